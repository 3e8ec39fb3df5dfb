//! All matches of a query in batches. Only one batch is in memory, and no statement or transaction
//! stays open between batches.

use std::collections::HashSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Value};

use crate::entity::user;
use crate::users::directory::sql::{Sql, USERS};
use crate::users::directory::{Filter, Order, Query, Users};
use crate::users::{Rights, SomeRights};

/// Accounts per batch.
const BATCH: usize = 500;
/// Up to this many matches, all ids are read at the beginning.
const FEW: u64 = 5_000;

/// A running export. Accounts that are created, or change their place in the order, while it runs
/// may be missing.
pub struct Export {
    users: Users,
    filter: Filter,
    order: Order,
    rest: Rest,
}

enum Rest {
    /// These ids, in reverse order.
    Ids(Vec<i64>),
    /// What follows this place in the order; `None` at the beginning.
    Behind(Option<(Value, i64)>),
}

impl Users {
    /// Begins an export of all matches, in the order of the query.
    pub async fn export(&self, query: &Query) -> Result<Export, DbErr> {
        let order = Order::of(&query.ordering);
        let users = self.clone();
        let Some(filter) = Filter::of(query) else {
            let filter = Filter::default();
            return Ok(Export { users, filter, order, rest: Rest::Ids(Vec::new()) });
        };
        let narrow = filter.has_words() || filter.has_rights() || filter.group.is_some();
        let count = if narrow { self.count(&filter).await? } else { u64::MAX };
        let rest = if count <= FEW {
            let mut ids = self.page(&filter, order, count, 0, count).await?;
            ids.reverse();
            Rest::Ids(ids)
        } else {
            Rest::Behind(None)
        };
        Ok(Export { users, filter, order, rest })
    }
}

impl Export {
    /// Skips the accounts up to this id; for an export ordered by id.
    pub fn behind_id(mut self, last: i64) -> Self {
        match &mut self.rest {
            Rest::Ids(ids) => ids.retain(|id| *id > last),
            Rest::Behind(place) => *place = Some((last.into(), last)),
        }
        self
    }

    /// The next batch, never empty; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<user::Model>>, DbErr> {
        loop {
            let found = match &mut self.rest {
                Rest::Ids(ids) if ids.is_empty() => return Ok(None),
                Rest::Ids(ids) => {
                    let batch: Vec<i64> =
                        ids.split_off(ids.len().saturating_sub(BATCH)).into_iter().rev().collect();
                    self.users.rows(&batch).await?
                }
                Rest::Behind(place) => {
                    let looked_at = behind(&self.users, self.order, place.as_ref()).await?;
                    let Some(last) = looked_at.last() else {
                        return Ok(None);
                    };
                    *place = Some((key(self.order, last), last.id));
                    fitting(&self.users, &self.filter, looked_at).await?
                }
            };
            if !found.is_empty() {
                return Ok(Some(found));
            }
        }
    }
}

/// The accounts after a place in the order: first those with the same key, then those with a later
/// one. With one condition for both, SQLite would start at the first entry of the key each time,
/// and a flag has half a million of them.
async fn behind(
    users: &Users,
    order: Order,
    place: Option<&(Value, i64)>,
) -> Result<Vec<user::Model>, DbErr> {
    // One table, and no name of it.
    let (key, id) = (Expr::cust(order.key.replace("users.", "")), Expr::cust("id"));
    let direction = if order.descending { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
    let beyond = |left: Expr, right: Expr| match order.descending {
        true => left.lt(right),
        false => left.gt(right),
    };
    let mut all = user::Entity::find();
    let mut found = Vec::new();
    if let Some((value, last)) = place {
        let further = beyond(id.clone(), Expr::value(*last));
        if !order.is_by_id() {
            found = user::Entity::find()
                .filter(key.clone().eq(Expr::value(value.clone())))
                .filter(further)
                .order_by(id.clone(), direction.clone())
                .limit(BATCH as u64)
                .all(&users.database.read)
                .await?;
            all = all.filter(beyond(key.clone(), Expr::value(value.clone())));
        } else {
            all = all.filter(further);
        }
    }
    if found.len() < BATCH {
        if !order.is_by_id() {
            all = all.order_by(key, direction.clone());
        }
        let rest = all.order_by(id, direction).limit((BATCH - found.len()) as u64);
        found.extend(rest.all(&users.database.read).await?);
    }
    Ok(found)
}

/// The rows that match the filter.
async fn fitting(
    users: &Users,
    filter: &Filter,
    mut rows: Vec<user::Model>,
) -> Result<Vec<user::Model>, DbErr> {
    rows.retain(|row| filter.rights.fit(Rights::of(row)));
    if (filter.has_words() || filter.group.is_some()) && !rows.is_empty() {
        let mut sql = Sql::on(&users.database);
        let ids: Vec<String> = rows.iter().map(|row| sql.bind(row.id)).collect();
        let tests = sql.tests(filter.words.0.iter(), SomeRights::NONE);
        let tests = format!("{tests} AND {}", sql.membership(filter));
        sql.text = format!(
            "SELECT users.id, CAST(0 AS bigint) FROM {USERS} WHERE users.id IN ({}) AND {tests}",
            ids.join(", ")
        );
        let found: HashSet<i64> = sql.ids(&users.database).await?.into_iter().collect();
        rows.retain(|row| found.contains(&row.id));
    }
    Ok(rows)
}

/// The value by which an account is ordered.
fn key(order: Order, user: &user::Model) -> Value {
    match order.key {
        "users.username_key" => user.username_key.clone().into(),
        "users.email_key" => user.email_key.clone().into(),
        "users.first_name" => user.first_name.clone().into(),
        "users.last_name" => user.last_name.clone().into(),
        "users.is_active" => user.is_active.into(),
        "users.is_staff" => user.is_staff.into(),
        "users.is_superuser" => user.is_superuser.into(),
        "users.date_joined" => user.date_joined.into(),
        "users.id" => user.id.into(),
        _ => user.last_login.unwrap_or(-1).into(),
    }
}
