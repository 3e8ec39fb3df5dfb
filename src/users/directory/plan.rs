//! Which statement finds the ids of a page.
//!
//! The databases' planners choose badly here: SQLite has no statistics, and PostgreSQL's do not say
//! where in an order the matches lie. The number of matches decides.

use sea_orm::DbErr;

use crate::migrations::MARKED;
use crate::users::SomeRights;
use crate::users::directory::sql::{BY_MARKED, FOUND, MATCH, Sql, USERS};
use crate::users::directory::{Filter, Order, Users};

/// Up to this many matches, all of them are read and sorted.
const FEW: u64 = 5_000;
/// Entries of the order's index that are tested before another statement is tried.
const SIFTED: u64 = 10_000;
/// Only pages that end within this many matches are worth that attempt.
const NEAR: u64 = 2_000;

impl Users {
    /// The ids of one page of `count` matches. A page of the second half is read from the other
    /// end, so that the last page costs what the first does.
    pub(super) async fn page(
        &self,
        filter: &Filter,
        order: Order,
        count: u64,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<i64>, DbErr> {
        let take = limit.min(count.saturating_sub(offset));
        if take == 0 {
            return Ok(Vec::new());
        }
        let behind = count - offset - take;
        if behind >= offset {
            return self.ids(filter, order, count, (offset, take)).await;
        }
        let mut ids = self.ids(filter, order.reversed(), count, (behind, take)).await?;
        ids.reverse();
        Ok(ids)
    }

    /// The ids of one page with the number of matches, where one statement finds both in the time
    /// of one: on PostgreSQL, by indexed words, unless the number is cached. Otherwise, and for a
    /// page beyond the end, `None`.
    pub(super) async fn page_and_count(
        &self,
        filter: &Filter,
        order: Order,
        part: (u64, u64),
    ) -> Result<Option<(u64, Vec<i64>)>, DbErr> {
        let sql = Sql::on(&self.database);
        let all_indexed = filter.has_words() && filter.words.short().next().is_none();
        if !sql.postgres || !all_indexed || filter.has_rights() || filter.group.is_some() {
            return Ok(None);
        }
        let Some(begun) = self.begin_count(filter) else {
            return Ok(None);
        };
        let rows = gather_materialized(sql, filter, order, part).pairs(&self.database).await?;
        let Some((_, count)) = rows.first().copied() else {
            return Ok(None);
        };
        self.end_count(begun, count);
        let ids = rows.into_iter().map(|(id, _)| id).collect();
        Ok(Some((u64::try_from(count).unwrap_or_default(), ids)))
    }

    async fn ids(
        &self,
        filter: &Filter,
        order: Order,
        count: u64,
        part: (u64, u64),
    ) -> Result<Vec<i64>, DbErr> {
        let sql = Sql::on(&self.database);
        if filter.group.is_some() {
            return self.members(filter, order, count, part).await;
        }
        if !filter.has_words() && !filter.has_rights() {
            return walk(sql, order, part).ids(&self.database).await;
        }
        let in_order = order.is_by_id() && !filter.has_rights() && filter.has_words();
        if !sql.postgres && in_order && filter.words.short().next().is_none() {
            return trigrams(sql, filter, order, part).ids(&self.database).await;
        }
        // `gather` needs an index that finds the matches.
        let indexed = filter.words.query().is_some() || !filter.has_ordinary();
        if indexed && count <= FEW {
            return gather(sql, filter, order, part).ids(&self.database).await;
        }
        if part.0 + part.1 <= NEAR {
            let sifted = sift(Sql::on(&self.database), filter, order, part);
            let ids = sifted.ids(&self.database).await?;
            if ids.len() as u64 == part.1 {
                return Ok(ids);
            }
        }
        comb(sql, filter, order, part).ids(&self.database).await
    }

    /// The same among the members of a group: all of them, sorted, where they are few, and
    /// otherwise the order's index until the page is full.
    async fn members(
        &self,
        filter: &Filter,
        order: Order,
        count: u64,
        part: (u64, u64),
    ) -> Result<Vec<i64>, DbErr> {
        let sql = || Sql::on(&self.database);
        if count > FEW && part.0 + part.1 <= NEAR {
            let ids = sift(sql(), filter, order, part).ids(&self.database).await?;
            if ids.len() as u64 == part.1 {
                return Ok(ids);
            }
        }
        gather_members(sql(), filter, order, part).ids(&self.database).await
    }
}

/// All accounts: the order's index with an offset.
fn walk(mut sql: Sql, order: Order, part: (u64, u64)) -> Sql {
    // PostgreSQL's unique indexes hold no id. The key at the offset is read from the index first;
    // otherwise every row before it would be read.
    if sql.postgres && order.is_by_key() {
        let (how, direction) = if order.descending { ("<=", "DESC") } else { (">=", "ASC") };
        let (key, skip, take) = (order.key, sql.number(part.0), sql.number(part.1));
        sql.text = format!(
            "SELECT users.id, 0::bigint FROM {USERS} WHERE {key} {how} (SELECT {key} FROM {USERS} \
             ORDER BY {key} {direction} LIMIT 1 OFFSET {skip}) \
             ORDER BY {key} {direction} LIMIT {take}"
        );
        return sql;
    }
    let tail = tail(&mut sql, order, part);
    sql.text = format!("SELECT users.id, CAST(0 AS bigint) FROM {USERS} {tail}");
    sql
}

/// SQLite's trigram index returns ids in order.
fn trigrams(mut sql: Sql, filter: &Filter, order: Order, (skip, take): (u64, u64)) -> Sql {
    let words = sql.bind(filter.words.query());
    let direction = if order.descending { "DESC" } else { "ASC" };
    let (take, skip) = (sql.number(take), sql.number(skip));
    sql.text = format!(
        "SELECT rowid, 0 FROM {FOUND} WHERE {MATCH} {words} \
         ORDER BY rowid {direction} LIMIT {take} OFFSET {skip}"
    );
    sql
}

/// Few matches: all that an index finds, sorted.
fn gather(mut sql: Sql, filter: &Filter, order: Order, part: (u64, u64)) -> Sql {
    if sql.postgres {
        return gather_materialized(sql, filter, order, part);
    }
    let (from, tests) = match filter.words.query() {
        Some(query) => {
            let (query, tests) = (sql.bind(query), sql.tests(filter.words.short(), filter.rights));
            let from = format!("{FOUND} CROSS JOIN {USERS} ON users.id = found.rowid");
            (from, format!("{MATCH} {query} AND {tests}"))
        }
        None => {
            let tests = sql.tests(filter.words.0.iter(), filter.rights);
            (format!("{USERS} {BY_MARKED}"), format!("{MARKED} AND {tests}"))
        }
    };
    let tail = tail(&mut sql, order, part);
    sql.text = format!("SELECT users.id, 0 FROM {from} WHERE {tests} {tail}");
    sql
}

/// Every row has the number of matches. Materialized, because the planner would otherwise read the
/// order's index, expecting the few matches near its beginning.
fn gather_materialized(mut sql: Sql, filter: &Filter, order: Order, part: (u64, u64)) -> Sql {
    let tests = sql.hits(filter);
    let marked = if filter.has_ordinary() { "TRUE" } else { MARKED };
    let tail = tail(&mut sql, Order { key: "users.place", ..order }, part);
    sql.text = format!(
        "WITH users AS MATERIALIZED (SELECT users.id, {} AS place FROM {USERS} \
         WHERE {tests} AND {marked}) SELECT users.id, (SELECT count(*) FROM users) FROM users {tail}",
        order.key
    );
    sql
}

/// The members of a group, by its index. PostgreSQL materializes them, as in
/// [`gather_materialized`].
fn gather_members(mut sql: Sql, filter: &Filter, order: Order, part: (u64, u64)) -> Sql {
    let source = sql.members(filter);
    let tests = sql.tests(filter.words.0.iter(), filter.rights);
    if sql.postgres {
        let tail = tail(&mut sql, Order { key: "users.place", ..order }, part);
        sql.text = format!(
            "WITH users AS MATERIALIZED (SELECT users.id, {} AS place FROM {source} AND {tests}) \
             SELECT users.id, 0::bigint FROM users {tail}",
            order.key
        );
        return sql;
    }
    let tail = tail(&mut sql, order, part);
    sql.text = format!("SELECT users.id, 0 FROM {source} AND {tests} {tail}");
    sql
}

/// Many matches: the first entries of the order's index are tested one by one until the page is
/// full.
fn sift(mut sql: Sql, filter: &Filter, order: Order, (skip, take): (u64, u64)) -> Sql {
    let tests = sql.tests(filter.words.0.iter(), filter.rights);
    let tests = format!("{tests} AND {}", sql.membership(filter));
    let first = tail(&mut sql, order, (0, SIFTED));
    let (take, skip) = (sql.number(take), sql.number(skip));
    sql.text = format!(
        "SELECT id, CAST(0 AS bigint) FROM (SELECT users.id, ({tests}) AS hit FROM {USERS} {first}) \
         AS sifted WHERE hit LIMIT {take} OFFSET {skip}"
    );
    sql
}

/// Many matches, and a page far from both ends or matches that lie close together: all matches in
/// order, whatever it takes.
fn comb(mut sql: Sql, filter: &Filter, order: Order, part: (u64, u64)) -> Sql {
    if sql.postgres && filter.has_words() {
        return gather_materialized(sql, filter, order, part);
    }
    let mut from = USERS.to_owned();
    // The `+` keeps SQLite from starting with this condition and sorting afterwards.
    let tests = if sql.postgres {
        sql.tests(filter.words.0.iter(), filter.rights)
    } else if let Some(query) = filter.words.query() {
        let query = sql.bind(query);
        let found = format!("+users.id IN (SELECT rowid FROM {FOUND} WHERE {MATCH} {query})");
        format!(
            "{found} AND {} AND {}",
            sql.tests(filter.words.short(), SomeRights::NONE),
            marked(filter)
        )
    } else if filter.has_words() {
        // Every row is read, fastest in the order of the table.
        from = format!("{USERS} NOT INDEXED");
        sql.tests(filter.words.0.iter(), filter.rights)
    } else {
        marked(filter)
    };
    let tail = tail(&mut sql, order, part);
    sql.text = format!("SELECT users.id, CAST(0 AS bigint) FROM {from} WHERE {tests} {tail}");
    sql
}

/// The condition on the rights by the index `users_marked`, without reading the row.
fn marked(filter: &Filter) -> String {
    if !filter.has_rights() {
        return "TRUE".to_owned();
    }
    let is = crate::users::directory::sql::fit(filter.rights);
    let those = |condition: &str| {
        format!("SELECT users.id FROM {USERS} {BY_MARKED} WHERE {MARKED} AND {condition}")
    };
    if filter.has_ordinary() {
        format!("+users.id NOT IN ({})", those(&format!("NOT ({is})")))
    } else {
        format!("+users.id IN ({})", those(&is))
    }
}

fn tail(sql: &mut Sql, order: Order, (skip, take): (u64, u64)) -> String {
    let direction = if order.descending { "DESC" } else { "ASC" };
    let (take, skip) = (sql.number(take), sql.number(skip));
    let key = if order.is_by_id() { String::new() } else { format!("{} {direction}, ", order.key) };
    format!("ORDER BY {key}users.id {direction} LIMIT {take} OFFSET {skip}")
}
