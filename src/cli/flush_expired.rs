//! `doorward flush-expired`

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::visit::{Ground, visiting};

/// Deletes sessions that expired a week ago, or with `now` all that have expired, and prints how
/// many.
///
/// # Errors
/// The database cannot be used.
pub async fn run(ground: Ground, now: bool) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let gone = match now {
            true => Some(app.flush_expired_now().await?),
            false => app.flush_expired().await?,
        };
        let said = match gone {
            Some(1) => "Deleted 1 expired session".to_owned(),
            Some(gone) => format!("Deleted {gone} expired sessions"),
            None => "Deleted nothing: the clock has jumped ahead by more than a day and may be \
                     wrong; if it is right, use --now"
                .to_owned(),
        };
        Ok(output::say(&said)?)
    })
    .await
}
