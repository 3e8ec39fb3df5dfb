//! What an entry tells besides its sentence.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::audit::Event;
use crate::text::Text;

/// The details of Doorward's own events that have a label.
const NAMES: [&str; 24] = [
    "account",
    "added",
    "attempts",
    "channel",
    "count",
    "email",
    "first_name",
    "group",
    "is_active",
    "is_staff",
    "is_superuser",
    "last_name",
    "limit",
    "limited_address",
    "members",
    "method",
    "methods",
    "name",
    "path",
    "permissions",
    "removed",
    "searched",
    "username",
    "why",
];

/// A detail of an entry.
#[derive(Debug, Serialize)]
pub struct EntryDetail {
    name: Text,
    /// The previous value, if the entry is about a change.
    old: Option<Text>,
    value: Text,
}

/// The details, except those that are `told` already. A host's own events keep their words.
pub fn of(event: Option<Event>, details: &Map<String, Value>, told: &[&str]) -> Vec<EntryDetail> {
    let left = details.iter().filter(|(name, _)| !told.contains(&name.as_str()));
    left.map(|(name, value)| {
        let is_known = event.is_some() && NAMES.contains(&name.as_str());
        let words = |value: &Value| if is_known { known(name, value) } else { words(value) };
        let (old, value) = match value.as_array().map(Vec::as_slice) {
            Some([old, new]) => (Some(words(old)), words(new)),
            _ => (None, words(value)),
        };
        let name = if is_known {
            Text::new(format!("detail-{name}"))
        } else {
            Text::verbatim(human(name))
        };
        EntryDetail { name, old, value }
    })
    .collect()
}

/// A name in code as a label.
fn human(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A value of a detail that has a label.
fn known(name: &str, value: &Value) -> Text {
    match (name, value.as_str(), value.as_i64()) {
        ("limit", Some("password"), _) => Text::new("detail-limit-password"),
        ("limit", Some("registration"), _) => Text::new("detail-limit-registration"),
        ("account", ..) => Text::new("detail-account-unknown"),
        (_, _, Some(number)) => Text::new("detail-number").number("n", number),
        _ => words(value),
    }
}

fn words(value: &Value) -> Text {
    match value {
        Value::Null => Text::new("detail-nothing"),
        Value::Bool(true) => Text::new("detail-yes"),
        Value::Bool(false) => Text::new("detail-no"),
        Value::String(text) if text.is_empty() => Text::new("detail-empty"),
        Value::String(text) => Text::verbatim(text.clone()),
        other => Text::verbatim(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{NAMES, of};
    use crate::audit::Event;
    use crate::text::Languages;

    #[test]
    fn every_known_detail_has_a_label() {
        let english = Languages::english();
        for name in NAMES {
            assert!(english.message(&format!("detail-{name}")).is_some(), "{name}");
        }
    }

    #[test]
    fn what_is_told_is_not_told_again_and_a_hosts_words_stay() {
        let details = json!({ "count": 1234, "first_name": ["", "Eve"], "shoe_size": null });
        let details = details.as_object().expect("an object");
        let shown = |event, told: &[&str]| {
            let shown = of(event, details, told);
            shown.into_iter().map(|detail| json!(detail).to_string()).collect::<Vec<_>>()
        };
        let name = r#"{"name":"First name","old":"(empty)","value":"Eve"}"#;
        let size = r#"{"name":"Shoe size","old":null,"value":"nothing"}"#;
        assert_eq!(shown(Some(Event::UserChanged), &["count"]), [name, size]);
        let count = r#"{"name":"Sessions","old":null,"value":"1,234"}"#;
        assert_eq!(shown(Some(Event::UserChanged), &["first_name", "shoe_size"]), [count]);
        let host = r#"{"name":"Count","old":null,"value":"1234"}"#;
        assert_eq!(shown(None, &["first_name", "shoe_size"]), [host]);
    }
}
