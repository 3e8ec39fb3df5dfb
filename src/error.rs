//! What can go wrong, as values.

mod cause;
mod fault;
mod refusal;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

pub use cause::{cause, code, driver, sqlite as sqlite_cause};
pub use fault::Fault;
pub use refusal::Refusal;

/// Why somebody who presented credentials, or none, is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// No credentials, or a scheme that is neither `Bearer` nor `JWT`.
    Missing,
    /// An `Authorization` header that is not exactly "scheme token" (RFC 6750 §2.1).
    Header,
    /// Not a token of this server: altered, foreign key, other algorithm, broken claims.
    Malformed,
    /// Signed here, but past its `exp`.
    Expired,
    /// A refresh token where an access token belongs, or the reverse.
    WrongKind,
    /// The session has ended or expired.
    Ended,
    /// A spent refresh token came back outside the grace: the session has just been ended.
    Reused,
    /// The account no longer exists.
    UserGone,
    /// The account is deactivated.
    UserInactive,
}

impl Rejected {
    /// SimpleJWT's sentence about the token itself.
    pub fn token_message(self) -> &'static str {
        match self {
            Rejected::Expired => "Token is expired",
            Rejected::WrongKind => "Token has wrong type",
            Rejected::Ended | Rejected::Reused => "Token is blacklisted",
            _ => "Token is invalid",
        }
    }
}

/// Why a session ended; stored as text in `sessions.end_reason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// Its holder signed out.
    Logout,
    /// It was not used for too long, or was too old.
    Expired,
    /// A refresh token came back that had been spent.
    TokenReused,
    /// The password of the account was changed.
    PasswordChanged,
    /// The account was deactivated.
    Deactivated,
    /// The account was given other rights.
    RoleChanged,
    /// An administrator ended it.
    Admin,
    /// Another session took its place in the browser.
    Replaced,
}

impl EndReason {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            EndReason::Logout => "logout",
            EndReason::Expired => "expired",
            EndReason::TokenReused => "token_reused",
            EndReason::PasswordChanged => "password_changed",
            EndReason::Deactivated => "deactivated",
            EndReason::RoleChanged => "role_changed",
            EndReason::Admin => "admin",
            EndReason::Replaced => "replaced",
        }
    }

    /// The reason for a stored word; `None` for a word of another version.
    pub fn parse(word: &str) -> Option<Self> {
        use EndReason::*;
        [Logout, Expired, TokenReused, PasswordChanged, Deactivated, RoleChanged, Admin, Replaced]
            .into_iter()
            .find(|reason| reason.as_str() == word)
    }

    /// What the sign-in page tells the person, in one sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            EndReason::Logout => "You were signed out because you signed out of this session.",
            EndReason::Expired => {
                "You were signed out because your session has expired. Please sign in again."
            }
            EndReason::TokenReused => {
                "You were signed out because an old copy of your session was used again, \
                 which can mean that somebody took it. Please sign in again."
            }
            EndReason::PasswordChanged => {
                "You were signed out because the password of this account was changed."
            }
            EndReason::Deactivated => "You were signed out because this account was deactivated.",
            EndReason::RoleChanged => {
                "You were signed out because the rights of this account were changed."
            }
            EndReason::Admin => "You were signed out because an administrator ended the session.",
            EndReason::Replaced => {
                "You were signed out because you signed in again in this browser."
            }
        }
    }
}

/// Messages per field, in the shape of Django REST framework: `{"field": ["message", …]}`.
pub type FieldErrors = BTreeMap<&'static str, Vec<String>>;

/// A limit that is spent, among those that apply.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The value of `RateLimit-Policy`.
    pub policies: String,
    /// The name of the spent one.
    pub spent: &'static str,
}

/// Why the application does not start: one sentence that names the key or the file.
#[derive(Debug, Clone, Serialize)]
pub struct StartError(pub String);

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}
