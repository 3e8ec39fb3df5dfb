//! `doorward generate-secret`

use crate::config::Secret;

/// Prints a fresh secret.
pub fn run() {
    println!("{}", Secret::generate().reveal());
}
