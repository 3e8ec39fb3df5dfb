//! Counting accounts.

use sea_orm::DbErr;

use crate::migrations::MARKED;
use crate::users::directory::sql::{self, BY_MARKED, FOUND, MATCH, Sql, USERS};
use crate::users::directory::tally::{Begun, Tally};
use crate::users::directory::words::Words;
use crate::users::directory::{Filter, Query, Users};

/// Up to this many matches are counted by kind row by row.
const FEW: i64 = 1_000;

impl Users {
    /// The number of accounts of each kind that match the words of the query, whatever rights it names.
    pub async fn tally(&self, query: &Query) -> Result<Tally, DbErr> {
        match Words::of(&query.search) {
            Some(words) => self.numbers(&words, query.group, true).await,
            None => Ok(Tally::default()),
        }
    }

    pub(super) async fn count(&self, filter: &Filter) -> Result<u64, DbErr> {
        let tally = self.numbers(&filter.words, filter.group, filter.has_rights()).await?;
        Ok(tally.count(filter.rights))
    }

    /// The number of accounts that match the words, in a group or in any, by kind or in total:
    /// cached, or counted now.
    async fn numbers(
        &self,
        words: &Words,
        group: Option<i64>,
        by_kind: bool,
    ) -> Result<Tally, DbErr> {
        let begun = self.tallies.begin(self.clock.now_ms(), words, group, by_kind);
        if let Some(tally) = begun.kept {
            return Ok(tally);
        }
        let tally = match (group, by_kind) {
            (Some(_), _) => self.count_members(words, group).await?,
            (None, true) => self.count_kinds(words).await?,
            (None, false) => Tally::of(vec![(-1, self.count_words(words).await?)]),
        };
        self.tallies.end(self.clock.now_ms(), begun, tally);
        Ok(tally)
    }

    /// Begins to count the matches of a filter without rights. `None` when the number is cached.
    pub(super) fn begin_count(&self, filter: &Filter) -> Option<Begun> {
        let (words, group) = (&filter.words, filter.group);
        let begun = self.tallies.begin(self.clock.now_ms(), words, group, false);
        Some(begun).filter(|begun| begun.kept.is_none())
    }

    /// Ends the counting with this number.
    pub(super) fn end_count(&self, begun: Begun, count: i64) {
        self.tallies.end(self.clock.now_ms(), begun, Tally::of(vec![(-1, count)]));
    }

    async fn count_members(&self, words: &Words, group: Option<i64>) -> Result<Tally, DbErr> {
        let filter = Filter { words: words.clone(), group, ..Filter::default() };
        let mut sql = Sql::on(&self.database);
        let (source, kind) = (sql.members(&filter), sql::KIND);
        let tests = sql.tests(words.0.iter(), filter.rights);
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
                // No row is read: ordinary accounts are those that `users_marked` lacks.
                let query = sql.bind(query);
                let found = format!("FROM {FOUND} WHERE {MATCH} {query}");
                sql.text = format!(
                    "SELECT -1, count(*) {found} UNION ALL SELECT {kind}, count(*) \
                     FROM {USERS} {BY_MARKED} WHERE {MARKED} \
                     AND +users.id IN (SELECT rowid {found}) GROUP BY 1"
                );
            } else {
                let query = sql.bind(query);
                sql.text = format!(
                    "SELECT {kind}, count(*) FROM {FOUND} CROSS JOIN {USERS} \
                     ON users.id = found.rowid WHERE {MATCH} {query} GROUP BY 1"
                );
            }
        } else if words.0.is_empty() {
            let by = if sql.postgres { "" } else { BY_MARKED };
            sql.text = format!(
                "SELECT CAST(-1 AS bigint), count(*) FROM {USERS} UNION ALL \
                 SELECT {kind}, count(*) FROM {USERS} {by} WHERE {MARKED} GROUP BY 1"
            );
        } else {
            let source = source(&mut sql, words);
            sql.text = format!("SELECT {kind}, count(*) FROM {source} GROUP BY 1");
        }
        Ok(Tally::of(sql.pairs(&self.database).await?))
    }
}

/// The matches of the words, as what follows FROM.
fn source(sql: &mut Sql, words: &Words) -> String {
    let filter = Filter { words: words.clone(), ..Filter::default() };
    if words.0.is_empty() {
        return USERS.to_owned();
    }
    if sql.postgres {
        return format!("{USERS} WHERE {}", sql.hits(&filter));
    }
    let Some(query) = words.query() else {
        return format!("{USERS} NOT INDEXED WHERE {}", sql.tests(words.0.iter(), filter.rights));
    };
    let query = sql.bind(query);
    if words.short().next().is_none() {
        return format!("{FOUND} WHERE {MATCH} {query}");
    }
    format!(
        "{FOUND} CROSS JOIN {USERS} ON users.id = found.rowid \
         WHERE {MATCH} {query} AND {}",
        sql.tests(words.short(), filter.rights)
    )
}
