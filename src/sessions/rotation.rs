//! What a presented token means for a session: the table of the contract, as one pure function.

use super::row::SessionRow;
use crate::error::{EndReason, Rejected};

/// What to do about a refresh token of generation *g*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is the current one: compare and swap to the next generation.
    Rotate,
    /// It is the direct parent, and its holder may not have seen the successor: the identical
    /// successor once more.
    Repeat,
    /// It was spent, and its successor has been seen: somebody holds a copy.
    Theft,
    /// No token of this session works any more.
    Dead(Rejected, EndReason),
    /// A generation that has not been issued: not a token of this server.
    Unissued,
}

/// Why the session is over, if it is. Deactivation weighs more than an end, whatever came first.
pub(super) fn over(row: &SessionRow) -> Option<(Rejected, EndReason)> {
    if !row.is_active {
        return Some((Rejected::UserInactive, row.end_reason.unwrap_or(EndReason::Deactivated)));
    }
    if row.ended {
        return Some((Rejected::Ended, row.end_reason.unwrap_or(EndReason::Admin)));
    }
    let now = row.read_at.div_euclid(1000);
    if row.expires_at <= now || row.absolute_expires_at <= now {
        return Some((Rejected::Ended, EndReason::Expired));
    }
    None
}

/// Decides about a refresh token of `generation` by the row as it was read (RFC 9700 §4.14.2).
pub(super) fn decide(row: &SessionRow, generation: i64, grace_ms: i64) -> Decision {
    if let Some((rejected, reason)) = over(row) {
        return Decision::Dead(rejected, reason);
    }
    let unseen = row.confirmed_generation < row.generation;
    let fresh = row.read_at.saturating_sub(row.rotated_at) <= grace_ms;
    match row.generation - generation {
        ..0 => Decision::Unissued,
        0 => Decision::Rotate,
        1 if fresh || unseen => Decision::Repeat,
        _ => Decision::Theft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sessions::Identity;

    fn row() -> SessionRow {
        SessionRow {
            identity: Identity {
                sid: "s".into(),
                id: 1,
                username: "ada".into(),
                email: "ada@example.com".into(),
                first_name: String::new(),
                last_name: String::new(),
                is_staff: false,
                is_superuser: false,
                date_joined: 0,
                last_login: None,
                version: 1,
            },
            is_active: true,
            channel: "browser".into(),
            remember: false,
            generation: 5,
            confirmed_generation: 5,
            rotated_at: 100_000,
            expires_at: 1_000,
            absolute_expires_at: 2_000,
            ended: false,
            end_reason: None,
            read_at: 105_000,
        }
    }

    #[test]
    fn the_rotation_table_of_the_contract() {
        use Decision::*;
        let grace = 10_000;
        for (generation, confirmed, after_ms, expected) in [
            (5, 5, 0, Rotate),
            (5, 4, 500_000, Rotate),
            (4, 5, 0, Repeat),
            (4, 5, 10_000, Repeat),
            (4, 5, 10_001, Theft),
            (4, 4, 10_001, Repeat),
            (4, 3, 800_000, Repeat),
            (3, 5, 0, Theft),
            (3, 3, 0, Theft),
            (1, 5, 500_000, Theft),
            (6, 5, 0, Unissued),
            (i64::MAX, 5, 0, Unissued),
            // A clock that stepped back makes nobody a thief.
            (4, 5, -60_000, Repeat),
        ] {
            let seen = SessionRow {
                confirmed_generation: confirmed,
                read_at: 100_000 + after_ms,
                ..row()
            };
            let got = decide(&seen, generation, grace);
            assert_eq!(got, expected, "g={generation} confirmed={confirmed} +{after_ms} ms");
        }
    }

    #[test]
    fn a_dead_session_stays_dead_for_every_generation() {
        let inactive = SessionRow { is_active: false, ..row() };
        let ended = SessionRow { ended: true, end_reason: Some(EndReason::Logout), ..row() };
        let idle = SessionRow { read_at: 1_000_000, ..row() };
        let absolute = SessionRow { read_at: 2_000_000, expires_at: 9_000, ..row() };
        for generation in 1..=7 {
            use Decision::Dead;
            let decided = |row| decide(row, generation, 10_000);
            assert_eq!(decided(&inactive), Dead(Rejected::UserInactive, EndReason::Deactivated));
            assert_eq!(decided(&ended), Dead(Rejected::Ended, EndReason::Logout));
            assert_eq!(decided(&idle), Dead(Rejected::Ended, EndReason::Expired));
            assert_eq!(decided(&absolute), Dead(Rejected::Ended, EndReason::Expired));
        }
    }
}
