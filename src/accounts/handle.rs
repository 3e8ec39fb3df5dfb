//! The operations as a host application calls them.

use std::collections::HashMap;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use url::Url;

use crate::accounts::{Accounts, Caller};
use crate::app::App;
use crate::audit::{Event, Party};
use crate::error::{EndReason, FieldErrors, Refusal};
use crate::password::Password;
use crate::users::{Edit, NewUser, User, UserChange, UserId};

/// The greatest length of an event's name.
const WORD: usize = 64;
/// Accounts per query.
const AT_ONCE: usize = 1000;

impl Accounts {
    /// The operations, for the host application itself.
    pub(crate) fn host(app: &App) -> Self {
        Accounts::new(app, Caller::host())
    }

    /// The account with this id.
    ///
    /// # Errors
    /// A server error.
    pub async fn find(&self, id: UserId) -> Result<Option<User>, Refusal> {
        Ok(self.app.users.get(id).await?.as_ref().map(User::from))
    }

    /// The accounts with these ids, as far as they exist, with one query per thousand.
    ///
    /// # Errors
    /// A server error.
    pub async fn find_many(&self, ids: &[UserId]) -> Result<HashMap<UserId, User>, Refusal> {
        let mut found = HashMap::new();
        for ids in ids.chunks(AT_ONCE) {
            let rows = self.app.users.these(ids).await?;
            found.extend(rows.iter().map(|row| (row.id, User::from(row))));
        }
        Ok(found)
    }

    /// The account with this e-mail address or user name; case and width do not matter.
    ///
    /// # Errors
    /// A server error.
    pub async fn find_by_login(&self, name_or_email: &str) -> Result<Option<User>, Refusal> {
        Ok(self.app.users.find(name_or_email).await?.as_ref().map(User::from))
    }

    /// Creates an account as an administrator does, even when registration is closed.
    ///
    /// # Errors
    /// Messages per field, including those of the hooks; or a server error.
    pub async fn create(&self, new: NewUser<'_>) -> Result<User, Refusal> {
        Ok(User::from(&self.create_user(new.into(), FieldErrors::new()).await?))
    }

    /// Changes an account; deactivation and changed rights end its sessions.
    ///
    /// # Errors
    /// Not found, messages per field, the last active superuser, or a server error.
    pub async fn change(&self, id: UserId, change: UserChange<'_>) -> Result<User, Refusal> {
        let mut errors = FieldErrors::new();
        let groups = match &change.groups {
            Some(names) => Some(self.app.permissions.ids_of_groups(names, &mut errors).await?),
            None => None,
        };
        let edit = Edit { groups, ..change.into() };
        Ok(User::from(&self.change_user(id, edit, errors).await?.user))
    }

    /// Deletes an account and its sessions.
    ///
    /// # Errors
    /// Not found; in use, when a table of the host refers to it; the last active superuser; a
    /// refusal by the hooks; or a server error.
    pub async fn delete(&self, id: UserId) -> Result<(), Refusal> {
        self.delete_user(id, None).await.map(|_| ())
    }

    /// Ends all sessions of an account, each at its next request. Returns how many.
    ///
    /// # Errors
    /// Not found, or a server error.
    pub async fn end_sessions(&self, id: UserId) -> Result<u64, Refusal> {
        self.end_sessions_of(id, None, EndReason::Admin).await
    }

    /// A one-time URL where the person chooses a new password, valid for 30 minutes. Earlier URLs
    /// become invalid, and the account's sessions end.
    ///
    /// # Errors
    /// Not found, the account is not active, or a server error.
    pub async fn reset_link(&self, id: UserId) -> Result<Url, Refusal> {
        let link = self.make_reset_link(id).await?;
        Ok(Url::parse(&link).expect("the public URL with a path below it is a URL"))
    }

    /// Whether this is the password of an active account; throttled like a sign-in.
    ///
    /// # Errors
    /// Not found, throttled, or a server error.
    pub async fn check_password(&self, id: UserId, password: &str) -> Result<bool, Refusal> {
        let (user, password) = (self.get(id).await?, Password::new(password.to_owned()));
        Ok(self.confirm(&user, &[&password]).await?.is_some())
    }

    /// Adds an entry of the host's own to the audit trail. `event` is its name, by which the log is
    /// filtered: at most 64 lowercase letters, digits and `. _ -`, and none of Doorward's own
    /// names. `details` should serialize to an object; any other value is stored under the key
    /// `details`. They must not contain secrets.
    ///
    /// # Errors
    /// `event` is not such a name, or a server error.
    pub async fn note(
        &self,
        event: &'static str,
        subject: Option<UserId>,
        details: impl Serialize,
    ) -> Result<(), Refusal> {
        must_be_word("event", event)?;
        if Event::parse(event).is_some() {
            return Err(not_own("event", event));
        }
        let mut record = self.record(Event::Host(event));
        if let Some(id) = subject {
            let user = self.app.users.get(id).await?;
            let gone = Party { id: Some(id), name: String::new() };
            record = record.on(user.as_ref().map_or(gone, Party::from));
        }
        match serde_json::to_value(details) {
            Ok(Value::Object(details)) => record.details = details,
            Ok(Value::Null) => {}
            Ok(value) => record = record.with("details", value),
            Err(error) => record = record.with("details", error.to_string()),
        }
        self.app.audit.know(event).await?;
        self.enter(record).await
    }

    /// Counts an attempt under one of the host's own limits, see [`Limits`](crate::Limits).
    pub(crate) async fn attempt_at(
        &self,
        name: &'static str,
        key: &str,
        quota: u32,
        window: Duration,
    ) -> Result<(), Refusal> {
        must_be_word("name", name)?;
        let taken = self.app.throttle.try_host(name, key, quota, window).await;
        self.within_limits(taken, name, Party::default()).await
    }
}

/// Requires that a name given by the host is well-formed.
fn must_be_word(field: &'static str, word: &str) -> Result<(), Refusal> {
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    let whole = (1..=WORD).contains(&word.len()) && word.bytes().all(plain);
    if whole { Ok(()) } else { Err(not_own(field, word)) }
}

fn not_own(field: &'static str, word: &str) -> Refusal {
    let said = format!("\"{word}\" is no name that a host application may give.");
    Refusal::Invalid(FieldErrors::from([(field, vec![said.into()])]))
}
