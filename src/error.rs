//! What can go wrong, as values.

mod cause;
mod end_reason;
mod fault;
mod field_error;
mod refusal;
mod token_error;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

pub use cause::{cause, code, driver, sqlite as sqlite_cause};
pub use end_reason::EndReason;
pub use fault::Fault;
pub use field_error::FieldError;
pub(crate) use field_error::Said;
pub use refusal::Refusal;
pub use token_error::Rejected;

/// What is wrong, per field; as JSON in the shape of Django REST framework:
/// `{"field": ["message", …]}`.
pub type FieldErrors = BTreeMap<&'static str, Vec<FieldError>>;

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
