//! The secret that signs tokens: its type, its strength, its file.

use std::fmt;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use serde::Deserialize;

use crate::error::StartError;

/// Key material; never printed.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Words of documentation and examples that end up in production.
const PLACEHOLDERS: [&str; 28] = [
    "changeme",
    "change-me",
    "change_me",
    "django-insecure",
    "insecure",
    "your-secret",
    "your_secret",
    "my-secret",
    "my_secret",
    "mysecret",
    "jwt-secret",
    "jwt_secret",
    "supersecret",
    "super-secret",
    "super_secret",
    "string-secret",
    "secret-key",
    "secret_key",
    "secretkey",
    "placeholder",
    "example",
    "password",
    "passphrase",
    "replace",
    "256-bit",
    "512-bit",
    "qwerty",
    "battery staple",
];

impl Secret {
    /// The key's bytes, as other services that share it use them.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// A fresh secret: 48 random bytes as 64 characters.
    pub fn generate() -> Self {
        Secret(data_encoding::BASE64URL_NOPAD.encode(&random::<48>()))
    }

    /// The text, for the one command that prints a fresh secret and for the file that keeps it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether the secret is fit to sign tokens (ASVS 11.1.1, Django's security.W009).
    ///
    /// # Errors
    /// A sentence that says what is wrong, without the secret.
    pub fn strong(&self) -> Result<(), &'static str> {
        let bytes = self.0.trim().as_bytes();
        if bytes.is_empty() {
            return Err("is empty; run `doorward generate-secret` for a good one");
        }
        if bytes.len() < 32 {
            return Err("is shorter than 32 bytes; run `doorward generate-secret` for a good one");
        }
        let lower = self.0.to_lowercase();
        if PLACEHOLDERS.iter().any(|word| lower.contains(word)) {
            return Err("looks like a placeholder; run `doorward generate-secret` for a good one");
        }
        let mut seen = [false; 256];
        bytes.iter().for_each(|byte| seen[usize::from(*byte)] = true);
        let different = seen.iter().filter(|seen| **seen).count();
        let steps = bytes.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) <= 1).count();
        if different < 10 || periodic(bytes) || steps * 2 > bytes.len() {
            return Err("is a pattern that can be guessed; \
                        run `doorward generate-secret` for a good one");
        }
        Ok(())
    }

    /// Reads the secret kept in `path`, or makes one there that only the owner can read.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn keep_in(path: &Path) -> Result<Self, StartError> {
        let told = |error: std::io::Error| StartError(format!("{}: {error}", path.display()));
        if !path.exists() {
            // Two first starts at once agree on whichever file is linked first.
            let draft = path.with_extension(format!("secret.{}", std::process::id()));
            let mut file = fs::OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&draft)
                .map_err(told)?;
            writeln!(file, "{}", Secret::generate().reveal()).map_err(told)?;
            file.sync_all().map_err(told)?;
            let linked = fs::hard_link(&draft, path);
            fs::remove_file(&draft).map_err(told)?;
            match linked {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                    return Err(told(error));
                }
                _ => {}
            }
        }
        let mode = fs::metadata(path).map_err(told)?.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(told)?;
        }
        Secret::read(path)
    }

    /// Reads the secret kept in `path`.
    ///
    /// # Errors
    /// A sentence that names the file: it cannot be read, or is weak.
    pub fn read(path: &Path) -> Result<Self, StartError> {
        let told = |error: std::io::Error| StartError(format!("{}: {error}", path.display()));
        let secret = Secret(fs::read_to_string(path).map_err(told)?.trim().to_owned());
        match secret.strong() {
            Ok(()) => Ok(secret),
            Err(why) => Err(StartError(format!("{}: the secret {why}", path.display()))),
        }
    }
}

fn periodic(bytes: &[u8]) -> bool {
    (1..=bytes.len() / 2).any(|period| bytes.iter().zip(&bytes[period..]).all(|(a, b)| a == b))
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> bool {
        Secret(text.into()).strong().is_err()
    }

    #[test]
    fn generated_secrets_are_strong_and_differ() {
        let (a, b) = (Secret::generate(), Secret::generate());
        assert!(a.strong().is_ok() && a != b);
        assert_eq!(a.bytes().len(), 64);
    }

    #[test]
    fn weak_secrets_are_refused_and_not_repeated() {
        for text in [
            "",
            "short",
            "                                        ",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "abababababababababababababababababababab",
            "0123456789abcdef0123456789abcdef",
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "changeme-changeme-changeme-1234567",
            "django-insecure-4f9dk3l2m5n6b7v8c9x0z1q2w3e4r5t",
            "your-secret-key-goes-right-here-please",
            "a-string-secret-at-least-256-bits-long",
            "a-valid-string-that-is-at-least-512-bits-long-which-is-very-long",
            "SuperSecretSigningKeyOfMyApplication42",
            "correct horse battery staple, correct",
            "qwertyuiopasdfghjklzxcvbnm1234567890-=",
        ] {
            assert!(refused(text), "{text:?} was accepted");
            assert!(!format!("{:?}", Secret(text.into())).contains("aaaa"));
        }
    }

    #[test]
    fn ordinary_strong_secrets_are_accepted() {
        for text in [
            "b3f1c2a49d8e7f60517263849aabbccddf0e1d2c3b4a59687",
            "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa",
        ] {
            assert!(!refused(text), "{text:?} was refused");
        }
    }
}
