//! How many accounts there are, and since when.

use sea_orm::{
    DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryOrder, QuerySelect, Statement,
};

use crate::entity::user;
use crate::users::Users;

const DAY: i64 = 86_400;

/// How many accounts there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub all: i64,
    pub active: i64,
    pub staff: i64,
    pub superusers: i64,
    /// Those whose last sign-in is at most 7 and 30 days ago.
    pub seen_week: i64,
    pub seen_month: i64,
}

#[derive(FromQueryResult)]
struct Marked {
    inactive: i64,
    staff: i64,
    superusers: i64,
}

#[derive(FromQueryResult)]
struct SignedIn {
    week: i64,
    month: i64,
}

#[derive(FromQueryResult)]
struct Day {
    day: i64,
    count: i64,
}

// The same condition as that of the index `users_marked`, which holds these few accounts.
const MARKED: &str = "SELECT coalesce(sum(CASE WHEN is_active THEN 0 ELSE 1 END), 0) AS inactive, \
    coalesce(sum(CASE WHEN is_staff THEN 1 ELSE 0 END), 0) AS staff, \
    coalesce(sum(CASE WHEN is_superuser THEN 1 ELSE 0 END), 0) AS superusers \
    FROM \"users\" WHERE (NOT is_active OR is_staff OR is_superuser)";

// The same expression as that of the index `users_last_login`.
const SIGNED_IN: &str = "SELECT \
    coalesce(sum(CASE WHEN coalesce(last_login, -1) >= $1 THEN 1 ELSE 0 END), 0) AS week, \
    count(*) AS month FROM \"users\" WHERE coalesce(last_login, -1) >= $2";

const JOINED: &str = "SELECT date_joined / 86400 AS day, count(*) AS count FROM \"users\" \
    WHERE date_joined >= $1 GROUP BY 1";

impl Users {
    /// How many accounts there are.
    pub async fn totals(&self) -> Result<Totals, DbErr> {
        let all = user::Entity::find().count(&self.database.read).await?;
        let all = i64::try_from(all).unwrap_or(i64::MAX);
        let statement = Statement::from_string(self.database.backend(), MARKED);
        let marked = Marked::find_by_statement(statement).one(&self.database.read).await?;
        let (inactive, staff, superusers) =
            marked.map_or((0, 0, 0), |row| (row.inactive, row.staff, row.superusers));
        let SignedIn { week, month } = self.signed_in_lately().await?;
        let active = all - inactive;
        Ok(Totals { all, active, staff, superusers, seen_week: week, seen_month: month })
    }

    async fn signed_in_lately(&self) -> Result<SignedIn, DbErr> {
        let (now, backend) = (self.clock.now(), self.database.backend());
        let (week, month) = (now - 7 * DAY, now - 30 * DAY);
        let statement =
            Statement::from_sql_and_values(backend, SIGNED_IN, [week.into(), month.into()]);
        let found = SignedIn::find_by_statement(statement).one(&self.database.read).await?;
        Ok(found.unwrap_or(SignedIn { week: 0, month: 0 }))
    }

    /// The accounts made from `since` on, in Unix seconds: days since 1970-01-01 UTC with their
    /// counts, in no order; days without any are missing.
    pub async fn joined_per_day(&self, since: i64) -> Result<Vec<(i64, i64)>, DbErr> {
        let backend = self.database.backend();
        let statement = Statement::from_sql_and_values(backend, JOINED, [since.into()]);
        let days = Day::find_by_statement(statement).all(&self.database.read).await?;
        Ok(days.iter().map(|day| (day.day, day.count)).collect())
    }

    /// The accounts made last, at most `limit`, the newest first.
    pub async fn newest(&self, limit: u64) -> Result<Vec<user::Model>, DbErr> {
        user::Entity::find()
            .order_by_desc(user::Column::DateJoined)
            .order_by_desc(user::Column::Id)
            .limit(limit)
            .all(&self.database.read)
            .await
    }
}
