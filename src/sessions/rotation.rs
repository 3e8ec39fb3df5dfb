//! What a presented token means for a session: the table of the contract, as pure functions.
//!
//! A browser writes its cookies to disk late, and comes back with older ones when it was killed.
//! So a generation counts as *kept* only when one of its tokens arrives later than the grace after
//! it was handed out; what is older than the kept generation, nobody but a thief presents.

use crate::config::REPEATED;
use crate::error::{EndReason, Rejected};
use crate::sessions::row::SessionRow;

/// How long a request may have been under way, in graces after its access token expired.
const UNDER_WAY: i64 = 5;

/// What to do about a refresh token of generation *g*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is the current one, or newer than the row, which is then a copy from before: compare and
    /// swap to the next generation.
    Rotate,
    /// Its holder may not have kept the successor: the identical successor once more.
    Repeat,
    /// It was spent, and its successor has been kept: somebody holds a copy.
    Theft,
    /// The request has been under way since before its token was spent.
    Late,
    /// No token of this session works any more.
    Dead(End),
}

/// That a session is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub rejected: Rejected,
    pub reason: EndReason,
    /// Whether the browser's cookies stay as they are: the clock that calls them expired may be
    /// wrong, and those of a session that has just taken its place have the same names.
    pub cookies_stay: bool,
}

impl End {
    pub(super) fn cleared(rejected: Rejected, reason: EndReason) -> Self {
        End { rejected, reason, cookies_stay: false }
    }
}

/// A refresh token, and what came with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presented {
    pub generation: i64,
    /// When the access token of the same generation expired that came beside it, in Unix seconds.
    pub access_expired: Option<i64>,
}

/// Why the session is over, if it is. Deactivation weighs more than an end, whatever came first.
pub(super) fn over(row: &SessionRow) -> Option<End> {
    let now = row.now();
    if !row.is_active {
        let reason = row.end_reason.unwrap_or(EndReason::Deactivated);
        return Some(End::cleared(Rejected::UserInactive, reason));
    }
    if let Some(ended_at) = row.ended_at {
        let reason = row.end_reason.unwrap_or(EndReason::Admin);
        let cookies_stay = row.succeeded && now.saturating_sub(ended_at) < REPEATED;
        return Some(End { rejected: Rejected::Ended, reason, cookies_stay });
    }
    let expired = row.expires_at <= now || row.absolute_expires_at <= now;
    expired.then_some(End {
        rejected: Rejected::Ended,
        reason: EndReason::Expired,
        cookies_stay: true,
    })
}

/// Decides about a refresh token by the row as it was read (RFC 9700 §4.14.2).
pub(super) fn decide(row: &SessionRow, presented: Presented, grace_ms: i64) -> Decision {
    if let Some(end) = over(row) {
        return Decision::Dead(end);
    }
    if presented.generation >= row.generation {
        return Decision::Rotate;
    }
    if presented.generation >= row.kept_generation {
        return Decision::Repeat;
    }
    let under_way = presented.access_expired.is_some_and(|expired| {
        row.read_at.saturating_sub(expired.saturating_mul(1000)) < UNDER_WAY * grace_ms
    });
    if under_way { Decision::Late } else { Decision::Theft }
}

/// Whether tokens of the current generation that arrive now show that it has been kept. After the
/// clock has jumped nothing is known of the time between.
pub(super) fn is_kept(row: &SessionRow, grace_ms: i64) -> bool {
    row.steady && row.read_at.saturating_sub(row.handed_at) > grace_ms
}

/// The row after the rotation by a token of generation `used`; its refresh token lives for
/// `lifetime` seconds.
pub(super) fn rotated(row: SessionRow, used: i64, lifetime: i64, grace_ms: i64) -> SessionRow {
    let now_ms = row.read_at;
    let mut kept = row.kept_generation;
    if used > row.generation || is_kept(&row, grace_ms) {
        kept = used;
    }
    let (mut marked_generation, mut marked_at) = (row.marked_generation, row.marked_at);
    let since_mark = now_ms.saturating_sub(marked_at);
    // A mark that lies further ahead was set by a clock that has been put right since; a clock that
    // only follows another steps back by milliseconds now and then.
    if since_mark.abs() > grace_ms {
        if row.steady && since_mark > 0 {
            kept = kept.max(marked_generation);
        }
        (marked_generation, marked_at) = (used, now_ms);
    }
    let mut expires_at = row.now() + lifetime;
    if now_ms < row.rotated_at {
        // By a clock that is behind for a while a session does not end sooner.
        expires_at = expires_at.max(row.expires_at);
    }
    SessionRow {
        generation: used.saturating_add(1),
        kept_generation: kept,
        marked_generation,
        marked_at,
        rotated_at: now_ms,
        handed_at: now_ms,
        expires_at: expires_at.min(row.absolute_expires_at),
        ..row
    }
}

/// Whether a repeat of the successor begins its time anew, so that tabs which come back together
/// converge.
pub(super) fn is_handed_anew(row: &SessionRow, grace_ms: i64) -> bool {
    row.read_at.saturating_sub(row.handed_at) > grace_ms / 2
}

#[cfg(test)]
#[path = "rotation_tests.rs"]
mod tests;
