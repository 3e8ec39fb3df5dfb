//! Lifting a limit before it expires.

use crate::accounts::Accounts;
use crate::audit::{Event, Party};
use crate::error::Refusal;
use crate::throttle::{Scope, TriedAccount};

impl Accounts {
    /// Lifts the limit that this attempt counts towards, and all others that count the same
    /// attempts. Returns how many attempts no longer count, 0 when the limit has already ended.
    pub(crate) async fn lift_limit(&self, attempt: i64, scope: Scope) -> Result<u64, Refusal> {
        let app = &self.app;
        let mut deed = self.begin().await?;
        let Some(lifted) = app.throttle.lift(&deed.transaction, attempt, scope).await? else {
            return Ok(0);
        };
        let mut record = self.record(Event::ThrottleLifted).with("limit", lifted.kind);
        match lifted.account {
            Some(TriedAccount::User(id)) => {
                let user = app.users.get(id).await?;
                let gone = Party { id: Some(id), name: String::new() };
                record = record.on(user.as_ref().map_or(gone, Party::from));
            }
            Some(TriedAccount::Unknown) => record = record.with("account", "an unknown name"),
            None => {}
        }
        if let Some(address) = lifted.address {
            record = record.with("limited_address", address);
        }
        let record = record.with("attempts", lifted.attempts);
        deed.record(record).await?;
        deed.commit().await?;
        Ok(lifted.attempts)
    }
}
