//! Choosing a new password with a one-time link.

use crate::accounts::{Accounts, NewPassword};
use crate::audit::Event;
use crate::entity::user;
use crate::error::{EndReason, Refusal};

impl Accounts {
    /// Creates a one-time URL where the person chooses a new password; earlier ones become invalid.
    /// The account's sessions end at once, because somebody else may have taken it over (ASVS
    /// 6.4.6).
    ///
    /// # Errors
    /// Not found, the account is not active, or a server error.
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

    /// The account whose password this code resets.
    ///
    /// # Errors
    /// The link has been used or has expired, or a server error.
    pub(crate) async fn holder_of(&self, code: &str) -> Result<user::Model, Refusal> {
        self.app.codes.holder(code).await?.ok_or(Refusal::LinkSpent)
    }

    /// Sets the password of the reset code's account, which consumes the code. A repetition of the
    /// form within a minute succeeds, authenticated by the password that the first one set.
    ///
    /// # Errors
    /// Messages about the password, under `password`; the link has been used or has expired; stale
    /// when somebody else has just set another password; throttled; or a server error.
    pub(crate) async fn reset_password(
        &self,
        code: &str,
        password: NewPassword,
    ) -> Result<(), Refusal> {
        // The second of two clicks waits here for the answer to the first.
        let _turn = self.app.users.turn(code).await;
        match self.reset(code, password.clone()).await {
            Err(Refusal::LinkSpent) => self.must_be_repeat(code, password).await,
            // Somebody else has just set another password, and the code was bound to the previous
            // one.
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
