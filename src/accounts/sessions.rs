//! Ending sessions on purpose.

use crate::accounts::Accounts;
use crate::audit::Event;
use crate::error::{EndReason, Refusal};
use crate::sessions::Identity;
use crate::token::Claims;

impl Accounts {
    /// Ends one live session of an account, or all of them. Returns how many ended.
    ///
    /// # Errors
    /// Not found, or a server error.
    pub(crate) async fn end_sessions_of(
        &self,
        id: i64,
        only: Option<&str>,
        reason: EndReason,
    ) -> Result<u64, Refusal> {
        let (app, user) = (&self.app, self.get(id).await?);
        let mut deed = self.begin().await?;
        let (event, count) = match only {
            Some(sid) => {
                let ended = app.sessions.end_own(&deed.transaction, id, sid, reason).await?;
                (Event::SessionEnded, u64::from(ended))
            }
            None => (
                Event::SessionsEnded,
                app.sessions.end_all(&deed.transaction, id, reason, None).await?,
            ),
        };
        if count > 0 {
            let entry = self.record(event).on(&user).with("count", count);
            deed.record(entry).await?;
        }
        deed.commit().await?;
        Ok(count)
    }

    /// Ends all sessions of a person except the current one, in browsers and of API clients.
    pub(crate) async fn end_other_sessions(&self, person: &Identity) -> Result<(), Refusal> {
        let app = &self.app;
        let mut deed = self.begin().await?;
        let (reason, own) = (EndReason::Logout, Some(person.sid.as_str()));
        let count = app.sessions.end_all(&deed.transaction, person.id, reason, own).await?;
        if count > 0 {
            let entry = self.record(Event::SessionsEnded).on(self.caller.by.actor.clone());
            deed.record(entry.with("count", count)).await?;
        }
        deed.commit().await?;
        Ok(())
    }

    /// Ends the session of a token. Succeeds when the session has already ended.
    pub(crate) async fn sign_out(&self, claims: &Claims) -> Result<(), Refusal> {
        if self.app.sessions.end(&claims.sid, EndReason::Logout).await? {
            self.note_by_owner(Event::SignedOut, claims.user_id).await;
        }
        Ok(())
    }
}
