//! The active superusers, of whom at least one has to remain.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::database::Transaction;
use crate::entity::user;
use crate::error::Refusal;
use crate::users::Users;

impl Users {
    /// Whether there is an active superuser.
    pub async fn has_superuser(&self) -> Result<bool, DbErr> {
        let found = user::Entity::find()
            .filter(user::Column::IsSuperuser.eq(true))
            // Written as `<>`, so that the planner takes the index of superusers and not the one of
            // active accounts.
            .filter(user::Column::IsActive.ne(false))
            .one(&self.database.read)
            .await?;
        Ok(found.is_some())
    }
}

/// Refuses to take the rights or the account from the only active superuser.
///
/// # Errors
/// The last active superuser.
pub(super) fn must_not_be_last(superusers: &[i64], id: i64) -> Result<(), Refusal> {
    if superusers == [id] { Err(Refusal::LastSuperuser) } else { Ok(()) }
}

/// The active superusers who have a password. Every transaction that might remove one locks these rows, in the order of
/// their ids, until its end: two of them cannot remove each other.
pub(super) async fn superusers(transaction: &Transaction) -> Result<Vec<i64>, DbErr> {
    let rows = user::Entity::find()
        .filter(user::Column::IsSuperuser.eq(true))
        // Written as `<>`, so that the planner takes the index of superusers and not the one of
        // active accounts.
        .filter(user::Column::IsActive.ne(false))
        .order_by_asc(user::Column::Id)
        .lock_exclusive()
        .all(transaction)
        .await?;
    Ok(rows.iter().filter(|row| !row.password.is_unusable()).map(|row| row.id).collect())
}
