//! Searching all accounts, a million of them as fast as ten. The `README.md` of this folder tells
//! which statement answers which question, and why.

mod count;
mod export;
mod plan;
mod sql;
mod tally;
mod words;

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use words::Words;

pub use export::Export;

use crate::entity::user;
use crate::users::{Rights, SomeRights, Users};
pub(super) use tally::Tallies;
pub use tally::Tally;

/// A search: which accounts, in which order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Query {
    /// Words, each of which has to occur in the user name, e-mail or names.
    pub search: String,
    #[serde(flatten)]
    pub rights: SomeRights,
    /// Only the members of the group with this id.
    #[serde(default)]
    pub group: Option<i64>,
    /// A name of [`COLUMNS`], with `-` before it for descending order; any other text counts as
    /// `id`.
    pub ordering: String,
}

/// The orders: name, and the SQL expression, which has an index.
pub const COLUMNS: [(&str, &str); 10] = [
    ("id", "users.id"),
    ("username", "users.username_key"),
    ("email", "users.email_key"),
    ("first_name", "users.first_name"),
    ("last_name", "users.last_name"),
    ("is_active", "users.is_active"),
    ("is_staff", "users.is_staff"),
    ("is_superuser", "users.is_superuser"),
    ("date_joined", "users.date_joined"),
    // Accounts that have never signed in come first.
    ("last_login", "coalesce(users.last_login, -1)"),
];

/// A column and a direction. The id orders equal values, in the same direction, so that no account
/// appears on two pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Order {
    key: &'static str,
    descending: bool,
}

impl Order {
    fn of(wanted: &str) -> Order {
        let (name, descending) = match wanted.strip_prefix('-') {
            Some(name) => (name, true),
            None => (wanted, false),
        };
        match COLUMNS.iter().find(|(known, _)| *known == name) {
            Some((_, key)) => Order { key, descending },
            None => Order { key: COLUMNS[0].1, descending: false },
        }
    }

    fn reversed(self) -> Order {
        Order { descending: !self.descending, ..self }
    }

    fn is_by_id(self) -> bool {
        self.key == COLUMNS[0].1
    }

    /// Whether the column is unique.
    fn is_by_key(self) -> bool {
        [COLUMNS[1].1, COLUMNS[2].1].contains(&self.key)
    }
}

/// The conditions of a search.
#[derive(Clone, Debug, Default)]
struct Filter {
    words: Words,
    rights: SomeRights,
    group: Option<i64>,
}

impl Filter {
    /// `None` when no account can match.
    fn of(query: &Query) -> Option<Filter> {
        let (rights, group) = (query.rights, query.group);
        Words::of(&query.search).map(|words| Filter { words, rights, group })
    }

    fn has_words(&self) -> bool {
        !self.words.0.is_empty()
    }

    fn has_rights(&self) -> bool {
        !self.rights.is_none()
    }

    /// Whether ordinary accounts match the rights; nearly all accounts are ordinary.
    fn has_ordinary(&self) -> bool {
        self.rights.fit(Rights::default())
    }
}

impl Users {
    /// The number of matches, and `limit` of them from `offset` on. The number includes all changes
    /// of this process; those of other processes may be missing from it for ten seconds, where
    /// counting is slow.
    pub async fn search(
        &self,
        query: &Query,
        offset: u64,
        limit: u64,
    ) -> Result<(u64, Vec<user::Model>), DbErr> {
        let Some(filter) = Filter::of(query) else {
            return Ok((0, Vec::new()));
        };
        let order = Order::of(&query.ordering);
        if let Some((count, ids)) = self.page_and_count(&filter, order, (offset, limit)).await? {
            return Ok((count, self.rows(&ids).await?));
        }
        let count = self.count(&filter).await?;
        let ids = self.page(&filter, order, count, offset, limit).await?;
        Ok((count, self.rows(&ids).await?))
    }

    /// The accounts with these ids, in the order of the ids; missing ones are left out.
    async fn rows(&self, ids: &[i64]) -> Result<Vec<user::Model>, DbErr> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = user::Entity::find()
            .filter(user::Column::Id.is_in(ids.iter().copied()))
            .all(&self.database.read)
            .await?;
        let mut found: HashMap<i64, user::Model> =
            found.into_iter().map(|user| (user.id, user)).collect();
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }
}

#[cfg(test)]
#[path = "directory_tests.rs"]
mod tests;
