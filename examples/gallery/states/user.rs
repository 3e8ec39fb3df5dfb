//! The pages about one user.

use super::admin::{root, staff};
use crate::sample::ROOT;
use crate::steps::Step::{Change, Get, Post, Send, SignIn};
use crate::steps::{State, Step};

const ONE: &str = "/admin/users/3";
const STALE: Step = Change("UPDATE users SET version = version + 1 WHERE id = 3");
/// What another superuser saved while the form was open, as the log tells.
const MEANWHILE: Step = Change(
    "UPDATE users SET version = version + 1, first_name = first_name || ' B.', is_staff = TRUE, \
     email = 'b.' || email WHERE id = 3; \
     INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, request, \
     details) VALUES (1796047499000, 'user_changed', 34, 'siobhan', 3, 'minhanh', '', '', '{}')",
);

pub fn all() -> Vec<State> {
    let mut all = profile();
    all.extend(conflicts());
    all.extend(password());
    all.extend(sessions());
    all.extend(history());
    all.extend(delete());
    all
}

fn profile() -> Vec<State> {
    const MISTAKES: [(&str, &str); 4] = [
        ("username", "a b"),
        ("email", "{long}"),
        ("first_name", "{far too long}"),
        ("groups[]", "999"),
    ];
    let after = |name: &str, about: &str, path| root(name, about, &[Get(path)]);
    let last = [
        Change("UPDATE users SET is_superuser = FALSE WHERE id <> 1"),
        Get("/admin/users/1"),
        Send("/admin/users/1", &[("is_superuser", "")]),
    ];
    vec![
        root("user", "Profile", &[Get("/admin/users/3?search=minh")]),
        root("user-inactive", "Somebody inactive", &[Get("/admin/users/8")]),
        root("user-invited", "Somebody invited", &[Get("/admin/users/19")]),
        root("user-superuser", "A superuser", &[Get("/admin/users/34")]),
        root("user-nameless", "Somebody without a name", &[Get("/admin/users/28")]),
        root("user-own", "Oneself", &[Get("/admin/users/1")]),
        staff("user-staff", "Profile for staff", &[Get(ONE)]),
        staff("user-staff-superuser", "A superuser, for staff", &[Get("/admin/users/1")]),
        root("user-wrong", "Several mistakes", &[Get(ONE), Send(ONE, &MISTAKES)]),
        root("user-last", "The last superuser", &last),
        after("user-saved", "Just saved", "/admin/users/3?done=saved"),
        after("user-rights", "Another role just given", "/admin/users/3?done=rights"),
        after("user-deactivated", "Just deactivated", "/admin/users/8?done=deactivated"),
    ]
}

fn conflicts() -> Vec<State> {
    const MINE: [(&str, &str); 3] =
        [("first_name", "{name}"), ("last_name", "{long}"), ("email", "mine@example.org")];
    let stale = |name: &str, about: &str, fields| {
        root(name, about, &[Get(ONE), MEANWHILE, Send(ONE, fields)])
    };
    vec![
        stale("conflict", "A stale save", &MINE),
        stale("conflict-one", "Different fields changed", &[("last_name", "{name}")]),
        stale("conflict-none", "Nothing of one’s own", &[]),
        root(
            "conflict-unknown",
            "Opened long ago",
            &[
                Get(ONE),
                MEANWHILE,
                Post(ONE, &[("version", "1"), ("username", "{name}"), ("email", "a@example.org")]),
            ],
        ),
    ]
}

fn password() -> Vec<State> {
    const TO: &str = "/admin/users/3/password";
    const GOOD: [(&str, &str); 2] =
        [("password", "Violet-Harbour-93"), ("password2", "Violet-Harbour-93")];
    let wrong = Send(TO, &[("password", "12345"), ("password2", "12346")]);
    let link = [Get(TO), Send("/admin/users/3/reset-link", &[])];
    vec![
        root("user-password", "Password", &[Get(TO)]),
        root("user-password-wrong", "Two mistakes", &[Get(TO), wrong]),
        root("user-password-stale", "A stale save", &[Get(TO), STALE, Send(TO, &GOOD)]),
        root("user-password-own", "One’s own", &[Get("/admin/users/1/password")]),
        root("user-password-inactive", "Of somebody inactive", &[Get("/admin/users/8/password")]),
        root(
            "user-link-refused",
            "No link for somebody inactive",
            &[Post("/admin/users/8/reset-link", &[])],
        ),
        staff("user-password-staff", "For staff", &[Get(TO)]),
        root("user-link", "A reset link", &link),
    ]
}

fn sessions() -> Vec<State> {
    vec![
        root("user-sessions", "Sessions", &[Get("/admin/users/3/sessions")]),
        root("user-sessions-many", "Many of them", &[Get("/admin/users/12/sessions")]),
        root("user-sessions-none", "None", &[Get("/admin/users/20/sessions")]),
        root("user-sessions-own", "One’s own", &[Get("/admin/users/1/sessions")]),
        root(
            "user-sessions-ended",
            "All just ended",
            &[Post("/admin/users/3/sessions/end-all", &[])],
        ),
        staff("user-sessions-staff", "For staff", &[Get("/admin/users/3/sessions")]),
    ]
}

fn history() -> Vec<State> {
    let path = "/admin/users/3/history?show=all";
    let none = [SignIn(ROOT), Change("DELETE FROM audit"), Get(path)];
    let unchanged = [Change("DELETE FROM audit"), Get("/admin/users/3/history")];
    vec![
        root("user-history", "History", &[Get("/admin/users/3/history")]),
        root("user-history-all", "Everything", &[Get(path)]),
        root("user-history-older", "Nothing older", &[Get("/admin/users/3/history?before=1")]),
        root("user-history-unchanged", "No changes", &unchanged),
        State::new("user-history-none", "Nothing at all", &none),
    ]
}

fn delete() -> Vec<State> {
    const TO: &str = "/admin/users/3/delete";
    let last = [
        Change("UPDATE users SET is_superuser = FALSE WHERE id <> 1"),
        Get("/admin/users/1/delete"),
        Send("/admin/users/1/delete", &[]),
    ];
    vec![
        root("user-delete", "Delete", &[Get(TO)]),
        root("user-delete-stale", "Changed meanwhile", &[Get(TO), STALE, Send(TO, &[])]),
        root("user-delete-own", "Oneself", &[Get("/admin/users/1/delete")]),
        root("user-delete-last", "The last superuser", &last),
        root("user-delete-inactive", "Somebody inactive", &[Get("/admin/users/8/delete")]),
        staff("user-delete-staff", "For staff", &[Get(TO)]),
    ]
}
