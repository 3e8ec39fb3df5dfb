//! What a presented token means for its session, as pure functions.
//!
//! A browser writes its cookies to disk late, and returns with older ones after it was killed. So a
//! generation counts as *kept* only when one of its tokens arrives later than the grace after it
//! was issued. A token older than the kept generation has been stolen.

use crate::config::REPEATED;
use crate::error::{EndReason, Rejected};
use crate::sessions::row::SessionRow;

/// How long a request may be under way after its access token expired, in graces.
const UNDER_WAY: i64 = 5;

/// What to do with a refresh token of generation *g*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is current, or newer than the row, which was restored from a backup then: compare and
    /// swap to the next generation.
    Rotate,
    /// Its holder may not have received the successor: issue the identical successor again.
    Repeat,
    /// It was spent, and its successor was kept: somebody has a copy.
    Theft,
    /// The request was sent before its token was spent.
    Late,
    /// The session is over.
    Dead(End),
}

/// Why a session is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub rejected: Rejected,
    pub reason: EndReason,
    /// Whether the browser's cookies are left alone: the clock by which they expired may be wrong,
    /// and the session that replaced this one has cookies of the same names.
    pub cookies_stay: bool,
}

impl End {
    pub(super) fn cleared(rejected: Rejected, reason: EndReason) -> Self {
        End { rejected, reason, cookies_stay: false }
    }
}

/// A refresh token, and what was presented with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presented {
    pub generation: i64,
    /// When the access token beside it, of the same generation, expired, in Unix seconds.
    pub access_expired: Option<i64>,
}

/// Why the session is over, if it is. Deactivation counts before any other end.
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

/// Decides about a refresh token (RFC 9700 §4.14.2).
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

/// Whether a token of the current generation that arrives now shows that the generation was kept.
/// After a jump of the clock the time since is unknown.
pub(super) fn is_kept(row: &SessionRow, grace_ms: i64) -> bool {
    row.steady && row.read_at.saturating_sub(row.handed_at) > grace_ms
}

/// The row after a rotation by a token of generation `used`; the new refresh token lives for
/// `lifetime` seconds.
pub(super) fn rotated(row: SessionRow, used: i64, lifetime: i64, grace_ms: i64) -> SessionRow {
    let now_ms = row.read_at;
    let mut kept = row.kept_generation;
    if used > row.generation || is_kept(&row, grace_ms) {
        kept = used;
    }
    let (mut marked_generation, mut marked_at) = (row.marked_generation, row.marked_at);
    let since_mark = now_ms.saturating_sub(marked_at);
    // A mark further ahead was set by a clock that has been corrected since. A clock that follows
    // another one steps back by milliseconds now and then.
    if since_mark.abs() > grace_ms {
        if row.steady && since_mark > 0 {
            kept = kept.max(marked_generation);
        }
        (marked_generation, marked_at) = (used, now_ms);
    }
    let mut expires_at = row.now() + lifetime;
    if now_ms < row.rotated_at {
        // A clock that is behind for a while does not end a session sooner.
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

/// Whether issuing the successor again restarts its grace, so that tabs which return together
/// converge.
pub(super) fn is_handed_anew(row: &SessionRow, grace_ms: i64) -> bool {
    row.read_at.saturating_sub(row.handed_at) > grace_ms / 2
}

#[cfg(test)]
#[path = "rotation_tests.rs"]
mod tests;
