//! What the list says after something was done to many: numbers in the address, sentences here.

use std::fmt::Write;

use super::many;
use crate::guards::Entry;
use crate::routes::done;
use crate::site::{Bulk, Census};

/// What an address says about what was done.
pub fn words(bulk: Bulk, census: &Census) -> Vec<(&'static str, String)> {
    let numbers = [
        ("count", census.count),
        ("sessions", census.sessions),
        ("unchanged", census.unchanged),
        ("gone", census.gone),
        ("in_use", census.in_use),
        ("own", u64::from(census.own)),
        ("broken", u64::from(census.broken)),
        ("going", u64::from(census.going)),
    ];
    let numbers = numbers.into_iter().filter(|(name, number)| *name == "count" || *number > 0);
    let word = ("done", bulk.word().to_owned());
    [word].into_iter().chain(numbers.map(|(name, number)| (name, number.to_string()))).collect()
}

/// What the list says first, if this address comes from a form that led to it.
pub fn told(entry: &Entry<'_>) -> Option<String> {
    let bulk = Bulk::parse(done::word(entry)?)?;
    let number = |name| {
        let value = entry.request.query_value::<u64>(name);
        value.and_then(Result::ok).unwrap_or_default()
    };
    let census = Census {
        count: number("count"),
        sessions: number("sessions"),
        unchanged: number("unchanged"),
        gone: number("gone"),
        in_use: number("in_use"),
        own: number("own") > 0,
        broken: number("broken") > 0,
        going: number("going") > 0,
        ..Census::default()
    };
    Some(sentences(bulk, &census))
}

fn sentences(bulk: Bulk, census: &Census) -> String {
    let users = many(census.count, "user was", "users were");
    let sessions = many(census.sessions, "session", "sessions");
    let mut text = match bulk {
        Bulk::Activate => format!("{users} activated."),
        Bulk::Deactivate => format!("{users} deactivated; {sessions} ended."),
        Bulk::EndSessions => {
            format!("{sessions} of {} ended.", many(census.count, "user", "users"))
        }
        Bulk::Delete => format!("{users} deleted; {sessions} ended."),
    };
    for left_out in left_out(bulk, census) {
        let _ = write!(text, " {left_out}");
    }
    if census.broken {
        text.push_str(" Then it broke off: the other users are as they were.");
    }
    if census.going {
        text.push_str(
            " That is not all yet: it goes on by itself, and the log tells of each user.",
        );
    }
    text
}

/// Who is left out, and why.
pub fn left_out(bulk: Bulk, census: &Census) -> Vec<String> {
    let mut all = Vec::new();
    if census.own {
        all.push(match bulk {
            Bulk::EndSessions => "Your present session goes on.".to_owned(),
            _ => "Your own account stays as it is.".to_owned(),
        });
    }
    if census.unchanged > 0 {
        let (one, several) = match bulk {
            Bulk::Activate => ("user is active already.", "users are active already."),
            Bulk::Deactivate => ("user is inactive already.", "users are inactive already."),
            _ => ("user has no session that could end.", "users have no session that could end."),
        };
        all.push(many(census.unchanged, one, several));
    }
    if census.gone > 0 {
        all.push(many(census.gone, "user is not there any more.", "users are not there any more."));
    }
    if census.in_use > 0 {
        let one = "user stays: other data still refers to it.";
        let several = "users stay: other data still refers to them.";
        all.push(many(census.in_use, one, several));
    }
    all
}
