//! Stored passwords in Django's encoded forms, so that accounts can move from Django to Doorward and back.

use std::{borrow::Cow, fmt, hint::black_box, num::NonZeroU32, ops::RangeInclusive};

use aws_lc_rs::{digest, pbkdf2};
use data_encoding::{BASE64, HEXLOWER};
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::password::Password;

/// The supported bcrypt costs. Beyond 16 one hash takes several seconds, so a stored hash with more
/// is treated as corrupt, and the configured cost has to be in this range.
pub const COSTS: RangeInclusive<u32> = 4..=16;

/// The most supported PBKDF2 rounds, several times what any Django release has used.
const MAX_ROUNDS: u32 = 5_000_000;

/// The length of Django's `pbkdf2_sha256` keys, in bytes.
const DERIVED_BYTES: usize = 32;

/// The length of `$2b$12$`, 22 characters of salt and 31 of digest.
const BCRYPT_LENGTH: usize = 60;

/// A stored password hash. `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Takes the stored text; [`verify`] finds out whether it is valid.
    pub fn from_stored(encoded: String) -> Self {
        Self(encoded)
    }

    /// The stored form of no password, which nothing fits: Django's `!` and random letters, so that
    /// a link for one account without a password is not a link for another.
    pub fn unusable() -> Self {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Self(format!("!{}", data_encoding::HEXLOWER.encode(&bytes)))
    }

    /// The encoded form, for the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// The result of [`verify`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// The password is right.
    Right {
        /// Whether the stored hash should be replaced by a new one.
        outdated: bool,
    },
    /// The password is wrong, or the stored hash is one that no password matches.
    Wrong,
}

/// Hashes a password: bcrypt with a fresh salt over the lower-case hex SHA-256 of its NFC form, as
/// `bcrypt_sha256$$2b$12$<22 of salt><31 of digest>`. No truncation at 72 bytes and no end at NUL (ASVS 6.2.8).
///
/// # Panics
/// When `cost` lies outside of [`COSTS`].
pub fn hash(password: &Password, cost: u32) -> PasswordHash {
    assert!(COSTS.contains(&cost), "bcrypt cost {cost} is not within 4 to 16");
    let digest = hex_sha256(nfc(&password.0).as_bytes());
    let encoded =
        bcrypt::hash(digest, cost).expect("the cost is in range and the system has randomness");
    PasswordHash(format!("bcrypt_sha256${encoded}"))
}

/// Compares a password with a stored hash; `cost` is the configured one.
///
/// Supported: `bcrypt_sha256$`, Django's `bcrypt$`, plain `$2a$`/`$2b$`/`$2y$` and
/// `pbkdf2_sha256$`. Anything else, including Django's unusable `!`, is [`Verdict::Wrong`] after
/// the time of one hash of the configured cost, so that it cannot be told from a wrong password
/// (ASVS 6.3.8). Plain bcrypt reads the first 72 bytes, as it did when the hash was made.
pub fn verify(password: &Password, stored: &PasswordHash, cost: u32) -> Verdict {
    let text = password.0.as_str();
    match Form::of(&stored.0) {
        Some(Form::DigestBcrypt(bcrypt)) => {
            if bcrypt.fits(&hex_sha256(nfc(text).as_bytes())) {
                return Verdict::Right { outdated: !bcrypt.is_current(cost) };
            }
            // Django hashes the text as the browser sent it, which need not be normalised.
            if nfc(text) != text && bcrypt.fits(&hex_sha256(text.as_bytes())) {
                return Verdict::Right { outdated: true };
            }
            bcrypt.spend_difference(cost);
            Verdict::Wrong
        }
        Some(Form::PlainBcrypt(bcrypt)) => {
            // bcrypt ends its input at NUL, and implementations disagree about the rest, so such a
            // hash is not trusted.
            if !text.contains('\0') && bcrypt.fits(text) {
                return Verdict::Right { outdated: true };
            }
            bcrypt.spend_difference(cost);
            Verdict::Wrong
        }
        Some(Form::Pbkdf2 { rounds, salt, derived }) => {
            match pbkdf2::verify(
                pbkdf2::PBKDF2_HMAC_SHA256,
                rounds,
                salt.as_bytes(),
                text.as_bytes(),
                &derived,
            ) {
                Ok(()) => Verdict::Right { outdated: true },
                Err(_) => Verdict::Wrong,
            }
        }
        None => {
            if COSTS.contains(&cost) {
                let _ = verify(password, &decoy(cost), cost);
            }
            Verdict::Wrong
        }
    }
}

/// A well-formed hash of the given cost that no password matches, for names without an account:
/// [`verify`] takes as long as with a real one, and making it costs nothing.
pub fn decoy(cost: u32) -> PasswordHash {
    // Salt and digest are all zero bits: nobody can find the input of a digest chosen beforehand.
    PasswordHash(format!("bcrypt_sha256$$2b${cost:02}${}", ".".repeat(53)))
}

/// A supported stored hash, by the form in which it takes the password.
enum Form<'a> {
    DigestBcrypt(Bcrypt<'a>),
    PlainBcrypt(Bcrypt<'a>),
    Pbkdf2 { rounds: NonZeroU32, salt: &'a str, derived: Vec<u8> },
}

impl<'a> Form<'a> {
    fn of(encoded: &'a str) -> Option<Self> {
        if let Some(rest) = encoded.strip_prefix("bcrypt_sha256$") {
            return Bcrypt::parse(rest).map(Self::DigestBcrypt);
        }
        if let Some(rest) = encoded.strip_prefix("pbkdf2_sha256$") {
            return Self::pbkdf2(rest);
        }
        Bcrypt::parse(encoded.strip_prefix("bcrypt$").unwrap_or(encoded)).map(Self::PlainBcrypt)
    }

    fn pbkdf2(rest: &'a str) -> Option<Self> {
        let (rounds, rest) = rest.split_once('$')?;
        let (salt, derived) = rest.split_once('$')?;
        let rounds =
            rounds.parse().ok().filter(|rounds: &NonZeroU32| rounds.get() <= MAX_ROUNDS)?;
        let derived = BASE64
            .decode(derived.as_bytes())
            .ok()
            .filter(|derived| derived.len() == DERIVED_BYTES)?;
        Some(Self::Pbkdf2 { rounds, salt, derived })
    }
}

/// A bcrypt string with a valid shape and cost.
struct Bcrypt<'a> {
    encoded: &'a str,
    cost: u32,
}

impl<'a> Bcrypt<'a> {
    fn parse(encoded: &'a str) -> Option<Self> {
        let known = ["$2a$", "$2b$", "$2y$"].iter().any(|prefix| encoded.starts_with(prefix));
        if !known || !encoded.is_ascii() || encoded.len() != BCRYPT_LENGTH {
            return None;
        }
        // Also detects bad Base64, so that computing cannot fail later.
        let cost = encoded.parse::<bcrypt::HashParts>().ok()?.get_cost();
        COSTS.contains(&cost).then_some(Self { encoded, cost })
    }

    fn fits(&self, input: &str) -> bool {
        bcrypt::verify(input, self.encoded).unwrap_or(false)
    }

    fn is_current(&self, cost: u32) -> bool {
        self.cost == cost && self.encoded.starts_with("$2b$")
    }

    /// Makes a refusal by a cheaper hash take as long as one of the configured cost: each step of
    /// the cost doubles the work, so one hash of every cost in between makes up the difference.
    fn spend_difference(&self, cost: u32) {
        for between in self.cost..cost.min(*COSTS.end()) {
            black_box(bcrypt::bcrypt(between, [0; 16], b"-"));
        }
    }
}

fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

fn hex_sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(digest::digest(&digest::SHA256, bytes).as_ref())
}

#[cfg(test)]
#[path = "hash_tests.rs"]
mod tests;
