//! The rotation table of the contract, case by case.

use super::*;

use crate::sessions::Identity;

const GRACE: i64 = 120_000;

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
            language: None,
            time_zone: None,
            theme: None,
        },
        is_active: true,
        channel: "browser".into(),
        remember: false,
        generation: 5,
        kept_generation: 3,
        marked_generation: 3,
        marked_at: 1_000_000,
        rotated_at: 1_000_000,
        handed_at: 1_000_000,
        created_at: 500,
        expires_at: 10_000,
        absolute_expires_at: 20_000,
        ended_at: None,
        succeeded: false,
        end_reason: None,
        read_at: 1_005_000,
        steady: true,
    }
}

fn alone(generation: i64) -> Presented {
    Presented { generation, access_expired: None }
}

#[test]
fn the_rotation_table_of_the_contract() {
    use Decision::*;
    for (generation, kept, expected) in [
        (5, 3, Rotate),
        (5, 5, Rotate),
        (6, 3, Rotate),
        (i64::MAX, 3, Rotate),
        (4, 3, Repeat),
        (3, 3, Repeat),
        (4, 4, Repeat),
        (2, 3, Theft),
        (4, 5, Theft),
        (0, 3, Theft),
    ] {
        // Neither the time since the rotation nor a clock that stepped back makes a thief.
        for after_ms in [-60_000, 0, GRACE, GRACE + 1, 800_000] {
            let row = SessionRow { kept_generation: kept, read_at: 1_000_000 + after_ms, ..row() };
            let got = decide(&row, alone(generation), GRACE);
            assert_eq!(got, expected, "g={generation} kept={kept} +{after_ms} ms");
        }
    }
}

#[test]
fn a_request_that_has_been_under_way_is_no_theft() {
    let late = |expired| {
        let presented = Presented { generation: 2, access_expired: Some(expired) };
        decide(&row(), presented, GRACE)
    };
    assert_eq!(late(1_005), Decision::Late);
    assert_eq!(late(1_005 - 599), Decision::Late);
    assert_eq!(late(1_005 - 600), Decision::Theft);
}

#[test]
fn a_generation_counts_as_kept_when_its_token_comes_later_than_the_grace() {
    for (after_ms, steady, expected) in [
        (0, true, false),
        (GRACE, true, false),
        (GRACE + 1, true, true),
        (GRACE + 1, false, false),
        (-GRACE, true, false),
    ] {
        let row = SessionRow { read_at: 1_000_000 + after_ms, steady, ..row() };
        assert_eq!(is_kept(&row, GRACE), expected, "+{after_ms} ms, steady: {steady}");
        let next = rotated(row, 5, 600, GRACE);
        assert_eq!(next.kept_generation, if expected { 5 } else { 3 }, "+{after_ms} ms");
        assert_eq!((next.generation, next.handed_at), (6, 1_000_000 + after_ms));
        assert_eq!(next.rotated_at, next.handed_at);
    }
}

#[test]
fn a_mark_counts_as_kept_at_a_rotation_later_than_the_grace_after_it() {
    let marked = SessionRow { marked_generation: 4, handed_at: 1_199_000, ..row() };
    for (after_ms, steady, kept, mark) in [
        (GRACE, true, 3, (4, 1_000_000)),
        (GRACE + 1, true, 4, (5, 1_000_000 + GRACE + 1)),
        (GRACE + 1, false, 3, (5, 1_000_000 + GRACE + 1)),
        // A clock that steps back a little changes nothing; a mark that lies far ahead begins anew.
        (-5, true, 3, (4, 1_000_000)),
        (-GRACE, true, 3, (4, 1_000_000)),
        (-GRACE - 1, true, 3, (5, 1_000_000 - GRACE - 1)),
    ] {
        let row = SessionRow { read_at: 1_000_000 + after_ms, steady, ..marked.clone() };
        let next = rotated(row, 5, 600, GRACE);
        assert_eq!(next.kept_generation, kept, "+{after_ms} ms");
        assert_eq!((next.marked_generation, next.marked_at), mark, "+{after_ms} ms");
    }
}

#[test]
fn a_row_from_before_goes_on_behind_the_newer_token() {
    let next = rotated(row(), 9, 600, GRACE);
    assert_eq!((next.generation, next.kept_generation), (10, 9));
    assert_eq!(rotated(row(), i64::MAX, 600, GRACE).generation, i64::MAX);
}

#[test]
fn a_refresh_token_never_outlives_its_session() {
    assert_eq!(rotated(row(), 5, 600, GRACE).expires_at, 1_605);
    assert_eq!(rotated(row(), 5, 60_000, GRACE).expires_at, 20_000);
}

#[test]
fn a_clock_that_is_behind_for_a_while_ends_no_session_sooner() {
    let behind = SessionRow { rotated_at: 1_000_000, read_at: 900_000, ..row() };
    assert_eq!(rotated(behind, 5, 600, GRACE).expires_at, 10_000);
    // A lifetime that was made shorter counts from the next rotation on.
    assert_eq!(rotated(row(), 5, 600, GRACE).expires_at, 1_605);
}

#[test]
fn a_repeat_later_than_half_of_the_grace_begins_its_time_anew() {
    for (after_ms, anew) in [(0, false), (GRACE / 2, false), (GRACE / 2 + 1, true), (-1, false)] {
        let row = SessionRow { read_at: 1_000_000 + after_ms, ..row() };
        assert_eq!(is_handed_anew(&row, GRACE), anew, "+{after_ms} ms");
    }
}

#[test]
fn a_dead_session_stays_dead_for_every_generation() {
    let ended = |reason, ended_at| SessionRow {
        ended_at: Some(ended_at),
        end_reason: Some(reason),
        ..row()
    };
    let left = |reason, ended_at| SessionRow { succeeded: true, ..ended(reason, ended_at) };
    let inactive = SessionRow { is_active: false, ..row() };
    let idle = SessionRow { read_at: 10_000_000, ..row() };
    let absolute = SessionRow { read_at: 20_000_000, expires_at: 90_000, ..row() };
    let gone = |rejected, reason| End::cleared(rejected, reason);
    let stays = |end: End| End { cookies_stay: true, ..end };
    for (row, end) in [
        (inactive, gone(Rejected::UserInactive, EndReason::Deactivated)),
        (ended(EndReason::Logout, 1_005), gone(Rejected::Ended, EndReason::Logout)),
        (
            ended(EndReason::PasswordChanged, 1_005),
            gone(Rejected::Ended, EndReason::PasswordChanged),
        ),
        (left(EndReason::Replaced, 1_005), stays(gone(Rejected::Ended, EndReason::Replaced))),
        (
            left(EndReason::PasswordChanged, 1_005 - 59),
            stays(gone(Rejected::Ended, EndReason::PasswordChanged)),
        ),
        (left(EndReason::Replaced, 1_005 - 60), gone(Rejected::Ended, EndReason::Replaced)),
        (idle, stays(gone(Rejected::Ended, EndReason::Expired))),
        (absolute, stays(gone(Rejected::Ended, EndReason::Expired))),
    ] {
        for generation in 1..=7 {
            assert_eq!(decide(&row, alone(generation), GRACE), Decision::Dead(end));
        }
    }
}
