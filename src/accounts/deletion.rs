//! Deleting an account.

use crate::accounts::Accounts;
use crate::accounts::confirmation::Typed;
use crate::audit::Event;
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::sessions::Identity;
use crate::users::User;

impl Accounts {
    /// Deletes an account and its sessions, for a superuser.
    ///
    /// # Errors
    /// Not found, stale, in use, the last active superuser, or a server error.
    pub(crate) async fn delete_user(
        &self,
        id: i64,
        version: Option<i64>,
    ) -> Result<user::Model, Refusal> {
        self.remove(Event::UserDeleted, id, version).await
    }

    /// Deletes a person's own account, which requires their password. Succeeds when its owner has
    /// just deleted it.
    ///
    /// # Errors
    /// Messages per field, with the last active superuser's under no field; stale, in use,
    /// throttled, or a server error.
    pub(crate) async fn delete_own(
        &self,
        person: &Identity,
        password: Typed,
    ) -> Result<(), Refusal> {
        match self.leave(person, password).await {
            Err(Refusal::NotFound) => {
                let just = self.app.audit.just(Event::AccountDeleted, person.id).await?;
                just.map(|_| ()).ok_or(Refusal::NotFound)
            }
            Err(refusal @ Refusal::LastSuperuser) => {
                let messages = FieldErrors::from([("__all__", vec![refusal.field_error()])]);
                Err(Refusal::Invalid(messages))
            }
            done => done,
        }
    }

    async fn leave(&self, person: &Identity, password: Typed) -> Result<(), Refusal> {
        let user = self.get(person.id).await?;
        self.must_be_theirs(&user, password).await?;
        self.remove(Event::AccountDeleted, user.id, Some(user.version)).await?;
        Ok(())
    }

    async fn remove(
        &self,
        event: Event,
        id: i64,
        version: Option<i64>,
    ) -> Result<user::Model, Refusal> {
        if self.app.hooks.is_some() {
            self.app.may_delete(&User::from(&self.get(id).await?)).await?;
        }
        let mut deed = self.begin().await?;
        let old = self.app.users.delete(&deed.transaction, id, version).await?;
        let entry = self.record(event).on(&old).with("email", old.email.as_str());
        deed.record(entry).await?;
        // The commit checks deferred foreign keys.
        deed.commit().await.map_err(Refusal::of_deletion)?;
        Ok(old)
    }
}
