//! The filters of the log.

use std::net::IpAddr;

use jiff::civil::Date;
use serde::Serialize;

use crate::audit::{AuditFilter, EventKind};
use crate::error::{FieldError, FieldErrors};
use crate::render::FormState;
use crate::render::entries;
use crate::text::{Locale, Text};
use crate::web::{Context, Field, Fields, Kind, Problem};

const FIELDS: [Field; 7] = [
    Field::optional("who", "Who", Kind::Text).labelled("log-who"),
    Field::optional("event", "Event", Kind::Text).labelled("log-event"),
    Field::optional("since", "Since", Kind::Text).labelled("log-since"),
    Field::optional("address", "Address", Kind::Text).labelled("log-address"),
    Field::optional("from", "From", Kind::Text).labelled("log-from"),
    Field::optional("to", "To", Kind::Text).labelled("log-to"),
    Field::optional("show", "Show", Kind::Text).labelled("show-nav"),
];

/// How far the log goes back, in hours.
const SPANS: [(&str, &str, i64); 3] = [
    ("24h", "log-since-24h", 24),
    ("7d", "log-since-7d", 7 * 24),
    ("30d", "log-since-30d", 30 * 24),
];
/// Milliseconds.
const HOUR: i64 = 3_600_000;

/// A choice of a filter.
#[derive(Debug, Serialize)]
pub struct FilterChoice {
    value: String,
    label: Text,
}

impl FilterChoice {
    fn new(value: impl Into<String>, label: Text) -> Self {
        FilterChoice { value: value.into(), label }
    }
}

/// The choice of how far the log goes back.
pub fn spans() -> Vec<FilterChoice> {
    let all = FilterChoice::new("", Text::new("log-since-ever"));
    let spans = SPANS.map(|(word, label, _)| FilterChoice::new(word, Text::new(label)));
    std::iter::once(all).chain(spans).collect()
}

/// What is asked of the log.
pub struct LogQuery {
    typed: Fields,
    /// The events that can be chosen.
    events: Vec<(String, Text)>,
    errors: FieldErrors,
    /// The entry before which the page begins.
    pub before: Option<i64>,
    /// What was typed, as far as it is not wrong.
    pub filter: AuditFilter,
}

impl LogQuery {
    /// What the query of a request asks; days are those of the reader's time zone.
    ///
    /// # Errors
    /// 400 when it is not UTF-8 or has too many fields; a server error.
    pub async fn of(context: &Context<'_>, locale: &Locale) -> Result<Self, Problem> {
        let (app, typed) = (context.app, Fields::of_query(context.request)?);
        let events = app.audit.known().await?;
        let who = typed.text("who").trim().to_owned();
        let user = app.users.find(&who).await?;
        let mut errors = FieldErrors::new();
        let (since, until) = bounds(&typed, (locale, app.clock.now_ms()), &mut errors);
        let filter = AuditFilter {
            event: event(&typed, &events, &mut errors),
            kind: EventKind::parse(typed.text("show")),
            user_id: user.map(|user| user.id),
            who,
            address: address(&typed, &mut errors),
            since,
            until,
            ..AuditFilter::default()
        };
        let before = typed.text("before").parse().ok();
        Ok(LogQuery { typed, events, errors, before, filter })
    }

    /// Whether a filter cannot be read.
    pub fn is_wrong(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether a filter is set.
    pub fn is_filtered(&self) -> bool {
        !self.query(self.filter.kind, None).is_empty()
    }

    /// The first wrong field.
    pub fn focus(&self) -> &'static str {
        let wrong = FIELDS.iter().find(|field| self.errors.contains_key(field.name));
        wrong.map_or("", |field| field.name)
    }

    /// The choice of the event.
    pub fn events(&self) -> Vec<FilterChoice> {
        let any = FilterChoice::new("", Text::new("log-anything"));
        let known = self.events.iter().cloned();
        let known = known.map(|(word, label)| FilterChoice::new(word, label));
        std::iter::once(any).chain(known).collect()
    }

    /// The query with the same filters for entries of this kind, older than `before`.
    pub fn query(&self, kind: Option<EventKind>, before: Option<i64>) -> String {
        let before = entries::place(before);
        let value = |name: &'static str| match name {
            "show" => kind.map_or("", EventKind::as_str),
            name => self.typed.text(name),
        };
        let mut fields = FIELDS.map(|field| (field.name, value(field.name))).to_vec();
        fields.push(("before", before.as_str()));
        entries::query(&fields)
    }

    /// The form, with what was typed and what is wrong with it.
    pub fn form(self) -> FormState {
        let show = self.filter.kind.map_or("", EventKind::as_str);
        FormState::filled(&FIELDS, &self.typed, "", self.errors).value("show", show)
    }
}

fn event(typed: &Fields, events: &[(String, Text)], errors: &mut FieldErrors) -> Option<String> {
    let event = Some(typed.text("event").trim()).filter(|word| !word.is_empty())?;
    if events.iter().all(|(word, _)| word != event) {
        errors.insert("event", vec![FieldError::page("log-wrong-event")]);
    }
    Some(event.to_owned())
}

fn address(typed: &Fields, errors: &mut FieldErrors) -> String {
    let text = typed.text("address").trim();
    let address: Result<IpAddr, _> = text.parse();
    if address.is_err() && !text.is_empty() {
        errors.insert("address", vec![FieldError::page("log-wrong-address")]);
    }
    address.map(|address| address.to_canonical().to_string()).unwrap_or_default()
}

/// From when to when, in Unix milliseconds.
fn bounds(
    typed: &Fields,
    (locale, now): (&Locale, i64),
    errors: &mut FieldErrors,
) -> (Option<i64>, Option<i64>) {
    let mut day = |field| {
        let text = Some(typed.text(field).trim()).filter(|text| !text.is_empty())?;
        let day = Date::strptime("%Y-%m-%d", text).ok();
        if day.is_none() {
            errors.insert(field, vec![FieldError::page("log-wrong-day")]);
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    if from.is_some() && to.is_some() && from > to {
        errors.insert("to", vec![FieldError::page("log-wrong-order")]);
    }
    // A day at the end of the calendar has no instant.
    let start = |day: Date| {
        let midnight = locale.zone.to_timestamp(day.at(0, 0, 0, 0));
        let beyond = if day.year() > 0 { i64::MAX } else { i64::MIN };
        midnight.map_or(beyond, |at| at.as_millisecond())
    };
    let end = |day: Date| day.tomorrow().map_or(i64::MAX, start);
    let span = SPANS.iter().find(|(word, ..)| *word == typed.text("since"));
    let lately = span.map(|(_, _, hours)| now - hours * HOUR);
    (from.map(start).or(lately), to.map(end))
}
