//! Changes of many accounts at once, one batch per transaction.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::database::Transaction;
use crate::entity::user;
use crate::error::Refusal;
use crate::users::Users;
use crate::users::last_superuser::superusers;

impl Users {
    /// The accounts with these ids, in that order; missing ones are left out.
    pub async fn these(&self, ids: &[i64]) -> Result<Vec<user::Model>, DbErr> {
        let mut rows = user::Entity::find()
            .filter(user::Column::Id.is_in(ids.iter().copied()))
            .all(&self.database.read)
            .await?;
        rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
        Ok(rows)
    }

    /// Reads and locks the accounts with these ids until the end of the transaction.
    ///
    /// # Errors
    /// Forbidden unless `actor` is an active superuser, who is locked as well; or a database error.
    pub async fn hold(
        &self,
        transaction: &Transaction,
        actor: i64,
        ids: &[i64],
    ) -> Result<Vec<user::Model>, Refusal> {
        if !superusers(transaction).await?.contains(actor) {
            return Err(Refusal::Forbidden);
        }
        let rows = user::Entity::find()
            .filter(user::Column::Id.is_in(ids.iter().copied()))
            .order_by_asc(user::Column::Id)
            .lock_exclusive()
            .all(transaction)
            .await?;
        Ok(rows)
    }

    /// Activates or deactivates accounts that [`Users::hold`] has locked.
    pub async fn set_active(
        &self,
        transaction: &impl ConnectionTrait,
        ids: &[i64],
        active: bool,
    ) -> Result<(), DbErr> {
        user::Entity::update_many()
            .col_expr(user::Column::IsActive, Expr::value(active))
            .col_expr(user::Column::Version, Expr::col(user::Column::Version).add(1))
            .filter(user::Column::Id.is_in(ids.iter().copied()))
            .exec(transaction)
            .await?;
        self.tallies.changing(self.clock.now_ms());
        Ok(())
    }

    /// Raises the version of accounts whose groups or permissions change, so that forms that were
    /// opened before are stale.
    pub async fn touch(
        &self,
        transaction: &impl ConnectionTrait,
        ids: &[i64],
    ) -> Result<(), DbErr> {
        user::Entity::update_many()
            .col_expr(user::Column::Version, Expr::col(user::Column::Version).add(1))
            .filter(user::Column::Id.is_in(ids.iter().copied()))
            .exec(transaction)
            .await?;
        self.tallies.changing(self.clock.now_ms());
        Ok(())
    }

    /// Deletes accounts that [`Users::hold`] has locked, with their sessions.
    ///
    /// # Errors
    /// In use, or a database error.
    pub async fn delete_these(
        &self,
        transaction: &impl ConnectionTrait,
        ids: &[i64],
    ) -> Result<(), Refusal> {
        let these = user::Column::Id.is_in(ids.iter().copied());
        let deleted = user::Entity::delete_many().filter(these).exec(transaction).await;
        deleted.map_err(Refusal::of_deletion)?;
        self.tallies.changing(self.clock.now_ms());
        Ok(())
    }
}
