//! Attempts that no longer count.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::entity::attempt;
use crate::throttle::limits::{DAY, HOUR};
use crate::throttle::{Attempt, HOST, PASSWORDS, Throttle, USER};

/// How far the clocks of nodes may differ, in milliseconds.
const AHEAD: i64 = 60_000;

impl Throttle {
    /// Sets attempts that a fast clock has dated into the future to now.
    pub(super) async fn put_right(&self, now: i64) -> Result<(), DbErr> {
        attempt::Entity::update_many()
            .col_expr(attempt::Column::At, Expr::value(now))
            .filter(attempt::Column::At.gt(now + AHEAD))
            .exec(&self.database.write)
            .await?;
        Ok(())
    }

    /// Removes an attempt that succeeded.
    pub async fn forgive(
        &self,
        connection: &impl ConnectionTrait,
        attempt: Attempt,
    ) -> Result<(), DbErr> {
        if let Some(id) = attempt.0 {
            attempt::Entity::delete_by_id(id).exec(connection).await?;
        }
        Ok(())
    }

    /// Removes the attempts at an account's password, inside the caller's transaction, because the
    /// password has changed.
    pub async fn forget(
        &self,
        transaction: &impl ConnectionTrait,
        user_id: i64,
    ) -> Result<(), DbErr> {
        attempt::Entity::delete_many()
            .filter(attempt::Column::Kind.eq(PASSWORDS))
            .filter(attempt::Column::Account.eq(format!("{USER}{user_id}")))
            .exec(transaction)
            .await?;
        Ok(())
    }

    /// Deletes attempts that no limit counts any more. Returns how many.
    pub async fn flush(&self) -> Result<u64, DbErr> {
        let (kind, at) = (attempt::Column::Kind, attempt::Column::At);
        let now = self.clock.now_ms();
        let old = at.lte(now - DAY).or(at.lte(now - HOUR).and(kind.starts_with(HOST).not()));
        self.database.delete_all::<attempt::Entity>(attempt::Column::Id, old).await
    }
}
