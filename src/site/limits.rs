//! Lifting a limit before its time.

use super::Site;
use crate::audit::{By, Event, Party, Record};
use crate::error::Problem;
use crate::throttle::{Scope, Tried};

impl Site {
    /// Lifts the limit that this attempt counts for, and all others that count the same attempts.
    /// Answers how many attempts count no longer, 0 when the limit was over already.
    ///
    /// # Errors
    /// 503.
    pub async fn lift_limit(&self, by: &By, attempt: i64, scope: Scope) -> Result<u64, Problem> {
        let transaction = self.database.begin().await?;
        let Some(lifted) = self.throttle.lift(&transaction, attempt, scope).await? else {
            return Ok(0);
        };
        let mut record = Record::new(Event::ThrottleLifted, by).with("limit", lifted.kind);
        match lifted.account {
            Some(Tried::User(id)) => {
                let user = self.users.get(id).await?;
                let gone = Party { id: Some(id), name: String::new() };
                record = record.on(user.as_ref().map_or(gone, Party::from));
            }
            Some(Tried::Unknown) => record = record.with("account", "an unknown name"),
            None => {}
        }
        if let Some(address) = lifted.address {
            record = record.with("limited_address", address);
        }
        let record = record.with("attempts", lifted.attempts);
        self.audit.record(&transaction, record).await?;
        transaction.commit().await?;
        Ok(lifted.attempts)
    }
}
