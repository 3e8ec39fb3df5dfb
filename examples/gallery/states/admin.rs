//! The overview of the administration, the log and the limits.

use crate::house::Kind;
use crate::sample::{ROOT, STAFF};
use crate::steps::Step::{Change, Get, Post, Send, SignIn, With};
use crate::steps::{State, Step};

/// Makes the first superuser of a new site.
pub const SET_UP: [Step; 2] = [
    Get("/setup?code=open-sesame"),
    Send(
        "/setup",
        &[
            ("username", "root"),
            ("email", "root@example.org"),
            ("password", "Tangerine-Orbit-4471"),
            ("password2", "Tangerine-Orbit-4471"),
        ],
    ),
];

pub fn all() -> Vec<State> {
    let mut all = overview();
    all.extend(log());
    all.extend(limits());
    all
}

/// As a superuser sees it.
pub fn root(name: &str, about: &str, steps: &[Step]) -> State {
    State::new(name, about, &[&[SignIn(ROOT)], steps].concat())
}

/// As staff see it, who may not change anything.
pub fn staff(name: &str, about: &str, steps: &[Step]) -> State {
    State::new(name, about, &[&[SignIn(STAFF)], steps].concat())
}

/// As the first superuser of a new site sees it.
pub fn fresh(name: &str, about: &str, steps: &[Step]) -> State {
    State::new(name, about, &[&SET_UP[..], steps].concat()).of(Kind::Fresh)
}

fn overview() -> Vec<State> {
    const QUIET: &str = "DELETE FROM audit; DELETE FROM attempts";
    vec![
        root("admin", "Overview", &[Get("/admin")]),
        staff("admin-staff", "Overview for staff", &[Get("/admin")]),
        root("admin-bare", "Overview without limits", &[Get("/admin")]).of(Kind::Bare),
        root("admin-quiet", "Nothing has happened", &[Change(QUIET), Get("/admin")]),
        fresh("admin-fresh", "Overview of a new site", &[]),
    ]
}

fn log() -> Vec<State> {
    const NONE: &str = "DELETE FROM audit";
    let wrong = "/admin/log?from=2026-02-02&to=2026-02-01&address=here&event=nonsense";
    let filtered = "/admin/log?event=deactivated&since=30d&who=robin&from=2026-01-01";
    vec![
        root("log", "Log", &[Get("/admin/log")]),
        root("log-changes", "Changes only", &[Get("/admin/log?show=changes")]),
        root("log-filtered", "Filtered", &[Get(filtered)]),
        root(
            "log-address",
            "What came from one address",
            &[Get("/admin/log?address=203.0.113.24")],
        ),
        root("log-who", "What one person did", &[Get("/admin/log?who=minhanh")]),
        root("log-older", "Older entries", &[Get("/admin/log?before=120")]),
        root("log-empty", "Nothing fits", &[Get("/admin/log?who=nobody-of-that-name")]),
        root("log-none", "Nothing has happened", &[Change(NONE), Get("/admin/log")]),
        root("log-wrong", "Filters that are wrong", &[Get(wrong)]),
        staff("log-staff", "Log for staff", &[Get("/admin/log")]),
    ]
}

fn limits() -> Vec<State> {
    let lift = Post("/admin/limits/lift", &[("attempt", "1"), ("by", "both")]);
    let proxy = [With("X-Forwarded-For", "198.51.100.4"), Get("/admin/limits")];
    vec![
        root("limits", "Limits", &[Get("/admin/limits")]),
        root("limits-lifted", "One just lifted", &[lift]),
        root("limits-proxy", "By a proxy that is not trusted", &proxy),
        staff("limits-staff", "Limits for staff", &[Get("/admin/limits")]),
        root("limits-off", "Limits switched off", &[Get("/admin/limits")]).of(Kind::Bare),
        fresh("limits-none", "Nobody is limited", &[Get("/admin/limits")]),
    ]
}
