//! The secret that signs tokens: its type, its strength, its file.

use std::fmt;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER;
use serde::Deserialize;

use crate::config::allowed::refuse;
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

/// Placeholders of documentation and examples that end up in production.
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

/// The prefix of a secret's file that is not finished.
const DRAFT: &str = "doorward.secret.draft-";

/// Such a file of this age belongs to a process that was killed.
const DRAFT_IS_LEFT: Duration = Duration::from_secs(3600);

impl Secret {
    /// The bytes of the key, as other services that share it use them.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// A fresh secret: 48 random bytes as 64 characters.
    pub fn generate() -> Self {
        Secret(data_encoding::BASE64URL_NOPAD.encode(&random::<48>()))
    }

    /// The text, for the command that prints a new secret and for its file.
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

    /// The secret without the line ends around it.
    ///
    /// # Errors
    /// What is in it that is no part of a secret.
    pub fn line(&self) -> Result<Self, &'static str> {
        crate::config::line(&self.0).map(|text| Secret(text.to_owned()))
    }

    /// A fingerprint of four hexadecimal digits: enough to notice another secret, too little to
    /// find this one by, however weak it is.
    pub fn trace(&self) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.bytes());
        let tag = hmac::sign(&key, b"doorward trace of the secret");
        HEXLOWER.encode(&tag.as_ref()[..2])
    }

    /// Keeps the secret in the new file `path`, which only the owner can read.
    ///
    /// # Errors
    /// A sentence that names the file, when it is there already or cannot be written.
    pub fn keep_in(&self, path: &Path) -> Result<(), StartError> {
        let failed = |error: std::io::Error| told(path, &error);
        // Of two first starts at once, both use the file that gets the name first. The other file
        // is removed when it is dropped, also on a full disk.
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let directory = directory.unwrap_or(Path::new("."));
        remove_old_drafts(directory);
        let mut draft = tempfile::Builder::new()
            .prefix(DRAFT)
            .permissions(fs::Permissions::from_mode(0o600))
            .tempfile_in(directory)
            .map_err(failed)?;
        writeln!(draft, "{}", self.reveal()).map_err(failed)?;
        draft.as_file().sync_all().map_err(failed)?;
        draft.persist_noclobber(path).map(drop).map_err(|taken| failed(taken.error))
    }

    /// As [`Secret::read`], and closes the file to other users.
    ///
    /// # Errors
    /// As there.
    pub fn close(path: &Path) -> Result<Self, StartError> {
        let mode = fs::metadata(path).map_err(|error| told(path, &error))?.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))
                .map_err(|error| told(path, &error))?;
        }
        Secret::read(path)
    }

    /// Reads the secret kept in `path`.
    ///
    /// # Errors
    /// A sentence that names the file: it cannot be read, or is weak.
    pub fn read(path: &Path) -> Result<Self, StartError> {
        let text = fs::read_to_string(path).map_err(|error| told(path, &error))?;
        let secret = crate::config::line(text.trim()).map(|text| Secret(text.to_owned()));
        secret
            .and_then(|secret| secret.strong().map(|()| secret))
            .map_err(|why| StartError(format!("{}: the secret {why}", path.display())))
    }
}

fn remove_old_drafts(directory: &Path) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let made = entry.metadata().and_then(|about| about.modified()).ok();
        let age = made.and_then(|made| made.elapsed().ok());
        if entry.file_name().as_encoded_bytes().starts_with(DRAFT.as_bytes())
            && age.is_some_and(|age| age > DRAFT_IS_LEFT)
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn told(path: &Path, error: &std::io::Error) -> StartError {
    StartError(format!("{}: {error}", path.display()))
}

fn periodic(bytes: &[u8]) -> bool {
    (1..=bytes.len() / 2).any(|period| bytes.iter().zip(&bytes[period..]).all(|(a, b)| a == b))
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// The secret and its fallbacks without their line ends.
pub(super) fn checked(
    key: Option<Secret>,
    fallbacks: Vec<Secret>,
) -> Result<(Option<Secret>, Vec<Secret>), StartError> {
    let mut as_written = Vec::new();
    let mut trimmed = |name: &str, secret: Secret| {
        let line = secret.line().map_err(|why| refuse(name, why))?;
        line.strong().map_err(|why| refuse(name, why))?;
        if line != secret {
            as_written.push(secret);
        }
        Ok::<_, StartError>(line)
    };
    let key = key.map(|secret| trimmed("secret_key", secret)).transpose()?;
    let mut fallbacks = fallbacks
        .into_iter()
        .map(|secret| trimmed("secret_key_fallbacks", secret))
        .collect::<Result<Vec<_>, _>>()?;
    // Version 0.1 signed with the line ends as well; its signatures stay valid.
    fallbacks.extend(as_written);
    Ok((key, fallbacks))
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
        assert_eq!((a.trace().len(), a.trace()), (4, a.clone().trace()));
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
