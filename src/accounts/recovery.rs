//! Choosing a new password with a one-time link.

use crate::accounts::{Accounts, NewPassword};
use crate::audit::Event;
use crate::entity::user;
use crate::error::{EndReason, Refusal};

impl Accounts {
    /// A one-time address where the person chooses a new password; earlier ones are void. Whoever
    /// asks for one may have lost the account to somebody: its sessions end at once (ASVS 6.4.6).
    ///
    /// # Errors
    /// Not found, the account is not active, or the server is the reason.
    pub(crate) async fn make_reset_link(&self, id: i64) -> Result<String, Refusal> {
        let (app, user) = (&self.app, self.get(id).await?);
        if !user.is_active {
            return Err(Refusal::Inactive);
        }
        let mut deed = self.begin().await?;
        let code = app.codes.reset(&deed.transaction, &user).await?;
        app.sessions.end_all(&deed.transaction, id, EndReason::Admin, None).await?;
        deed.record(self.record(Event::ResetLinkMade).on(&user)).await?;
        deed.commit().await?;
        Ok(app.url(&format!("/reset?code={}", code.reveal())))
    }

    /// Whose password this code resets.
    ///
    /// # Errors
    /// The link is spent, or the server is the reason.
    pub(crate) async fn holder_of(&self, code: &str) -> Result<user::Model, Refusal> {
        self.app.codes.holder(code).await?.ok_or(Refusal::LinkSpent)
    }

    /// Gives the account of a reset code another password; the code is spent by that. The same form
    /// again within a minute is done already, and proves itself by the password that it set.
    ///
    /// # Errors
    /// What is wrong with the password, under `password`; the link is spent; stale when somebody
    /// else has just set another one; throttled; or the server is the reason.
    pub(crate) async fn reset_password(
        &self,
        code: &str,
        password: NewPassword,
    ) -> Result<(), Refusal> {
        // Whoever presses the button twice waits here for the first answer.
        let _turn = self.app.users.turn(code).await;
        match self.reset(code, password.clone()).await {
            Err(Refusal::LinkSpent) => self.must_be_repeat(code, password).await,
            // Somebody else has just set another one, and the code was bound to the one before.
            Err(Refusal::Stale) => {
                self.holder_of(code).await?;
                Err(Refusal::Stale)
            }
            done => done,
        }
    }

    async fn reset(&self, code: &str, password: NewPassword) -> Result<(), Refusal> {
        let user = self.holder_of(code).await?;
        let by = self.caller.by_account(&user);
        self.replace_password(&by, Event::PasswordReset, user, password, Some(code)).await
    }

    async fn must_be_repeat(&self, code: &str, password: NewPassword) -> Result<(), Refusal> {
        let spent = self.app.codes.reset_by(code).await?;
        let typed = password.typed.filter(|_| password.errors.is_empty());
        let Some((spent, password)) = spent.zip(typed) else {
            return Err(Refusal::LinkSpent);
        };
        match self.confirm(&spent.user, &[&password]).await? {
            Some(_) => Ok(()),
            None => Err(Refusal::LinkSpent),
        }
    }
}
