//! What is done to accounts, whole: the change, the sessions that it ends, and its entry in the
//! trail happen together or not at all. Pages, API and command line all come this way.

use serde_json::Value;

use super::Site;
use crate::audit::{By, Event, Party, Record};
use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Problem};
use crate::password::Password;
use crate::users::{Draft, Edit, Edited};

/// A one-time address is no longer good.
const SPENT: &str = "This address is not valid any more. It works once, for 30 minutes.";

/// What was done, or messages per field; and the problems that are nobody's typing.
pub type Done<T> = Result<Result<T, FieldErrors>, Problem>;

impl Site {
    /// Makes an account; `event` says on what occasion.
    ///
    /// # Errors
    /// `Ok(Err(_))` with messages per field; 503.
    pub async fn add_user(
        &self,
        by: &By,
        event: Event,
        draft: Draft,
        errors: FieldErrors,
    ) -> Done<user::Model> {
        let ready = match self.users.prepare(draft, errors).await? {
            Ok(ready) => ready,
            Err(errors) => return Ok(Err(errors)),
        };
        let transaction = self.database.begin().await?;
        let user = match self.users.add(&transaction, &ready).await? {
            Ok(user) => user,
            Err(errors) => return Ok(Err(errors)),
        };
        let entry = Record::new(event, by)
            .on(&user)
            .change("is_active", true, user.is_active)
            .change("is_staff", false, user.is_staff)
            .change("is_superuser", false, user.is_superuser);
        self.audit.record(&transaction, entry).await?;
        transaction.commit().await?;
        Ok(Ok(user))
    }

    /// Changes an account; deactivation and other rights end its sessions.
    ///
    /// # Errors
    /// 404, 409 for a stale version, 400 with field errors or for the last active superuser, 503.
    pub async fn change_user(
        &self,
        by: &By,
        id: i64,
        edit: Edit,
        errors: FieldErrors,
    ) -> Result<Edited, Problem> {
        let transaction = self.database.begin().await?;
        let edited = self.users.edit(&transaction, id, edit, errors).await?;
        if let Some(reason) = edited.ends {
            self.sessions.end_all(&transaction, id, reason, None).await?;
        }
        for entry in changes(by, &edited) {
            self.audit.record(&transaction, entry).await?;
        }
        transaction.commit().await?;
        Ok(edited)
    }

    /// Deletes an account and its sessions.
    ///
    /// # Errors
    /// 404, 409 for a stale version or when other data refers to it, 400 for the last active
    /// superuser, 503.
    pub async fn delete_user(
        &self,
        by: &By,
        event: Event,
        id: i64,
        version: Option<i64>,
    ) -> Result<user::Model, Problem> {
        let transaction = self.database.begin().await?;
        let old = self.users.delete(&transaction, id, version).await?;
        let entry = Record::new(event, by).on(&old).with("email", old.email.as_str());
        self.audit.record(&transaction, entry).await?;
        // A reference that may wait is looked at here.
        transaction.commit().await.map_err(Problem::of_deletion)?;
        Ok(old)
    }

    /// Ends one live session of an account, or all of them. Answers how many ended.
    ///
    /// # Errors
    /// 404 without such an account; 503.
    pub async fn end_sessions(
        &self,
        by: &By,
        id: i64,
        only: Option<&str>,
        reason: EndReason,
    ) -> Result<u64, Problem> {
        let user = self.known(id).await?;
        let transaction = self.database.begin().await?;
        let (event, count) = match only {
            Some(sid) => {
                let ended = self.sessions.end_own(&transaction, id, sid, reason).await?;
                (Event::SessionEnded, u64::from(ended))
            }
            None => {
                (Event::SessionsEnded, self.sessions.end_all(&transaction, id, reason, None).await?)
            }
        };
        if count > 0 {
            let entry = Record::new(event, by).on(&user).with("count", count);
            self.audit.record(&transaction, entry).await?;
        }
        transaction.commit().await?;
        Ok(count)
    }

    /// Gives an account another password, which ends all its sessions.
    ///
    /// # Errors
    /// `Ok(Err(_))` with what is wrong with the password, under `password`; 404, 409 when somebody
    /// else has just set another one or the `version` is stale, 503.
    pub async fn set_password(
        &self,
        by: &By,
        id: i64,
        password: Password,
        version: Option<i64>,
    ) -> Done<user::Model> {
        let user = self.known(id).await?;
        if version.is_some_and(|version| version != user.version) {
            return Err(Problem::conflict());
        }
        self.replace_password(by, Event::PasswordSet, user, password, None).await
    }

    /// Gives the account of a reset code another password; the code is spent by that.
    ///
    /// # Errors
    /// `Ok(Err(_))` with what is wrong with the password, under `password`; 403 when the code is
    /// not good any more, 503.
    pub async fn reset_password(
        &self,
        by: &By,
        code: &str,
        password: Password,
    ) -> Done<user::Model> {
        let user = self.holds_reset(code).await?;
        let by = By { actor: Party::from(&user), ..by.clone() };
        self.replace_password(&by, Event::PasswordReset, user, password, Some(code)).await
    }

    /// Whose password this code resets.
    ///
    /// # Errors
    /// 403 when it resets nobody's; 503.
    pub async fn holds_reset(&self, code: &str) -> Result<user::Model, Problem> {
        self.codes.holder(code).await?.ok_or_else(spent)
    }

    async fn replace_password(
        &self,
        by: &By,
        event: Event,
        user: user::Model,
        password: Password,
        code: Option<&str>,
    ) -> Done<user::Model> {
        let weak = self.users.weaknesses_for(&user, &password).await?;
        if !weak.is_empty() {
            return Ok(Err(FieldErrors::from([("password", weak)])));
        }
        let hash = self.users.hash(password).await?;
        let transaction = self.database.begin().await?;
        if let Some(code) = code
            && !self.codes.spend(&transaction, code).await?
        {
            return Err(spent());
        }
        if !self.users.set_password(&transaction, &user, &hash).await? {
            return Err(Problem::conflict());
        }
        let reason = EndReason::PasswordChanged;
        self.sessions.end_all(&transaction, user.id, reason, None).await?;
        // Whoever could not remember the old one has tried it.
        self.throttle.forget(&transaction, user.id).await?;
        self.audit.record(&transaction, Record::new(event, by).on(&user)).await?;
        transaction.commit().await?;
        Ok(Ok(user))
    }

    /// A one-time address where the person chooses a new password; earlier ones are void. Whoever
    /// asks for one may have lost the account to somebody: its sessions end at once (ASVS 6.4.6).
    ///
    /// # Errors
    /// 404; 400 for an account that is not active; 503.
    pub async fn reset_link(&self, by: &By, id: i64) -> Result<String, Problem> {
        let user = self.known(id).await?;
        if !user.is_active {
            return Err(Problem::new(400, "This account is not active: activate it first."));
        }
        let transaction = self.database.begin().await?;
        let code = self.codes.reset(&transaction, &user).await?;
        self.sessions.end_all(&transaction, id, EndReason::Admin, None).await?;
        self.audit.record(&transaction, Record::new(Event::ResetLinkMade, by).on(&user)).await?;
        transaction.commit().await?;
        Ok(self.url(&format!("/reset?code={}", code.reveal())))
    }

    async fn known(&self, id: i64) -> Result<user::Model, Problem> {
        self.users.get(id).await?.ok_or_else(|| Problem::of_status(404))
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

pub(super) fn spent() -> Problem {
    Problem::new(403, SPENT)
}
