//! Sessions as pages list them.

use serde::Serialize;

use crate::entity::session;
use crate::error::EndReason;
use crate::render::device;
use crate::text::{Markup, Moment, Text};

/// The most live sessions that a page lists; a script may have opened thousands.
pub const SHOWN: usize = 100;

/// One session.
#[derive(Debug, Serialize)]
pub struct SessionEntry<'a> {
    id: &'a str,
    is_api: bool,
    device: Text,
    /// The picture: `phone`, `script` or `computer`.
    kind: &'static str,
    user_agent: &'a str,
    address: &'a str,
    first_seen: Moment,
    last_seen: Moment,
    /// Whether it is the viewer's own session.
    current: bool,
    /// When it ended, and why, in a sentence.
    ended: Option<(Moment, Markup)>,
}

impl<'a> SessionEntry<'a> {
    /// A live session; `current` is the id of the viewer's own.
    pub fn live(session: &'a session::Model, current: &str) -> Self {
        SessionEntry {
            id: &session.id,
            is_api: session.channel == "api",
            device: device::name(&session.user_agent),
            kind: device::kind(&session.user_agent),
            user_agent: &session.user_agent,
            address: &session.ip,
            first_seen: Moment::day(session.created_at),
            last_seen: Moment::of(session.last_seen_at),
            current: session.id == current,
            ended: None,
        }
    }

    /// An ended session.
    pub fn ended(session: &'a session::Model) -> Self {
        let at = session.ended_at.unwrap_or(session.expires_at);
        let reason = match (&session.end_reason, session.ended_at) {
            (Some(word), _) => EndReason::parse(word),
            (None, Some(_)) => None,
            (None, None) => Some(EndReason::Expired),
        };
        let why = Text::new("session-ended")
            .text("device", device::name(&session.user_agent))
            .words("why", reason.map_or("unknown", EndReason::as_str));
        SessionEntry {
            ended: Some((Moment::of(at), why.into_markup())),
            ..SessionEntry::live(session, "")
        }
    }
}
