//! What an account was asked for with, as hooks see it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};

/// The fields with which an account was asked for, a host application's own among them; never its
/// password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubmittedFields(pub BTreeMap<String, String>);

impl SubmittedFields {
    /// Those that may be stored: none that is named like a secret.
    pub fn storable(&self) -> Self {
        let kept = self.0.iter().filter(|(name, _)| !is_secret(name));
        SubmittedFields(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
    }
}

/// Whether a field is named like one whose value is nobody's business.
pub fn is_secret(name: &str) -> bool {
    const WORDS: [&str; 5] = ["passw", "passphrase", "passcode", "pwd", "secret"];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

impl fmt::Debug for SubmittedFields {
    /// Names alone: values may be secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// An account that is asked for, by whichever way.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Registration<'a> {
    /// As it is stored.
    pub username: &'a str,
    /// As it is stored.
    pub email: &'a str,
    /// May be empty.
    pub first_name: &'a str,
    /// May be empty.
    pub last_name: &'a str,
    pub(crate) fields: &'a SubmittedFields,
}

impl Registration<'_> {
    /// A submitted field, one of the host's own for instance. After the account has been made, those
    /// that are named like secrets are not there any more.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.0.get(name).map(String::as_str)
    }

    /// That something is wrong with a field, as `Hooks::before_create_account` answers.
    pub fn invalid(field: &'static str, message: impl Into<FieldError>) -> FieldErrors {
        FieldErrors::from([(field, vec![message.into()])])
    }
}
