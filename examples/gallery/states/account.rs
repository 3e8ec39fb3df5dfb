//! The pages of one's account.

use crate::sample::{MEMBER, ROOT};
use crate::steps::Step::{Change, Get, Post, SignIn};
use crate::steps::{State, Step};

/// Somebody who is signed in on this device alone, and to whom nothing has happened.
const NEWCOMER: i64 = 20;
/// Somebody who is signed in on more devices than a page shows.
const EVERYWHERE: i64 = 12;

pub fn all() -> Vec<State> {
    let mut all = profile();
    all.extend(password());
    all.extend(sessions());
    all.extend(activity());
    all
}

fn member(name: &str, about: &str, steps: &[Step]) -> State {
    State::new(name, about, &[&[SignIn(MEMBER)], steps].concat())
}

fn profile() -> Vec<State> {
    const CHOSEN: &str = "UPDATE users SET language = 'pt-BR', time_zone = 'America/Sao_Paulo', \
                          theme = 'light' WHERE id = 3";
    const SEVERAL: [(&str, &str); 5] = [
        ("first_name", "{far too long}"),
        ("last_name", "{long}"),
        ("email", "{long}"),
        ("language", "xx"),
        ("time_zone", "Middle/Earth"),
    ];
    vec![
        member("profile", "Profile", &[Get("/account")]),
        member("profile-saved", "Just saved", &[Get("/account?done=profile")]),
        member("profile-wrong", "Several mistakes", &[Post("/account/profile", &SEVERAL)]),
        member(
            "profile-email",
            "Another e-mail without the password",
            &[Post("/account/profile", &[("first_name", "{name}"), ("email", "new@example.org")])],
        ),
        member("profile-chosen", "Language and theme chosen", &[Change(CHOSEN), Get("/account")]),
        State::new("profile-root", "A superuser’s", &[SignIn(ROOT), Get("/account")]),
    ]
}

fn password() -> Vec<State> {
    let wrong = [
        Post("/account/password", &[("old_password", "x"), ("password", "1"), ("password2", "2")]),
        Post("/account/delete", &[("password", "wrong")]),
    ];
    vec![
        member("password", "Password", &[Get("/account/password")]),
        member("password-wrong", "Three mistakes", &wrong[..1]),
        member("password-empty", "Nothing typed", &[Post("/account/password", &[])]),
        member("password-saved", "Just changed", &[Get("/account?done=password")]),
        member("delete", "Delete the account", &[Get("/account/delete")]),
        member("delete-wrong", "Wrong password", &wrong[1..]),
    ]
}

fn sessions() -> Vec<State> {
    let end = "/account/sessions/00000000000000000000000000000001/end";
    let one = [SignIn(NEWCOMER), Get("/account/sessions")];
    let many = [SignIn(EVERYWHERE), Get("/account/sessions")];
    vec![
        member("sessions", "Sessions", &[Get("/account/sessions")]),
        member("sessions-ended", "One just ended", &[Post(end, &[])]),
        member(
            "sessions-others",
            "All others just ended",
            &[Post("/account/sessions/end-others", &[])],
        ),
        State::new("sessions-one", "One session", &one),
        State::new("sessions-many", "More than a page shows", &many),
    ]
}

fn activity() -> Vec<State> {
    const NOTHING: &str = "DELETE FROM audit";
    let nothing = [SignIn(NEWCOMER), Change(NOTHING), Get("/account/activity")];
    vec![
        member("activity", "Activity", &[Get("/account/activity")]),
        member("activity-warnings", "Warnings only", &[Get("/account/activity?show=warnings")]),
        member("activity-older", "Older entries", &[Get("/account/activity?before=140")]),
        member("activity-end", "Nothing older", &[Get("/account/activity?before=1")]),
        State::new("activity-none", "Nothing has happened", &nothing),
    ]
}
