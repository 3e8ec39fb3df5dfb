//! What all pages with entries of the log have in common.

use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value};
use url::form_urlencoded::Serializer;

use crate::audit::{Audit, AuditFilter, Event, EventKind};
use crate::entity::audit;
use crate::text::{DayName, Locale, Text};

/// Entries per page.
const SHOWN: usize = 50;

/// The entries of a page, the newest first.
#[derive(Debug, Default)]
pub struct EntryPage {
    pub entries: Vec<audit::Model>,
    /// The entry before which the next page begins.
    pub older: Option<i64>,
}

impl EntryPage {
    /// The entries older than the entry `before`.
    pub async fn read(
        audit: &Audit,
        filter: &AuditFilter,
        before: Option<i64>,
    ) -> Result<Self, DbErr> {
        let mut entries = audit.search(filter, before, SHOWN as u64 + 1).await?;
        let are_more = entries.len() > SHOWN;
        entries.truncate(SHOWN);
        let older = entries.last().filter(|_| are_more).map(|last| last.id);
        Ok(EntryPage { entries, older })
    }
}

/// The queries of the first page and of the next one, unless they are this page's.
#[derive(Debug, Serialize)]
pub struct EntryLinks {
    newest: Option<String>,
    older: Option<String>,
}

impl EntryLinks {
    /// Those of a page with the entries older than `before`; `query` is that of such a page.
    pub fn of(
        before: Option<i64>,
        older: Option<i64>,
        query: impl Fn(Option<i64>) -> String,
    ) -> Self {
        // For a template, an empty text would be none.
        let first = || Some(query(None)).filter(|query| !query.is_empty());
        let newest = before.map(|_| first().unwrap_or_else(|| "?".to_owned()));
        EntryLinks { newest, older: older.map(|id| query(Some(id))) }
    }
}

/// The query of these fields, as far as they have a value; empty without any.
pub fn query(fields: &[(&str, &str)]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
    match query.finish() {
        empty if empty.is_empty() => empty,
        query => format!("?{query}"),
    }
}

/// The value of the field `before`.
pub fn place(before: Option<i64>) -> String {
    before.map(|id| id.to_string()).unwrap_or_default()
}

/// A link that chooses which entries are shown.
#[derive(Debug, Serialize)]
pub struct EntryChip {
    pub label: Text,
    /// The query.
    pub link: String,
    pub current: bool,
}

/// The choice between everything and the entries of one kind; `link` is the query for it.
pub fn chips(
    current: Option<EventKind>,
    link: impl Fn(Option<EventKind>) -> String,
) -> Vec<EntryChip> {
    let kinds = std::iter::once(None).chain(EventKind::ALL.map(Some));
    let chip = |kind| EntryChip { label: name(kind), link: link(kind), current: kind == current };
    kinds.map(chip).collect()
}

/// What a kind of entries is called.
pub fn name(kind: Option<EventKind>) -> Text {
    Text::new(match kind {
        None => "show-everything",
        Some(EventKind::SignIns) => "show-sign-ins",
        Some(EventKind::Changes) => "show-changes",
        Some(EventKind::Warnings) => "show-warnings",
    })
}

/// The entries of a day, as a page tells them.
#[derive(Debug, Serialize)]
pub struct LogDay<Entry> {
    #[serde(skip)]
    number: i64,
    name: DayName,
    entries: Vec<Entry>,
}

/// Entries under the days of the reader's time zone, each as it is told.
pub fn by_day<Entry>(
    entries: Vec<audit::Model>,
    locale: &Locale,
    told: impl Fn(audit::Model) -> Entry,
) -> Vec<LogDay<Entry>> {
    let mut days: Vec<LogDay<Entry>> = Vec::new();
    for entry in entries {
        let unix = unix(&entry);
        let number = locale.day_number(unix);
        match days.last_mut() {
            Some(day) if day.number == number => day.entries.push(told(entry)),
            _ => days.push(LogDay { number, name: DayName(unix), entries: vec![told(entry)] }),
        }
    }
    days
}

/// When it happened, in Unix seconds.
pub fn unix(entry: &audit::Model) -> i64 {
    entry.at.div_euclid(1000)
}

/// The details of an entry; none where they cannot be read.
pub fn details(entry: &audit::Model) -> Map<String, Value> {
    serde_json::from_str(&entry.details).unwrap_or_default()
}

/// The picture of an entry.
pub fn icon(event: Option<Event>, details: &Map<String, Value>) -> &'static str {
    let Some(event) = event else { return "script" };
    match event {
        _ if event.is_alarming() => "alarm",
        Event::SignedIn if details.get("channel").is_some_and(|channel| channel == "api") => {
            "script"
        }
        Event::SignedIn | Event::SignedOut | Event::SessionEnded | Event::SessionsEnded => "device",
        Event::PasswordChanged
        | Event::PasswordReset
        | Event::PasswordSet
        | Event::ResetLinkMade => "key",
        Event::RightsChanged
        | Event::PermissionsChanged
        | Event::Activated
        | Event::Deactivated
        | Event::ThrottleLifted => "lock",
        Event::GroupsChanged | Event::GroupCreated | Event::GroupChanged | Event::GroupDeleted => {
            "group"
        }
        _ => "user",
    }
}

#[cfg(test)]
mod tests {
    use super::{EntryLinks, by_day, chips, place, query};
    use crate::audit::EventKind;
    use crate::entity::audit;
    use crate::text::{Languages, Locale, zone_named};

    fn entry(unix: i64) -> audit::Model {
        audit::Model {
            id: unix,
            at: unix * 1000,
            event: "signed_in".into(),
            actor_id: None,
            actor: String::new(),
            subject_id: None,
            subject: String::new(),
            address: String::new(),
            request: String::new(),
            details: String::new(),
        }
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_readers_zone() {
        let midnight = 1_700_006_400; // 2023-11-15, UTC
        let days = |zone| {
            let zone = zone_named(zone).expect("a zone");
            let locale = Locale { language: Languages::english(), zone, now: None };
            let entries = [1, -1, -7200].map(|away| entry(midnight + away)).into();
            let days = by_day(entries, &locale, |entry| entry.id - midnight);
            days.into_iter().map(|day| day.entries).collect::<Vec<_>>()
        };
        assert_eq!(days("UTC"), [vec![1], vec![-1, -7200]]);
        assert_eq!(days("Europe/Berlin"), [vec![1, -1], vec![-7200]]);
        assert_eq!(days("America/New_York"), [vec![1, -1, -7200]]);
    }

    #[test]
    fn a_link_keeps_what_was_asked() {
        assert_eq!(query(&[("show", ""), ("before", "")]), "");
        assert_eq!(query(&[("who", "a&b"), ("before", "7")]), "?who=a%26b&before=7");
        let links = EntryLinks::of(Some(9), Some(3), |before| query(&[("before", &place(before))]));
        assert_eq!(links.newest.as_deref(), Some("?"));
        assert_eq!(links.older.as_deref(), Some("?before=3"));
        let chips = chips(Some(EventKind::Changes), |kind| format!("{kind:?}"));
        let current: Vec<_> = chips.iter().filter(|chip| chip.current).collect();
        assert_eq!((chips.len(), current.len()), (4, 1));
        assert_eq!(current[0].label.key(), "show-changes");
    }
}
