//! `doorward generate-secret`

use super::failure::Failure;
use crate::config::Secret;

/// Prints a fresh secret.
///
/// # Errors
/// When it cannot be written.
pub fn run() -> Result<(), Failure> {
    Ok(super::output::say(Secret::generate().reveal())?)
}
