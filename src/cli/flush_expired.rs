//! `doorward flush-expired`

use super::open;
use crate::error::StartError;

/// Deletes expired sessions and says how many there were.
///
/// # Errors
/// When the database cannot be used.
pub async fn run() -> Result<(), StartError> {
    let site = open().await?;
    let gone = site.flush_expired().await;
    site.database.close().await;
    let gone = gone.map_err(|error| StartError(format!("cannot delete: {error}")))?;
    println!("{gone} expired session{} deleted", if gone == 1 { "" } else { "s" });
    Ok(())
}
