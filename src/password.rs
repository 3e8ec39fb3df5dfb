//! Passwords as pure values: typed passwords, stored hashes, the rules, and the threads that hash.
//!
//! Nothing here knows accounts, requests or the database. Hashing and [`PasswordRules::check`] take
//! many milliseconds of a core; a server runs both in [`HashPool::run`].

use std::fmt;

mod hash;
mod pool;
mod rules;
mod similar;

pub use hash::{PasswordHash, Verdict, decoy, hash, verify};
pub use pool::{HashPool, in_background};
pub use rules::{PasswordRules, warm_up};
pub use similar::About;

/// The longest new password, in bytes of UTF-8, so that a megabyte costs nothing (ASVS 6.2.9 asks
/// for at least 64 characters; these are 256 of the widest).
pub const MAX_BYTES: usize = 1024;

/// A password as it was submitted: every character counts, including NUL and blanks at the ends
/// (ASVS 6.2.8).
///
/// It can be hashed, verified and checked, but neither printed nor serialised.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Takes the text as it is; nothing is trimmed or refused.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Whether nothing was submitted. A single blank is a password.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The length in bytes of UTF-8, for comparison with [`MAX_BYTES`].
    pub fn bytes_len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_does_not_show_itself() {
        let password = Password::new("Velvet-Glacier-9035".into());
        assert_eq!(format!("{password:?}"), "Password(…)");
        assert_eq!(format!("{:#?}", Some(password)), "Some(\n    Password(…),\n)");
    }

    #[test]
    fn a_password_keeps_every_character() {
        assert!(Password::new(String::new()).is_empty());
        assert!(!Password::new(" ".into()).is_empty());
        assert!(!Password::new("\0".into()).is_empty());
        assert_eq!(Password::new(" é\0".into()).bytes_len(), 4);
        assert_ne!(Password::new("p\0a".into()), Password::new("p\0b".into()));
        assert_ne!(Password::new("blank".into()), Password::new("blank ".into()));
    }
}
