//! `doorward change-password`

use clap::Args;

use crate::cli::failure::{Failure, mistakes};
use crate::cli::visit::{Ground, accounts, known, visiting};
use crate::cli::{ask, output};
use crate::error::Refusal;

/// The variable for the password. It is not the one of `create-superuser`, which may be set
/// permanently and holds another account's password.
const VARIABLE: &str = "DOORWARD_NEW_PASSWORD";

/// The arguments of `change-password`.
#[derive(Args)]
#[command(
    after_help = "The password is read from the environment variable DOORWARD_NEW_PASSWORD, \
                        from the first line of\nstandard input, or, at a terminal, from a prompt \
                        that does not echo it. It is never an argument.\n\nExamples:\n  \
                        doorward change-password ada\n  \
                        doorward change-password ada@example.com < password.txt"
)]
pub struct ChangePassword {
    /// User name or e-mail address
    user: String,
}

impl ChangePassword {
    /// Sets the password, which ends all sessions of the account.
    ///
    /// # Errors
    /// No such user, no password, or a refused password when nobody can be prompted for another.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        visiting(ground, async |app| {
            let user = known(app, &self.user).await?;
            let asks = ask::is_somebody_there();
            let mut password = ask::given_password(VARIABLE)?;
            if password.is_none() && !asks {
                return Err(Failure::new(format!(
                    "no password given in {VARIABLE} or on standard input"
                )));
            }
            loop {
                let chosen = match password.take() {
                    Some(password) => password,
                    None => ask::new_password()?,
                };
                match accounts(app).set_password(user.id, chosen.into(), None).await {
                    Ok(()) => break,
                    Err(Refusal::Invalid(errors)) if asks => {
                        let told = mistakes(&errors);
                        told.iter().for_each(|mistake| output::note(&format!("  {mistake}")));
                    }
                    Err(refusal) => return Err(refusal.into()),
                }
            }
            output::say(&format!(
                "Changed the password of {} and ended all their sessions",
                user.username
            ))?;
            Ok(())
        })
        .await
    }
}
