//! The number of accounts of each kind, and the cache of numbers that took long to count.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::users::directory::words::Words;
use crate::users::{Rights, SomeRights};

/// A number is cached when counting took longer than this, in milliseconds.
const SLOW: i64 = 5;
/// How long a number is cached, in milliseconds.
const KEPT: i64 = 10_000;
/// How long a change may take from its statement to its commit, in milliseconds: longer than any
/// statement or lock is waited for.
const SETTLED: i64 = 10_000;
/// The largest number of cached searches.
const SEARCHES: usize = 64;

/// The number of matches of each kind; the number for any filter is a sum of these. A kind is three
/// bits: active, staff, superuser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([u64; 8]);

impl Tally {
    /// How many accounts have these rights.
    pub fn count(&self, rights: SomeRights) -> u64 {
        let kinds = self.0.iter().enumerate();
        kinds.filter(|(kind, _)| rights.fit(rights_of(*kind))).map(|(_, count)| count).sum()
    }

    /// From pairs of kind and number. The kind -1 is the total, where ordinary accounts were not
    /// counted.
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
            let ordinary =
                (0..8).find(|kind| rights_of(*kind) == Rights::default()).unwrap_or_default();
            tally.0[ordinary] = all.saturating_sub(others);
        }
        tally
    }
}

fn rights_of(kind: usize) -> Rights {
    Rights { is_active: kind & 4 != 0, is_staff: kind & 2 != 0, is_superuser: kind & 1 != 0 }
}

/// The cache. Any change of an account by this process empties it.
#[derive(Debug, Default)]
pub struct Tallies(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Changes so far.
    epoch: u64,
    /// Until then a change may be uncommitted, in Unix milliseconds.
    unsettled: i64,
    /// With the beginning of the counting in Unix milliseconds.
    numbers: HashMap<Key, (i64, Tally)>,
}

/// What was counted: the words, the group if only its members count, and whether by kind.
type Key = (Words, Option<i64>, bool);

/// A count in progress: since when, in Unix milliseconds, and after how many changes.
pub(super) struct Begun {
    epoch: u64,
    start: i64,
    /// The number, if it is cached.
    pub(super) kept: Option<Tally>,
    key: Key,
}

impl Tallies {
    /// Empties the cache because an account changes inside a transaction at `now` (Unix
    /// milliseconds). Numbers that are counted before the commit are not cached.
    pub fn changing(&self, now: i64) {
        let mut kept = self.lock();
        kept.epoch += 1;
        kept.numbers.clear();
        kept.unsettled = now + SETTLED;
    }

    /// Begins to count the matches of words, in a group or in any, by kind or in total, at `now`
    /// (Unix milliseconds).
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

    /// Caches the number if counting took long and nothing has changed since.
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
