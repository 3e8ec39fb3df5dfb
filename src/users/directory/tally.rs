//! How many accounts there are of each kind.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::DbErr;

use crate::migrations::MARKED;
use crate::users::directory::sql::{self, Sql};
use crate::users::directory::words::Words;
use crate::users::directory::{Filter, Flags, ORDINARY, Query, Users};

/// Milliseconds of counting above which a number is kept.
const SLOW: i64 = 5;
/// Milliseconds that a number is kept.
const KEPT: i64 = 10_000;
/// Milliseconds within which a change that a verb has made inside a transaction is committed, or
/// never: longer than statements and locks are waited for.
const SETTLED: i64 = 10_000;
/// Searches whose numbers are kept at most.
const SEARCHES: usize = 64;
/// Up to here found rows are looked at one by one.
const FEW: i64 = 1_000;

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
    fn of(rows: Vec<(i64, i64)>) -> Tally {
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
    kept: Option<Tally>,
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

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Users {
    /// How many accounts of each kind the query's words find, whatever its flags; with no words,
    /// of all accounts.
    pub async fn tally(&self, query: &Query) -> Result<Tally, DbErr> {
        match Words::of(&query.search) {
            Some(words) => self.numbers(&words, query.group, true).await,
            None => Ok(Tally::default()),
        }
    }

    pub(super) async fn count(&self, filter: &Filter) -> Result<u64, DbErr> {
        let [is_active, is_staff, is_superuser] = filter.flags;
        let tally = self.numbers(&filter.words, filter.group, filter.has_flags()).await?;
        Ok(tally.count(is_active, is_staff, is_superuser))
    }

    /// The number of accounts that words find, by kind or altogether: kept, or counted.
    async fn numbers(
        &self,
        words: &Words,
        group: Option<i64>,
        by_kind: bool,
    ) -> Result<Tally, DbErr> {
        let begun = self.begin(words, group, by_kind);
        if let Some(tally) = begun.kept {
            return Ok(tally);
        }
        let tally = match (group, by_kind) {
            (Some(_), _) => self.count_members(words, group).await?,
            (None, true) => self.count_kinds(words).await?,
            (None, false) => Tally::of(vec![(-1, self.count_words(words).await?)]),
        };
        self.end(begun, tally);
        Ok(tally)
    }

    /// Begins to count what a filter without flags finds, unless the number is kept.
    pub(super) fn begin_count(&self, filter: &Filter) -> Option<Begun> {
        Some(self.begin(&filter.words, filter.group, false)).filter(|begun| begun.kept.is_none())
    }

    /// Ends it with this number.
    pub(super) fn end_count(&self, begun: Begun, count: i64) {
        self.end(begun, Tally::of(vec![(-1, count)]));
    }

    fn begin(&self, words: &Words, group: Option<i64>, by_kind: bool) -> Begun {
        let start = self.clock.now_ms();
        let key = (words.clone(), group, by_kind);
        let mut kept = self.tallies.lock();
        kept.numbers.retain(|_, (at, _)| (*at..*at + KEPT).contains(&start));
        let number = kept.numbers.get(&key).map(|(_, tally)| *tally);
        Begun { epoch: kept.epoch, start, kept: number, key }
    }

    /// Keeps what took long to count, if nothing has changed since.
    fn end(&self, begun: Begun, tally: Tally) {
        let slow = self.clock.now_ms() - begun.start > SLOW;
        let mut kept = self.tallies.lock();
        let settled = kept.epoch == begun.epoch && begun.start >= kept.unsettled;
        if slow && settled && kept.numbers.len() < SEARCHES {
            kept.numbers.insert(begun.key, (begun.start, tally));
        }
    }

    async fn count_members(&self, words: &Words, group: Option<i64>) -> Result<Tally, DbErr> {
        let filter = Filter { words: words.clone(), group, ..Filter::default() };
        let mut sql = Sql::on(&self.database);
        let (source, kind) = (sql.members(&filter), sql::KIND);
        let tests = sql.tests(words.0.iter(), &filter.flags);
        sql.text = format!("SELECT {kind}, count(*) FROM {source} AND {tests} GROUP BY 1");
        Ok(Tally::of(sql.pairs(&self.database).await?))
    }

    async fn count_words(&self, words: &Words) -> Result<i64, DbErr> {
        let mut sql = Sql::on(&self.database);
        let source = source(&mut sql, words);
        sql.text = format!("SELECT CAST(0 AS bigint), count(*) FROM {source}");
        let rows = sql.pairs(&self.database).await?;
        Ok(rows.first().map_or(0, |(_, count)| *count))
    }

    async fn count_kinds(&self, words: &Words) -> Result<Tally, DbErr> {
        let mut sql = Sql::on(&self.database);
        let trigrams = words.query().filter(|_| !sql.postgres && words.short().next().is_none());
        let kind = sql::KIND;
        if let Some(query) = trigrams {
            if self.count_words(words).await? > FEW {
                // No row is looked at: the ordinary are those that the small index does not have.
                let query = sql.bind(query);
                let found = format!("FROM users_words WHERE users_words MATCH {query}");
                sql.text = format!(
                    "SELECT -1, count(*) {found} UNION ALL SELECT {kind}, count(*) \
                     FROM users INDEXED BY users_marked WHERE {MARKED} \
                     AND +users.id IN (SELECT rowid {found}) GROUP BY 1"
                );
            } else {
                let query = sql.bind(query);
                sql.text = format!(
                    "SELECT {kind}, count(*) FROM users_words CROSS JOIN users \
                     ON users.id = users_words.rowid WHERE users_words MATCH {query} GROUP BY 1"
                );
            }
        } else if words.0.is_empty() {
            let by = if sql.postgres { "" } else { "INDEXED BY users_marked" };
            sql.text = format!(
                "SELECT CAST(-1 AS bigint), count(*) FROM users UNION ALL \
                 SELECT {kind}, count(*) FROM users {by} WHERE {MARKED} GROUP BY 1"
            );
        } else {
            let source = source(&mut sql, words);
            sql.text = format!("SELECT {kind}, count(*) FROM {source} GROUP BY 1");
        }
        Ok(Tally::of(sql.pairs(&self.database).await?))
    }
}

/// The accounts that words find, as what comes after FROM.
fn source(sql: &mut Sql, words: &Words) -> String {
    let filter = Filter { words: words.clone(), ..Filter::default() };
    if words.0.is_empty() {
        return "users".to_owned();
    }
    if sql.postgres {
        return format!("users WHERE {}", sql.hits(&filter));
    }
    let Some(query) = words.query() else {
        return format!("users NOT INDEXED WHERE {}", sql.tests(words.0.iter(), &filter.flags));
    };
    let query = sql.bind(query);
    if words.short().next().is_none() {
        return format!("users_words WHERE users_words MATCH {query}");
    }
    format!(
        "users_words CROSS JOIN users ON users.id = users_words.rowid \
         WHERE users_words MATCH {query} AND {}",
        sql.tests(words.short(), &filter.flags)
    )
}
