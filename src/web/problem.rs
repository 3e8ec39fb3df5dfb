//! An answer that is not a success, as a value. Only `render/problem.rs` renders it.

use std::borrow::Cow;

use sea_orm::{DbErr, sqlx};

use crate::error::{Fault, FieldErrors, Quota, Refusal, Rejected, cause};
use crate::text::Text;

/// The code of a one-time link that has been used or has expired.
pub const LINK_SPENT: &str = "link_spent";

/// An answer that is not a success: status, code and sentence. As a responder it is rendered as a
/// page or as JSON, whichever the client asked for, with the session's cookies intact.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The status of the answer.
    pub status: u16,
    /// A sentence for people.
    pub detail: Cow<'static, str>,
    /// A machine-readable code.
    pub code: Option<&'static str>,
    /// Messages by field; if there are any, JSON clients get nothing else.
    pub fields: Option<FieldErrors>,
    /// Seconds; becomes `Retry-After`.
    pub retry_after: Option<u64>,
    /// The limit that is used up; becomes the `RateLimit` headers.
    pub quota: Option<Box<Quota>>,
    /// Methods for the `Allow` header of a 405.
    pub allow: Option<String>,
    /// Set when the visitor is not signed in: pages redirect to sign-in, JSON clients get 401.
    pub rejected: Option<Rejected>,
    /// The cause, for the log only.
    pub cause: Option<String>,
    /// The text for pages, where it is not `detail`.
    pub(crate) text: Option<Box<Text>>,
}

impl Problem {
    /// A problem with only a status and a sentence.
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
            text: None,
        }
    }

    /// What pages tell besides what the status means.
    pub(crate) fn told(&self) -> Text {
        self.text.as_deref().cloned().unwrap_or_else(|| Text::verbatim(self.detail.clone()))
    }

    /// A problem with the usual sentence of its status, as JSON clients of Django REST framework
    /// know it.
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

    /// 405: the URL does not support this method for this kind of client; `allow` lists those it
    /// supports.
    pub fn method(method: &str, allow: impl Into<String>) -> Self {
        Problem {
            allow: Some(allow.into()),
            ..Problem::new(405, format!("Method \"{method}\" not allowed."))
        }
    }

    /// 401: the visitor is not signed in.
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

    /// 400 with field errors, for a JSON client.
    pub fn invalid(fields: FieldErrors) -> Self {
        Problem { fields: Some(fields), ..Problem::new(400, "Invalid input.") }
    }

    /// 503: the database does not answer.
    pub fn database_away() -> Self {
        Problem {
            retry_after: Some(5),
            ..Problem::new(503, "The database does not answer, try again in a moment.")
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let (said, text) = (refusal.to_string(), Some(Box::new(refusal.text())));
        let problem = |status, code| Problem { code, text, ..Problem::new(status, said) };
        match refusal {
            Refusal::Invalid(fields) => Problem::invalid(fields),
            Refusal::Inactive => problem(400, None),
            Refusal::LastSuperuser => problem(400, Some("last_superuser")),
            Refusal::SessionEnded => Problem::rejected(Rejected::Ended),
            Refusal::Forbidden | Refusal::RegistrationClosed => problem(403, None),
            Refusal::LinkSpent => problem(403, Some(LINK_SPENT)),
            Refusal::NotFound => problem(404, None),
            Refusal::Stale => problem(409, Some("conflict")),
            Refusal::InUse(_) => problem(409, Some("in_use")),
            Refusal::Throttled { seconds, quota } => {
                let (retry_after, quota) = (Some(seconds), Some(quota));
                Problem { retry_after, quota, ..problem(429, None) }
            }
            Refusal::Busy => {
                let cause = Some("the queue is full".to_owned());
                Problem { retry_after: Some(5), cause, ..problem(503, None) }
            }
            Refusal::Database(error) => error.into(),
        }
    }
}

impl From<DbErr> for Problem {
    /// An unreachable database is a 503 and leaves the cookies alone, so that the visitor can
    /// retry. An error that a retry would repeat is a conflict (409) or the server's own fault
    /// (500).
    fn from(error: DbErr) -> Self {
        Problem::of_fault(Fault::of(&error), cause(&error))
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Problem::of_fault(Fault::of_driver(&error), error.to_string())
    }
}

impl Problem {
    fn of_fault(fault: Fault, cause: String) -> Self {
        let problem = match fault {
            Fault::Away => Problem::database_away(),
            Fault::Statement => Problem::of_status(500),
            Fault::Refers(_) => {
                let why = "Other data refers to this, or this to data that is not there.";
                Problem { code: Some("in_use"), ..Problem::new(409, why) }
            }
            Fault::Duplicate => {
                Problem { code: Some("duplicate"), ..Problem::new(409, "This is there already.") }
            }
        };
        Problem { cause: Some(cause), ..problem }
    }
}
