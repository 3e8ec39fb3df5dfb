//! Asking for the password once more.

use crate::accounts::Accounts;
use crate::entity::user;
use crate::error::{FieldErrors, Refusal, Said};
use crate::password::Password;

/// A typed password, or the errors of its field.
pub type Typed = Result<Password, FieldErrors>;

const WRONG: Said = ("That is not your password.", "error-not-your-password");

impl Accounts {
    /// The index of the first of these passwords that is the account's. Counts as one attempt, in
    /// the same budget as sign-ins.
    ///
    /// # Errors
    /// Throttled, or a server error.
    pub(crate) async fn confirm(
        &self,
        user: &user::Model,
        passwords: &[&Password],
    ) -> Result<Option<usize>, Refusal> {
        let trial = async {
            for (place, password) in passwords.iter().enumerate() {
                let tried = self.app.users.authenticate(Some(user.clone()), (*password).clone());
                if tried.await?.is_some() {
                    return Ok(Some(place));
                }
            }
            Ok(None)
        };
        self.attempt(Some(user), "", "confirmation", trial).await
    }

    /// Requires the person's own password once more; throttled like a sign-in.
    pub(super) async fn must_be_theirs(
        &self,
        user: &user::Model,
        password: Typed,
    ) -> Result<(), Refusal> {
        let password = password.map_err(Refusal::Invalid)?;
        match self.confirm(user, &[&password]).await? {
            Some(_) => Ok(()),
            None => Err(wrong("password")),
        }
    }
}

/// The error that a field does not hold the person's password.
pub(super) fn wrong(field: &'static str) -> Refusal {
    Refusal::Invalid(FieldErrors::from([(field, vec![WRONG.into()])]))
}
