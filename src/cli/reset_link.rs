//! `doorward reset-link`

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::visit::{Ground, accounts, known, visiting};

/// The arguments of `reset-link`.
#[derive(Args)]
#[command(after_help = "The link begins with public_url: run this command with the server's \
                        settings.\n\nExample:\n  doorward reset-link ada")]
pub struct ResetLink {
    /// User name or e-mail address
    user: String,
}

impl ResetLink {
    /// Prints a one-time URL, and nothing else, on standard output.
    ///
    /// # Errors
    /// No such user, or the user is not active.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        visiting(ground, async |app| {
            let user = known(app, &self.user).await?;
            let address = accounts(app).make_reset_link(user.id).await?;
            output::say(&address)?;
            output::note(&format!(
                "The link works once, for 30 minutes. Anyone who has it can take over the account \
                 of {}, whose sessions have been ended.",
                user.username
            ));
            Ok(())
        })
        .await
    }
}
