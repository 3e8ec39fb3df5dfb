//! Operations on accounts. Each is complete: its rules, its transaction, the sessions that it ends,
//! and its entry in the audit trail. Pages, API and command line call the same operations; nothing
//! here knows HTTP.

mod administration;
pub mod bulk;
mod caller;
mod confirmation;
mod deed;
mod deletion;
mod groups;
mod handle;
mod limits;
mod password;
mod profile;
mod recovery;
mod registration;
mod sessions;
mod sign_in;

pub use caller::{Caller, Client};
pub use confirmation::Typed;
pub use password::{NewPassword, PasswordChange};

pub use sign_in::Way;

use crate::app::App;
use crate::audit::{Event, Party, Record};
use crate::entity::user;
use crate::error::Refusal;
use crate::password::Password;
use crate::throttle::Whence;

/// The operations on accounts, carried out by one caller.
#[derive(Clone)]
pub struct Accounts {
    app: App,
    caller: Caller,
}

impl Accounts {
    /// The operations for this caller.
    pub(crate) fn new(app: &App, caller: Caller) -> Self {
        Accounts { app: app.clone(), caller }
    }

    /// Where the caller's attempts come from.
    pub(crate) fn whence(&self) -> Whence {
        self.caller.client.whence
    }

    /// The account with this id.
    ///
    /// # Errors
    /// Not found, or a server error.
    pub(crate) async fn get(&self, id: i64) -> Result<user::Model, Refusal> {
        self.app.users.get(id).await?.ok_or(Refusal::NotFound)
    }

    /// Passes on the result of counting an attempt; a throttled one gets an entry in the audit
    /// trail.
    ///
    /// # Errors
    /// Those of `taken`.
    pub(crate) async fn within_limits<T>(
        &self,
        taken: Result<T, Refusal>,
        channel: &str,
        subject: Party,
    ) -> Result<T, Refusal> {
        if let Err(Refusal::Throttled { .. }) = taken {
            let record = self.record(Event::Throttled).on(subject).with("channel", channel);
            self.enter_sparingly(record).await;
        }
        taken
    }

    /// Records an event caused by the holder of a token of this account.
    pub(crate) async fn note_by_owner(&self, event: Event, user_id: i64) {
        let found = self.app.users.get(user_id).await.ok().flatten();
        let owner = found.as_ref().map(Party::from);
        let owner = owner.unwrap_or(Party { id: Some(user_id), name: String::new() });
        let by = self.caller.by_account(owner.clone());
        self.enter_after(Record::new(event, &by).on(owner)).await;
    }

    /// Whether the caller has done this to an account within the last minute.
    async fn has_just(&self, event: Event, subject_id: i64) -> Result<bool, Refusal> {
        let entry = self.app.audit.just(event, subject_id).await?;
        Ok(entry.is_some_and(|entry| entry.actor_id == self.caller.by.actor.id))
    }

    /// Whether this is the password of an account. Not throttled: the caller is authorised already.
    async fn fits(&self, user: &user::Model, password: Password) -> Result<bool, Refusal> {
        // Whether the account is active does not matter here.
        let user = user::Model { is_active: true, ..user.clone() };
        Ok(self.app.users.authenticate(Some(user), password).await?.is_some())
    }

    /// A record of something that the caller does, to be completed and stored.
    pub(crate) fn record(&self, event: Event) -> Record<'_> {
        Record::new(event, &self.caller.by)
    }
}
