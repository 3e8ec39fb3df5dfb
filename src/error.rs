//! What can go wrong, as values. `render/problem.rs` alone turns them into bytes.

mod cause;
mod fault;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

pub use cause::{cause, code, driver, sqlite as sqlite_cause};

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
    Logout,
    Expired,
    TokenReused,
    PasswordChanged,
    Deactivated,
    RoleChanged,
    Admin,
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

/// An answer that is not a success: status, code and sentence. As a responder it is rendered as a
/// page or as JSON, whichever the client asked for, with the session's cookies intact.
#[derive(Clone, Debug)]
pub struct Problem {
    pub status: u16,
    pub detail: Cow<'static, str>,
    pub code: Option<&'static str>,
    pub fields: Option<FieldErrors>,
    /// Seconds; becomes `Retry-After`.
    pub retry_after: Option<u64>,
    /// Which limit is spent; becomes the `RateLimit` fields.
    pub quota: Option<Box<Quota>>,
    /// Methods for the `Allow` header of a 405.
    pub allow: Option<String>,
    /// Set when the reason is who is asking: pages redirect to sign-in, JSON clients get 401.
    pub rejected: Option<Rejected>,
    /// What happened, for the log alone.
    pub cause: Option<String>,
}

impl Problem {
    /// A problem with nothing but a status and a sentence.
    pub fn new(status: u16, detail: impl Into<Cow<'static, str>>) -> Self {
        Problem {
            status,
            detail: detail.into(),
            code: None,
            fields: None,
            retry_after: None,
            quota: None,
            allow: None,
            rejected: None,
            cause: None,
        }
    }

    /// The usual sentence of a status, as JSON clients of Django REST framework know it.
    pub fn of_status(status: u16) -> Self {
        Problem::new(
            status,
            match status {
                400 => "Bad request.",
                401 => return Problem::rejected(Rejected::Missing),
                403 => "You do not have permission to perform this action.",
                404 => "Not found.",
                405 => "Method not allowed.",
                406 => "Could not satisfy the request Accept header.",
                408 => "The request took too long to arrive.",
                413 => "Request body too large.",
                415 => "Unsupported media type in request.",
                422 => "The request could not be processed.",
                429 => "Request was throttled.",
                503 => "Service temporarily unavailable, try again later.",
                _ => "A server error occurred.",
            },
        )
    }

    /// The URL does not take this method from a client of this kind; `allow` names those it takes.
    pub fn method(method: &str, allow: impl Into<String>) -> Self {
        Problem {
            allow: Some(allow.into()),
            ..Problem::new(405, format!("Method \"{method}\" not allowed."))
        }
    }

    /// Who is asking is not signed in.
    pub fn rejected(why: Rejected) -> Self {
        let (detail, code) = match why {
            Rejected::Missing => ("Authentication credentials were not provided.", None),
            Rejected::Header => (
                "Authorization header must contain two space-delimited values",
                Some("bad_authorization_header"),
            ),
            Rejected::Malformed | Rejected::Expired | Rejected::WrongKind => {
                ("Given token not valid for any token type", Some("token_not_valid"))
            }
            Rejected::Ended | Rejected::Reused => (why.token_message(), Some("token_not_valid")),
            Rejected::UserGone => ("User not found", Some("user_not_found")),
            Rejected::UserInactive => ("User is inactive", Some("user_inactive")),
        };
        Problem { code, rejected: Some(why), ..Problem::new(401, detail) }
    }

    /// Field errors for a JSON client.
    pub fn invalid(fields: FieldErrors) -> Self {
        Problem { fields: Some(fields), ..Problem::new(400, "Invalid input.") }
    }

    /// A write by somebody who has not seen the latest version (RFC 9110 §13.1.1).
    pub fn conflict() -> Self {
        Problem {
            code: Some("conflict"),
            ..Problem::new(409, "Somebody has changed this in the meantime. Load it again.")
        }
    }

    /// The last active superuser would go.
    pub fn last_superuser() -> Self {
        Problem {
            code: Some("last_superuser"),
            ..Problem::new(400, "The last active superuser has to stay one.")
        }
    }

    /// Too many attempts; `seconds` until one more is allowed.
    pub fn throttled(seconds: u64, quota: Quota) -> Self {
        Problem {
            retry_after: Some(seconds),
            quota: Some(Box::new(quota)),
            ..Problem::new(
                429,
                format!("Request was throttled. Expected available in {seconds} seconds."),
            )
        }
    }

    /// More work is queued than the machine gets done soon.
    pub fn busy() -> Self {
        Problem {
            retry_after: Some(5),
            cause: Some("the queue is full".to_owned()),
            ..Problem::new(503, "The server is busy, try again in a moment.")
        }
    }

    /// The database does not answer.
    pub fn database_away() -> Self {
        Problem {
            retry_after: Some(5),
            ..Problem::new(503, "The database does not answer, try again in a moment.")
        }
    }
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
