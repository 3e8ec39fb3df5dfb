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

/// The active superusers.
pub(super) struct Superusers(Vec<user::Model>);

impl Superusers {
    /// Whether the account is one of them.
    pub fn contains(&self, id: i64) -> bool {
        self.0.iter().any(|row| row.id == id)
    }

    /// Refuses to take the rights or the account from the last of them. Those without a password
    /// count only where none has one, as in an application that signs people in by other means.
    ///
    /// # Errors
    /// The last active superuser.
    pub fn must_not_lose(&self, id: i64) -> Result<(), Refusal> {
        let others = || self.0.iter().filter(|row| row.id != id);
        let has_password = |row: &user::Model| !row.password.is_unusable();
        let needs_password = self.0.iter().any(has_password);
        let stays = others().any(|row| !needs_password || has_password(row));
        if self.contains(id) && !stays { Err(Refusal::LastSuperuser) } else { Ok(()) }
    }
}

/// The active superusers. Every transaction that might remove one locks these rows, in the order of
/// their ids, until its end: two of them cannot remove each other.
pub(super) async fn superusers(transaction: &Transaction) -> Result<Superusers, DbErr> {
    let rows = user::Entity::find()
        .filter(user::Column::IsSuperuser.eq(true))
        // Written as `<>`, so that the planner takes the index of superusers and not the one of
        // active accounts.
        .filter(user::Column::IsActive.ne(false))
        .order_by_asc(user::Column::Id)
        .lock_exclusive()
        .all(transaction)
        .await?;
    Ok(Superusers(rows))
}
