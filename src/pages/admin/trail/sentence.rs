//! An entry of the log as one sentence.
//!
//! Its message is `log-<event>`, which finds `who` did it and to `whom`, each as a link to the log
//! of that person, and whether that is the same person, `own`. Nobody is no value at all.

use serde_json::{Map, Value};
use url::form_urlencoded::byte_serialize;

use crate::audit::{By, Event, Party};
use crate::entity::audit;
use crate::text::{self, Text};

/// The most groups or permissions that a sentence names.
const FEW: usize = 3;
/// The channels of attempts to sign in and to register; other channels are limits of the host.
const CHANNELS: [&str; 4] = ["browser", "api", "confirmation", "registration"];

type Details = Map<String, Value>;

/// The names of the details that a sentence tells.
type Told = &'static [&'static str];

/// The sentence, and which details it tells.
pub fn of(
    entry: &audit::Model,
    event: Option<Event>,
    details: &Details,
    base: &str,
) -> (Text, Told) {
    let Some(event) = event else {
        let text = Text::new("log-other").words("event", entry.event.as_str());
        return (people(text, entry, base), &[]);
    };
    let text = people(Text::new(event.key("log")), entry, base);
    match event {
        Event::SignedIn | Event::SignInFailed => (word(text, details, "channel"), &["channel"]),
        Event::Throttled => (throttled(text, details), &["channel"]),
        Event::SessionEnded => (text, &["count"]),
        Event::SessionsEnded => {
            let count = details.get("count").and_then(Value::as_u64).unwrap_or_default();
            (text.number("n", count), &["count"])
        }
        Event::ProfileChanged | Event::UserChanged => (text.words("what", what(details)), &[]),
        Event::RightsChanged => (text.words("role", role(details)), &[]),
        Event::GroupsChanged | Event::PermissionsChanged => given(text, details),
        Event::GroupCreated | Event::GroupChanged | Event::GroupDeleted => {
            (word(text, details, "group"), &["group"])
        }
        Event::ThrottleLifted => (lifted(text, details, base), &["limited_address"]),
        _ => (text, &[]),
    }
}

fn people(mut text: Text, entry: &audit::Model, base: &str) -> Text {
    let who = Party { id: entry.actor_id, name: entry.actor.clone() };
    let whom = Party { id: entry.subject_id, name: entry.subject.clone() };
    let own = who != Party::default() && (who == whom || who.id.is_some() && who.id == whom.id);
    for (name, party) in [("who", who), ("whom", whom)] {
        if let Some(person) = person(party, base) {
            text = text.with(name, person);
        }
    }
    text.words("own", if own { "yes" } else { "no" })
}

fn person(party: Party, base: &str) -> Option<text::Value> {
    let message = |text| Some(text::Value::Text(Box::new(text)));
    match party {
        party if party == By::terminal().actor => message(Text::new("log-terminal")),
        party if party == By::host().actor => message(Text::new("log-host")),
        Party { id: None, name } if name.is_empty() => None,
        // The account was gone before it was told.
        Party { id: Some(id), name } if name.is_empty() => {
            message(Text::new("log-account").number("id", id))
        }
        Party { name, .. } => Some(link(name, "who", base)),
    }
}

/// Words that lead to the entries which have them in this field.
fn link(words: String, field: &str, base: &str) -> text::Value {
    let value: String = byte_serialize(words.as_bytes()).collect();
    text::Value::Link { words, href: format!("{base}/admin/log?{field}={value}") }
}

/// With the words of a detail, if there is one.
fn word(text: Text, details: &Details, name: &'static str) -> Text {
    match details.get(name).and_then(Value::as_str) {
        Some(word) => text.words(name, word),
        None => text,
    }
}

fn throttled(text: Text, details: &Details) -> Text {
    match details.get("channel").and_then(Value::as_str) {
        Some(limit) if !CHANNELS.contains(&limit) => {
            text.words("channel", "host").words("limit", limit)
        }
        _ => word(text, details, "channel"),
    }
}

/// What was changed of an account.
fn what(details: &Details) -> &'static str {
    let has = |name| details.contains_key(name);
    match (has("username"), has("email"), has("first_name") || has("last_name")) {
        (true, false, false) => "username",
        (false, true, false) => "email",
        (false, false, true) => "name",
        _ => "several",
    }
}

/// Which role somebody gained or lost.
fn role(details: &Details) -> &'static str {
    let now = |name: &str| details.get(name).and_then(|change| change.get(1)?.as_bool());
    match (now("is_superuser"), now("is_staff")) {
        (Some(true), _) => "superuser",
        (Some(false), _) => "no-superuser",
        (None, Some(true)) => "staff",
        (None, Some(false)) => "no-staff",
        (None, None) => "other",
    }
}

/// The groups or permissions that somebody gained or lost, if they are few.
fn given(text: Text, details: &Details) -> (Text, Told) {
    let names = |name: &str| -> Vec<text::Value> {
        let all = details.get(name).and_then(Value::as_str).unwrap_or_default();
        let names = all.split(", ").filter(|name| !name.is_empty());
        names.map(|name| text::Value::Words(name.to_owned())).collect()
    };
    let (added, removed) = (names("added"), names("removed"));
    let (how, names, told): (_, _, Told) = match (added.len(), removed.len()) {
        (1..=FEW, 0) => ("added", added, &["added"]),
        (0, 1..=FEW) => ("removed", removed, &["removed"]),
        _ => return (text, &[]),
    };
    (text.words("given", how).with("names", text::Value::List(names)), told)
}

fn lifted(text: Text, details: &Details, base: &str) -> Text {
    match details.get("limited_address").and_then(Value::as_str) {
        Some(address) => text.with("address", link(address.to_owned(), "address", base)),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::audit::Event;
    use crate::entity::audit;
    use crate::text::{Languages, Locale};

    fn told(event: &str, [who, whom]: [&str; 2], details: &str) -> String {
        let id = |name: &str| match name {
            "" | "terminal" | "host" => None,
            "5" => Some(5),
            name => name.bytes().next().map(i64::from),
        };
        let name = |name: &str| name.trim_matches('5').to_owned();
        let entry = audit::Model {
            id: 1,
            at: 0,
            event: event.into(),
            actor_id: id(who),
            actor: name(who),
            subject_id: id(whom),
            subject: name(whom),
            address: String::new(),
            request: String::new(),
            details: String::new(),
        };
        let details = serde_json::from_str(details).expect("an object");
        let (text, _) = of(&entry, Event::parse(event), &details, "");
        Locale::current(|locale| locale.plain(&text))
    }

    #[test]
    fn every_event_has_a_sentence() {
        let english = Languages::english();
        for event in Event::all() {
            let key = event.key("log");
            assert!(english.message(&key).is_some(), "{key}");
        }
    }

    #[test]
    fn a_sentence_names_who_did_it_and_to_whom() {
        let (ada, own, none) = (["root", "ada"], ["ada", "ada"], ["", ""]);
        for (event, people, details, expected) in [
            ("signed_in", own, r#"{"channel":"browser"}"#, "ada signed in."),
            ("signed_in", ["5", "5"], "{}", "Account 5 signed in."),
            ("set_up", ["", "ada"], "{}", "ada became the first superuser."),
            ("user_created", ["terminal", "ada"], "{}", "The command line added ada."),
            ("sign_in_failed", none, "{}", "A sign-in with an unknown user name failed."),
            ("sign_in_failed", ["", "ada"], "{}", "A sign-in as ada failed."),
            ("throttled", none, r#"{"channel":"tea"}"#, "There were too many attempts at tea."),
            ("session_ended", own, r#"{"count":1}"#, "ada ended one of their own sessions."),
            ("sessions_ended", ada, r#"{"count":3}"#, "root ended 3 sessions of ada."),
            ("user_changed", ada, r#"{"email":["",""]}"#, "root changed the e-mail of ada."),
            ("rights_changed", ada, r#"{"is_staff":[false,true]}"#, "root made ada staff."),
            ("groups_changed", ada, r#"{"added":"A, B"}"#, "root added ada to A and B."),
            ("groups_changed", ada, r#"{"added":"A, B, C, D"}"#, "root changed the groups of ada."),
            ("group_deleted", ["root", ""], r#"{"group":"A"}"#, "root deleted the group A."),
            ("throttle_lifted", ada, r#"{"limited_address":"::1"}"#, "root unblocked ada at ::1."),
            ("tea.made", ["host", "ada"], "{}", "The application: tea.made, about ada"),
            ("tea.made", own, "{}", "ada: tea.made"),
            ("tea.made", none, "{}", "tea.made"),
        ] {
            assert_eq!(told(event, people, details), expected);
        }
    }
}
