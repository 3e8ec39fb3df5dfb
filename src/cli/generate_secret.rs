//! `doorward generate-secret`

use crate::cli::failure::Failure;
use crate::config::Secret;

/// Prints a fresh secret.
///
/// # Errors
/// When it cannot be written.
pub fn run() -> Result<(), Failure> {
    Ok(crate::cli::output::say(Secret::generate().reveal())?)
}
