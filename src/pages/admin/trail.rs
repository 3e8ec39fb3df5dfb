//! Entries of the log as the admin's pages tell them.

mod details;
mod sentence;

use serde::Serialize;

use details::EntryDetail;

use crate::audit::{By, Event, Party};
use crate::entity::audit;
use crate::render::entries;
use crate::text::{Markup, Moment};

/// An entry: one sentence, and what else is known.
#[derive(Debug, Serialize)]
pub struct TrailEntry {
    at: Moment,
    sentence: Markup,
    alarming: bool,
    /// The picture of the event.
    icon: &'static str,
    details: Vec<EntryDetail>,
    address: String,
    request: String,
}

impl TrailEntry {
    /// The entry. The names in its sentence lead to the log at `base`.
    pub fn of(entry: audit::Model, base: &str) -> Self {
        let (event, unix) = (Event::parse(&entry.event), entries::unix(&entry));
        let known = entries::details(&entry);
        let (sentence, told) = sentence::of(&entry, event, &known, base);
        let alarming = event.is_some_and(Event::is_alarming);
        let actor = Party { id: entry.actor_id, name: entry.actor };
        let by_terminal = actor == By::terminal().actor;
        TrailEntry {
            at: Moment::of(unix),
            sentence: sentence.into_markup(),
            alarming,
            icon: if by_terminal && !alarming { "script" } else { entries::icon(event, &known) },
            details: details::of(event, &known, told),
            address: entry.address,
            request: entry.request,
        }
    }

    /// The entry under the head of its day.
    pub fn under_day(entry: audit::Model, base: &str) -> Self {
        let at = Moment::under_day(entries::unix(&entry));
        TrailEntry { at, ..TrailEntry::of(entry, base) }
    }
}
