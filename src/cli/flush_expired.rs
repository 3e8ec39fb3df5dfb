//! `doorward flush-expired`

use super::failure::Failure;
use super::output;
use super::visit::visiting;

/// Deletes expired sessions and says how many there were.
///
/// # Errors
/// When the database cannot be used.
pub async fn run() -> Result<(), Failure> {
    visiting(async |site| {
        let gone = site.flush_expired().await?;
        let many = if gone == 1 { "" } else { "s" };
        Ok(output::say(&format!("{gone} expired session{many} deleted"))?)
    })
    .await
}
