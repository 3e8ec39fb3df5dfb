//! What a verb on accounts refuses, and why. There is no HTTP in it.

use std::fmt;

use sea_orm::DbErr;

use crate::error::fault::Fault;
use crate::error::{FieldError, FieldErrors, Quota, cause};
use crate::text::Text;

/// Why something was not done; nothing has changed then.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// Messages per field.
    Invalid(FieldErrors),
    /// There is no such account.
    NotFound,
    /// The caller may not do this.
    Forbidden,
    /// The site takes no registrations.
    RegistrationClosed,
    /// The one-time link is used up, or too old.
    LinkSpent,
    /// The caller has not seen the latest version.
    Stale,
    /// No active superuser would be left.
    LastSuperuser,
    /// The account is not active.
    Inactive,
    /// Data of another table, which is named where the database names it, refers to the account.
    InUse(Option<String>),
    /// The caller's session has ended meanwhile.
    SessionEnded,
    /// Too many attempts.
    Throttled {
        /// Until one more is allowed.
        seconds: u64,
        /// The limit that is spent.
        quota: Box<Quota>,
    },
    /// More work is queued than the machine gets done soon.
    Busy,
    /// An error of the database; [`Refusal::is_passing`] tells whether another try may help.
    Database(DbErr),
}

impl Refusal {
    /// Why an account could not be deleted.
    pub fn of_deletion(error: DbErr) -> Self {
        match Fault::of(&error) {
            Fault::Refers(table) => Refusal::InUse(table),
            _ => Refusal::Database(error),
        }
    }

    /// Whether the server, and not the caller, is the reason.
    pub fn is_internal(&self) -> bool {
        matches!(self, Refusal::Busy | Refusal::Database(_))
    }

    /// Whether the same may be done in a moment.
    pub fn is_passing(&self) -> bool {
        match self {
            Refusal::Busy => true,
            Refusal::Database(error) => Fault::of(error) == Fault::Away,
            _ => false,
        }
    }
}

impl Refusal {
    /// The text that pages show.
    pub(crate) fn text(&self) -> Text {
        match self {
            Refusal::Invalid(_) => Text::new("refusal-invalid"),
            Refusal::NotFound => Text::new("refusal-not-found"),
            Refusal::Forbidden => Text::new("refusal-forbidden"),
            Refusal::RegistrationClosed => Text::new("refusal-registration-closed"),
            Refusal::LinkSpent => Text::new("refusal-link-spent"),
            Refusal::Stale => Text::new("refusal-stale"),
            Refusal::LastSuperuser => Text::new("refusal-last-superuser"),
            Refusal::Inactive => Text::new("refusal-inactive"),
            Refusal::InUse(None) => Text::new("refusal-in-use"),
            Refusal::InUse(Some(table)) => Text::new("refusal-in-use").words("table", table),
            Refusal::SessionEnded => Text::new("refusal-session-ended"),
            Refusal::Throttled { .. } => Text::new("refusal-throttled"),
            Refusal::Busy | Refusal::Database(_) => Text::new("refusal-busy"),
        }
    }

    /// The refusal as a message of a form.
    pub(crate) fn field_error(&self) -> FieldError {
        FieldError::new(self.to_string(), self.text())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Invalid(_) => "Invalid input.",
            Refusal::NotFound => "Not found.",
            Refusal::Forbidden => "You do not have permission to perform this action.",
            Refusal::RegistrationClosed => "Registration is closed.",
            Refusal::LinkSpent => {
                "This address is not valid any more. It works once, for 30 minutes."
            }
            Refusal::Stale => "Somebody has changed this in the meantime. Load it again.",
            Refusal::LastSuperuser => "The last active superuser has to stay one.",
            Refusal::Inactive => "This account is not active: activate it first.",
            Refusal::InUse(table) => {
                let by = table.as_ref().map_or_else(String::new, |table| format!(" ({table})"));
                return write!(
                    f,
                    "This account cannot be deleted: other data{by} still refers to it."
                );
            }
            Refusal::SessionEnded => "The session has ended.",
            Refusal::Throttled { seconds, .. } => {
                return write!(
                    f,
                    "Request was throttled. Expected available in {seconds} seconds."
                );
            }
            Refusal::Busy => "The server is busy, try again in a moment.",
            Refusal::Database(error) => return f.write_str(&cause(error)),
        })
    }
}

impl std::error::Error for Refusal {}

impl From<DbErr> for Refusal {
    fn from(error: DbErr) -> Self {
        Refusal::Database(error)
    }
}
