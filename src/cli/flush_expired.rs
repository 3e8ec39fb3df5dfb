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
            Some(1) => "1 expired session deleted".to_owned(),
            Some(gone) => format!("{gone} expired sessions deleted"),
            None => "nothing deleted: the clock was found more than a day further than before, so \
                     it may be wrong; if it is right, use --now"
                .to_owned(),
        };
        Ok(output::say(&said)?)
    })
    .await
}
