//! Forms. A user's mistake is answered by the form itself, not by an error: with what was typed,
//! and a message beside each field.

use std::collections::BTreeMap;

use rocket::http::Status;
use serde::Serialize;

use crate::error::{FieldErrors, Quota, Refusal};
use crate::render::headers::waiting;
use crate::render::page::Page;
use crate::render::times::spoken;
use crate::users::is_secret;
use crate::web::{Field, Fields, Problem};

/// A form as a template shows it. Passwords are never among the values.
#[derive(Debug, Serialize)]
pub struct FormState {
    values: BTreeMap<String, String>,
    errors: BTreeMap<String, Vec<String>>,
    /// The field that gets the focus: the first that is wrong, or the first.
    focus: &'static str,
}

/// A form that is shown again, with what was typed and with messages.
#[derive(Debug)]
pub struct Returned {
    errors: FieldErrors,
    status: Status,
    /// Headers that say when to send it again.
    headers: Vec<(&'static str, String)>,
}

impl Returned {
    /// Sorts the result of a form: a success, or a form to show again because of invalid fields or
    /// too many attempts.
    ///
    /// # Errors
    /// All other refusals.
    pub fn sort<T>(done: Result<T, Refusal>) -> Result<Result<T, Self>, Problem> {
        Ok(match done {
            Ok(done) => Ok(done),
            Err(Refusal::Invalid(errors)) => Err(errors.into()),
            Err(Refusal::Throttled { seconds, quota }) => Err(Returned::throttled(seconds, &quota)),
            Err(refusal) => return Err(refusal.into()),
        })
    }

    /// For too many attempts; `seconds` until one more is allowed.
    pub fn throttled(seconds: u64, quota: &Quota) -> Self {
        let said = format!("Too many attempts. Please try again in {}.", spoken(seconds));
        Returned {
            errors: FieldErrors::from([("__all__", vec![said])]),
            status: Status::TooManyRequests,
            headers: waiting(seconds, Some(quota)),
        }
    }

    /// The page that shows the form once more, with these messages.
    pub fn page(self, form: impl FnOnce(FieldErrors) -> Page) -> Page {
        form(self.errors).status(self.status).headers(self.headers)
    }
}

impl From<FieldErrors> for Returned {
    fn from(errors: FieldErrors) -> Self {
        Returned { errors, status: Status::UnprocessableEntity, headers: Vec::new() }
    }
}

impl FormState {
    /// An empty form.
    pub fn blank(fields: &[Field], next: &str) -> Self {
        FormState::filled(fields, &Fields::default(), next, FieldErrors::new())
    }

    /// A form that is shown again. Messages that belong to none of its fields appear at its top.
    pub fn filled(fields: &[Field], typed: &Fields, next: &str, found: FieldErrors) -> Self {
        let mut values = BTreeMap::from([("next".to_owned(), next.to_owned())]);
        let mut errors = BTreeMap::from([("__all__".to_owned(), Vec::new())]);
        for field in fields {
            if !field.is_secret() {
                values.insert(field.name.to_owned(), typed.text(field.name).to_owned());
            }
            errors.insert(field.name.to_owned(), Vec::new());
        }
        for (name, messages) in found {
            let place = if errors.contains_key(name) { name } else { "__all__" };
            errors.entry(place.to_owned()).or_default().extend(messages);
        }
        let wrong = fields.iter().find(|field| !errors[field.name].is_empty());
        let focus = wrong.or(fields.first()).map_or("", |field| field.name);
        FormState { values, errors, focus }
    }

    /// As [`FormState::filled`], for a form to which a host's template may add fields. These are
    /// shown again as well, with their messages beside them.
    pub fn extended(fields: &[Field], typed: &Fields, next: &str, mut found: FieldErrors) -> Self {
        let is_own = |name: &str| name != "next" && fields.iter().all(|field| field.name != name);
        let own: Vec<_> = typed.texts().filter(|(name, _)| is_own(name)).collect();
        let said: Vec<_> =
            own.iter().map(|(name, _)| found.remove(*name).unwrap_or_default()).collect();
        let mut form = FormState::filled(fields, typed, next, found);
        for ((name, value), messages) in own.into_iter().zip(said) {
            form.errors.insert(name.to_owned(), messages);
            if !is_secret(name) {
                form.values.insert(name.to_owned(), value.to_owned());
            }
        }
        form
    }

    /// Sets the value of a field.
    pub fn value(mut self, name: &'static str, value: &str) -> Self {
        self.values.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Moves the focus to a field that is not the first invalid one.
    pub fn focus(mut self, name: &'static str) -> Self {
        self.focus = name;
        self
    }
}
