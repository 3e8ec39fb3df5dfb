//! What superusers do to accounts: make and change.

use serde_json::Value;

use super::Accounts;
use crate::audit::{By, Event, Record};
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::users::{Draft, Edit, Edited};

impl Accounts {
    /// Makes an account for somebody. `errors` are those already found in the fields.
    ///
    /// # Errors
    /// Messages per field, or the server is the reason.
    pub async fn create(&self, draft: Draft, errors: FieldErrors) -> Result<user::Model, Refusal> {
        self.add(Event::UserCreated, draft, errors).await
    }

    /// Makes a superuser at the command line; the first one is the set-up.
    ///
    /// # Errors
    /// Messages per field, or the server is the reason.
    pub async fn create_superuser(&self, draft: Draft) -> Result<user::Model, Refusal> {
        let event = match self.site.users.has_superuser().await? {
            true => Event::UserCreated,
            false => Event::SetUp,
        };
        self.add(event, draft, FieldErrors::new()).await
    }

    async fn add(
        &self,
        event: Event,
        draft: Draft,
        errors: FieldErrors,
    ) -> Result<user::Model, Refusal> {
        let site = &self.site;
        let ready = site.users.prepare(draft, errors).await?;
        let transaction = site.database.begin().await?;
        let user = site.users.add(&transaction, &ready).await?;
        let entry = self
            .record(event)
            .on(&user)
            .change("is_active", true, user.is_active)
            .change("is_staff", false, user.is_staff)
            .change("is_superuser", false, user.is_superuser);
        site.audit.record(&transaction, entry).await?;
        transaction.commit().await?;
        Ok(user)
    }

    /// Changes an account; deactivation and other rights end its sessions. `errors` are those
    /// already found in the fields.
    ///
    /// # Errors
    /// Not found, stale, messages per field, the last active superuser, or the server is the reason.
    pub async fn change(
        &self,
        id: i64,
        edit: Edit,
        errors: FieldErrors,
    ) -> Result<Edited, Refusal> {
        let site = &self.site;
        let transaction = site.database.begin().await?;
        let edited = site.users.edit(&transaction, id, edit, errors).await?;
        if let Some(reason) = edited.ends {
            site.sessions.end_all(&transaction, id, reason, None).await?;
        }
        for entry in changes(&self.caller.by, &edited) {
            site.audit.record(&transaction, entry).await?;
        }
        transaction.commit().await?;
        Ok(edited)
    }
}

/// The entries of an edit: names, rights and activity are different things to look for.
fn changes<'a>(by: &'a By, edited: &Edited) -> Vec<Record<'a>> {
    let (old, new) = (&edited.old, &edited.user);
    let activity = if new.is_active { Event::Activated } else { Event::Deactivated };
    let text = |text: &str| Value::from(text);
    [
        Record::new(Event::UserChanged, by)
            .change("username", text(&old.username), text(&new.username))
            .change("email", text(&old.email), text(&new.email))
            .change("first_name", text(&old.first_name), text(&new.first_name))
            .change("last_name", text(&old.last_name), text(&new.last_name)),
        Record::new(Event::RightsChanged, by)
            .change("is_staff", old.is_staff, new.is_staff)
            .change("is_superuser", old.is_superuser, new.is_superuser),
        Record::new(activity, by).change("is_active", old.is_active, new.is_active),
    ]
    .into_iter()
    .filter(|entry| !entry.is_bare())
    .map(|entry| entry.on(new))
    .collect()
}
