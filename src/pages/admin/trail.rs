//! Entries of the audit trail as pages show them.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::audit::Event;
use crate::entity::audit;
use crate::render::times::Moment;

/// An entry.
#[derive(Debug, Serialize)]
pub struct TrailEntry {
    at: Moment,
    event: String,
    alarming: bool,
    by: Option<AccountName>,
    on: Option<AccountName>,
    details: Vec<Detail>,
    address: String,
    request: String,
}

/// An account, or the terminal, by its name at that time.
#[derive(Debug, Serialize)]
pub struct AccountName {
    /// The account's id; `None` for the terminal.
    pub id: Option<i64>,
    pub name: String,
}

#[derive(Debug, Serialize)]
struct Detail {
    name: String,
    /// The previous value, if the entry is about a change.
    old: Option<String>,
    value: String,
}

impl TrailEntry {
    /// The entry as text.
    pub fn of(context: audit::Model) -> Self {
        let event = Event::parse(&context.event);
        TrailEntry {
            at: Moment::of(context.at.div_euclid(1000)),
            alarming: event.is_some_and(Event::is_alarming),
            // An unknown event, from another version, is shown by its name.
            event: event.map_or(context.event, |event| event.label().to_owned()),
            by: person(context.actor_id, context.actor),
            on: person(context.subject_id, context.subject),
            details: details(&context.details),
            address: context.address,
            request: context.request,
        }
    }
}

fn person(id: Option<i64>, name: String) -> Option<AccountName> {
    match id {
        Some(id) if name.is_empty() => {
            Some(AccountName { id: Some(id), name: format!("account {id}") })
        }
        None if name.is_empty() => None,
        id => Some(AccountName { id, name }),
    }
}

fn details(text: &str) -> Vec<Detail> {
    let all: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
    all.iter()
        .map(|(name, value)| {
            let (old, value) = match value.as_array().map(Vec::as_slice) {
                Some([old, new]) => (Some(words(old)), words(new)),
                _ => (None, words(value)),
            };
            Detail { name: label(name), old, value }
        })
        .collect()
}

fn label(name: &str) -> String {
    match name {
        "username" => "User name".into(),
        "email" => "E-mail".into(),
        "is_active" => "Active".into(),
        "is_staff" => "Staff".into(),
        "is_superuser" => "Superuser".into(),
        "count" => "Sessions".into(),
        "why" => "Reason".into(),
        other => {
            let words = other.replace('_', " ");
            let mut chars = words.chars();
            let first = chars.next().map(|first| first.to_uppercase().to_string());
            first.unwrap_or_default() + chars.as_str()
        }
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::String(text) if text.is_empty() => "(empty)".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
