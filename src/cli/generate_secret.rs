//! `doorward generate-secret`

use crate::cli::failure::Failure;
use crate::config::Secret;

/// Prints a new secret.
///
/// # Errors
/// When the secret cannot be written.
pub fn run() -> Result<(), Failure> {
    Ok(crate::cli::output::say(Secret::generate().reveal())?)
}
