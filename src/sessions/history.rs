//! An account's past sessions.

use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::session;
use crate::sessions::Sessions;

impl Sessions {
    /// The ended and expired sessions of an account that are still stored, at most `limit`, the
    /// latest first.
    pub async fn ended(&self, user_id: i64, limit: u64) -> Result<Vec<session::Model>, DbErr> {
        let end = Func::coalesce([
            Expr::col(session::Column::EndedAt),
            Expr::col(session::Column::ExpiresAt),
        ]);
        session::Entity::find()
            .filter(session::Column::UserId.eq(user_id))
            .filter(self.are_live().not())
            .order_by(Expr::expr(end), Order::Desc)
            .order_by_asc(session::Column::Id)
            .limit(limit)
            .all(&self.database.read)
            .await
    }

    /// The number of live sessions of all accounts.
    pub async fn live_now(&self) -> Result<u64, DbErr> {
        session::Entity::find().filter(self.are_live()).count(&self.database.read).await
    }

    /// The number of live sessions of an account, and of ended ones that are still stored.
    pub async fn tally(&self, user_id: i64) -> Result<(u64, u64), DbErr> {
        let all = session::Entity::find().filter(session::Column::UserId.eq(user_id));
        let live = all.clone().filter(self.are_live());
        let live = live.count(&self.database.read).await?;
        Ok((live, all.count(&self.database.read).await?.saturating_sub(live)))
    }

    /// Whether the session belongs to this account, live or not.
    pub async fn is_own(&self, user_id: i64, sid: &str) -> Result<bool, DbErr> {
        if sid.contains('\0') {
            return Ok(false);
        }
        let row = session::Entity::find_by_id(sid).one(&self.database.read).await?;
        Ok(row.is_some_and(|row| row.user_id == user_id))
    }
}
