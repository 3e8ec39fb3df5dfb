//! What visitors see who are not signed in.

use crate::house::Kind;
use crate::sample::MEMBER;
use crate::steps::State;
use crate::steps::Step::{Change, Forget, Get, Open, Post, Send, SignIn, With};

/// Why sessions end, as it is stored.
const REASONS: [&str; 8] = [
    "logout",
    "expired",
    "token_reused",
    "password_changed",
    "deactivated",
    "role_changed",
    "admin",
    "replaced",
];

const SAFARI: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, \
                      like Gecko) Version/18.1 Safari/605.1.15";
/// The member's form, on the way to be sent.
const PROFILE: [(&str, &str); 2] = [("first_name", "{name}"), ("last_name", "{long}")];
const END: &str = "UPDATE sessions SET ended_at = 1796047500, end_reason = 'password_changed' \
                   WHERE ended_at IS NULL";
const BLOCK: &str = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10) \
                     INSERT INTO attempts (kind, account, address, at) \
                     SELECT 'password', 'user:3', '203.0.113.24', 1796047400000 + n FROM n";
const CROWD: &str = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 200) \
                     INSERT INTO attempts (kind, account, address, at) \
                     SELECT 'registration', '', '203.0.113.24', 1796047400000 + n FROM n";

pub fn all() -> Vec<State> {
    let mut all = start();
    all.extend(sign_in());
    all.extend(REASONS.iter().map(|reason| ended(reason)));
    all.extend(kept());
    all.extend(registration());
    all.extend(links());
    all
}

fn start() -> Vec<State> {
    vec![
        State::new("landing", "Start page", &[Get("/")]),
        State::new("landing-plain", "Start page of a new site", &[Get("/")]).of(Kind::Fresh),
        State::new("landing-closed", "Start page without registration", &[Get("/")]).of(Kind::Bare),
        State::new("landing-in", "Start page, signed in", &[SignIn(MEMBER), Get("/")]),
        State::new("landing-staff", "Start page for staff", &[SignIn(2), Get("/")]),
        State::new("landing-deleted", "Account just deleted", &[Get("/?done=deleted")]),
        State::new("private", "Private page", &[SignIn(MEMBER), Get("/private")]),
    ]
}

fn sign_in() -> Vec<State> {
    vec![
        State::new("login", "Sign-in", &[Get("/login")]),
        State::new("login-next", "Sign-in on the way to a page", &[Get("/account/activity")]),
        State::new("login-plain", "Sign-in of a site over plain HTTP", &[Get("/login")])
            .of(Kind::Bare),
        State::new(
            "login-wrong",
            "Wrong password",
            &[Post("/login", &[("username", "{long}"), ("password", "wrong"), ("remember", "on")])],
        ),
        State::new("login-empty", "Nothing typed", &[Post("/login", &[])]),
        State::new(
            "login-one",
            "No password typed",
            &[Post("/login", &[("username", "{name}"), ("next", "/account")])],
        ),
        State::new(
            "login-429",
            "Too many attempts",
            &[
                Change(BLOCK),
                Post("/login", &[("username", "account-3@example.org"), ("password", "x")]),
            ],
        ),
        State::new("login-out", "Just signed out", &[SignIn(MEMBER), Post("/logout", &[])]),
        State::new("login-reset", "Password just set", &[Get("/login?done=reset")]),
        State::new(
            "login-cookie",
            "The browser keeps no cookie",
            &[With("User-Agent", SAFARI), SignIn(MEMBER), Forget, Get("/private")],
        ),
    ]
}

fn ended(reason: &'static str) -> State {
    let name = format!("login-ended-{}", reason.replace('_', "-"));
    let end: &'static str = match reason {
        "logout" => "UPDATE sessions SET ended_at = 1796047500, end_reason = 'logout'",
        "expired" => "UPDATE sessions SET ended_at = 1796047500, end_reason = 'expired'",
        "token_reused" => "UPDATE sessions SET ended_at = 1796047500, end_reason = 'token_reused'",
        "password_changed" => END,
        "deactivated" => {
            "UPDATE sessions SET ended_at = 1796047500, end_reason = 'deactivated'; \
             UPDATE users SET is_active = FALSE WHERE id = 3"
        }
        "role_changed" => "UPDATE sessions SET ended_at = 1796047500, end_reason = 'role_changed'",
        "admin" => "UPDATE sessions SET ended_at = 1796047500, end_reason = 'admin'",
        _ => "UPDATE sessions SET ended_at = 1796047500, end_reason = 'replaced'",
    };
    let about = format!("Signed out: {}", reason.replace('_', " "));
    State::new(&name, &about, &[SignIn(MEMBER), Change(end), Get("/account")])
}

/// Forms that meet an ended session.
fn kept() -> Vec<State> {
    const AGAIN: [(&str, &str); 2] =
        [("username", "account-3@example.org"), ("password", "Tangerine-Orbit-4471")];
    let start = [SignIn(MEMBER), Change(END)];
    let then = |steps: &[_]| [&start[..], steps].concat();
    vec![
        State::new(
            "login-kept",
            "Signed out with a form kept",
            &then(&[Post("/account/profile", &PROFILE)]),
        ),
        State::new(
            "login-kept-wrong",
            "A form kept, and a wrong password",
            &then(&[Post("/account/profile", &PROFILE), Send("/login", &[("password", "wrong")])]),
        ),
        State::new("login-lost", "A form that is lost", &[Post("/account/profile", &PROFILE)]),
        State::new(
            "confirm",
            "Signed in again: send the form?",
            &then(&[Post("/account/profile", &PROFILE), Send("/login", &AGAIN)]),
        ),
        State::new(
            "confirm-password",
            "The same with a password that is not kept",
            &then(&[
                Post("/account/profile", &[("email", "new@example.org"), ("password", "secret")]),
                Send("/login", &AGAIN),
            ]),
        ),
        State::new(
            "confirm-nothing",
            "The same without fields",
            &then(&[Post("/account/sessions/end-others", &[]), Send("/login", &AGAIN)]),
        ),
    ]
}

fn registration() -> Vec<State> {
    vec![
        State::new("register", "Registration", &[Get("/register")]),
        State::new(
            "register-plain",
            "Registration without terms",
            &[Get("/register?next=/account")],
        )
        .of(Kind::Fresh),
        State::new(
            "register-wrong",
            "Several mistakes",
            &[Post(
                "/register",
                &[
                    ("username", "a b"),
                    ("email", "{long}"),
                    ("first_name", "{far too long}"),
                    ("password", "12345"),
                    ("password2", "12346"),
                ],
            )],
        ),
        State::new(
            "register-429",
            "Too many registrations",
            &[
                Change(CROWD),
                Post(
                    "/register",
                    &[
                        ("username", "ada"),
                        ("email", "ada@example.org"),
                        ("password", "Violet-Harbour-93"),
                        ("password2", "Violet-Harbour-93"),
                        ("terms", "on"),
                    ],
                ),
            ],
        ),
        State::new("register-in", "Signed in already", &[SignIn(MEMBER), Get("/register")]),
        State::new("register-closed", "Closed", &[Get("/register")]).of(Kind::Bare),
    ]
}

/// One-time links.
fn links() -> Vec<State> {
    let make = [
        SignIn(1),
        Get("/admin/users/3/password"),
        Send("/admin/users/3/reset-link", &[]),
        Forget,
        Open("reset-link"),
    ];
    let wrong = Send("/reset", &[("password", "12345"), ("password2", "12346")]);
    const SETUP: &str = "/setup?code=open-sesame";
    const MISTAKES: [(&str, &str); 4] =
        [("username", "a b"), ("email", "nowhere"), ("password", "12345"), ("password2", "12346")];
    vec![
        State::new("reset", "New password by a link", &make),
        State::new("reset-wrong", "Two mistakes", &[&make[..], &[wrong]].concat()),
        State::new("reset-spent", "A spent link", &[Get("/reset?code=spent")]),
        State::new("setup", "The first administrator", &[Get(SETUP)]).of(Kind::Fresh),
        State::new("setup-wrong", "Mistakes", &[Get(SETUP), Send("/setup", &MISTAKES)])
            .of(Kind::Fresh),
        State::new("setup-spent", "A spent link", &[Get("/setup?code=spent")]).of(Kind::Fresh),
    ]
}
