//! How many accounts there are of each kind, kept for seconds where counting took long.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::users::directory::words::Words;
use crate::users::directory::{Flags, ORDINARY};

/// Milliseconds of counting above which a number is kept.
const SLOW: i64 = 5;
/// Milliseconds that a number is kept.
const KEPT: i64 = 10_000;
/// Milliseconds within which a change that a verb has made inside a transaction is committed, or
/// never: longer than statements and locks are waited for.
const SETTLED: i64 = 10_000;
/// Searches whose numbers are kept at most.
const SEARCHES: usize = 64;

/// The number of accounts of each kind that a search finds: every filter's number is a sum of
/// these. A kind is a number of three bits: active, staff, superuser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([u64; 8]);

impl Tally {
    /// How many accounts have these flags; `None` is either.
    pub fn count(
        &self,
        is_active: Option<bool>,
        is_staff: Option<bool>,
        is_superuser: Option<bool>,
    ) -> u64 {
        let flags = [is_active, is_staff, is_superuser];
        let kinds = self.0.iter().enumerate();
        kinds.filter(|(kind, _)| fits(&flags, flags_of(*kind))).map(|(_, count)| count).sum()
    }

    /// By kind and number; the kind -1 is all of them, of which the ordinary have not been counted.
    pub(super) fn of(rows: Vec<(i64, i64)>) -> Tally {
        let (mut tally, mut all) = (Tally::default(), None);
        for (kind, count) in rows {
            let count = u64::try_from(count).unwrap_or_default();
            match usize::try_from(kind) {
                Ok(kind) if kind < 8 => tally.0[kind] = count,
                _ => all = Some(count),
            }
        }
        if let Some(all) = all {
            let others = tally.0.iter().sum();
            let ordinary = (0..8).find(|kind| flags_of(*kind) == ORDINARY).unwrap_or_default();
            tally.0[ordinary] = all.saturating_sub(others);
        }
        tally
    }
}

fn flags_of(kind: usize) -> [bool; 3] {
    [kind & 4 != 0, kind & 2 != 0, kind & 1 != 0]
}

/// Whether an account's flags are what is asked of them.
pub(super) fn fits(asked: &Flags, flags: [bool; 3]) -> bool {
    asked.iter().zip(flags).all(|(asked, flag)| asked.is_none_or(|asked| asked == flag))
}

/// Numbers that took long to count, for a few seconds, unless this process changes an account.
#[derive(Debug, Default)]
pub struct Tallies(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Changes so far.
    epoch: u64,
    /// Unix milliseconds until when a change may not have been committed.
    unsettled: i64,
    /// With the Unix milliseconds of their beginning.
    numbers: HashMap<Key, (i64, Tally)>,
}

/// What was counted: by words, in a group or in none, and whether by kind.
type Key = (Words, Option<i64>, bool);

/// Counting under way, since when (Unix milliseconds) and after how many changes.
pub(super) struct Begun {
    epoch: u64,
    start: i64,
    /// The number, where it is kept.
    pub(super) kept: Option<Tally>,
    key: Key,
}

impl Tallies {
    /// Forgets all numbers, because an account changes in a way that numbers depend on, inside a
    /// transaction at `now` (Unix milliseconds): what is counted before it is committed is not
    /// kept.
    pub fn changing(&self, now: i64) {
        let mut kept = self.lock();
        kept.epoch += 1;
        kept.numbers.clear();
        kept.unsettled = now + SETTLED;
    }

    /// Begins to count what words find at `now` (Unix milliseconds), in a group or in none, by kind
    /// or altogether.
    pub(super) fn begin(
        &self,
        now: i64,
        words: &Words,
        group: Option<i64>,
        by_kind: bool,
    ) -> Begun {
        let key = (words.clone(), group, by_kind);
        let mut kept = self.lock();
        kept.numbers.retain(|_, (at, _)| (*at..*at + KEPT).contains(&now));
        let number = kept.numbers.get(&key).map(|(_, tally)| *tally);
        Begun { epoch: kept.epoch, start: now, kept: number, key }
    }

    /// Keeps what took long to count, until `now`, if nothing has changed since.
    pub(super) fn end(&self, now: i64, begun: Begun, tally: Tally) {
        let slow = now - begun.start > SLOW;
        let mut kept = self.lock();
        let settled = kept.epoch == begun.epoch && begun.start >= kept.unsettled;
        if slow && settled && kept.numbers.len() < SEARCHES {
            kept.numbers.insert(begun.key, (begun.start, tally));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
