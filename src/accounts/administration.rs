//! What superusers do to accounts: create and change.

use serde_json::Value;

use crate::accounts::{Accounts, groups};
use crate::audit::{By, Event, Record};
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::users::{Draft, Edit, Edited, SubmittedFields, is_taken};

impl Accounts {
    /// Creates an account for somebody. A repetition within a minute returns the account that
    /// exists already. `errors` are those found in the fields so far.
    ///
    /// # Errors
    /// Messages per field, or a server error.
    pub(crate) async fn create_user(
        &self,
        draft: Draft,
        errors: FieldErrors,
    ) -> Result<user::Model, Refusal> {
        let repeat = draft.clone();
        match self.add(Event::UserCreated, draft, errors).await {
            Err(Refusal::Invalid(errors)) if is_taken(&errors) => {
                let made = self.has_just_made(repeat).await?;
                made.ok_or(Refusal::Invalid(errors))
            }
            done => done,
        }
    }

    /// The account that the caller has created from the same draft within the last minute.
    async fn has_just_made(&self, draft: Draft) -> Result<Option<user::Model>, Refusal> {
        let Some(name) = &draft.username else { return Ok(None) };
        let Some(user) = self.app.users.find(name).await?.filter(|user| draft.made(user)) else {
            return Ok(None);
        };
        let own = self.has_just(Event::UserCreated, user.id).await?;
        let same = match draft.password.clone() {
            _ if !own => false,
            Some(password) => self.fits(&user, password).await?,
            None => draft.passwordless && user.password.is_unusable(),
        };
        Ok(same.then_some(user))
    }

    /// Creates a superuser at the command line; the first one counts as the set-up.
    ///
    /// # Errors
    /// Messages per field, or a server error.
    pub(crate) async fn create_superuser(&self, draft: Draft) -> Result<user::Model, Refusal> {
        let event = match self.app.users.has_superuser().await? {
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
        Ok(self.make(event, draft, errors, (None, None)).await?.user)
    }

    /// Changes an account. Deactivation and changed rights end its sessions, changed groups and
    /// permissions do not. `errors` are those found in the fields so far.
    ///
    /// # Errors
    /// Not found, stale, messages per field, the last active superuser, or a server error.
    pub(crate) async fn change_user(
        &self,
        id: i64,
        mut edit: Edit,
        mut errors: FieldErrors,
    ) -> Result<Edited, Refusal> {
        let app = &self.app;
        let (groups, permissions) = (edit.groups.take(), edit.permissions.take());
        let wanted = (groups.as_deref(), permissions.as_deref());
        let mut deed = self.begin().await?;
        app.permissions.check(&deed.transaction, Some(id), wanted, &mut errors).await?;
        let mut edited = app.users.edit(&deed.transaction, id, edit, errors).await?;
        let given = app.permissions.give(&deed.transaction, id, wanted).await?;
        edited.given = !given.is_nothing();
        if edited.given && edited.user.version == edited.old.version {
            app.users.touch(&deed.transaction, &[id]).await?;
            edited.user.version += 1;
        }
        if let Some(reason) = edited.ends {
            app.sessions.end_all(&deed.transaction, id, reason, None).await?;
        }
        for entry in changes(&self.caller.by, &edited) {
            deed.record(entry).await?;
        }
        let entries = groups::entries(&self.caller.by, &edited.user, &given);
        deed.record_all(entries, SubmittedFields::default()).await?;
        deed.commit().await?;
        Ok(edited)
    }
}

/// The entries for an edit: one each for names, rights and activation, which are searched for
/// separately.
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
