//! Forms. A user's mistake is answered by the form itself, not by an error: with what was typed,
//! and a message beside each field.

use std::collections::BTreeMap;

use rocket::http::Status;
use serde::Serialize;

use crate::config::Config;
use crate::error::{FieldError, FieldErrors, Quota, Refusal};
use crate::render::headers::waiting;
use crate::render::page::Page;
use crate::text::{Languages, Text};
use crate::users::is_secret;
use crate::web::{Field, Fields, Problem};

/// A form as a template shows it. Passwords are never among the values.
#[derive(Debug, Serialize)]
pub struct FormState {
    values: BTreeMap<String, String>,
    errors: BTreeMap<String, Vec<Text>>,
    /// The wrong fields in the order of the page, each with its label and its first message.
    wrong: Vec<Wrong>,
    /// The field that gets the focus: the first that is wrong, or the first.
    focus: &'static str,
}

/// A field of a form that is wrong.
#[derive(Debug, Serialize)]
struct Wrong {
    name: &'static str,
    label: Text,
    message: Text,
}

/// What a page says of new passwords.
#[derive(Debug, Serialize)]
pub struct PasswordHint {
    hint: Text,
    /// The least number of characters.
    least: usize,
}

impl PasswordHint {
    /// The rules of this installation.
    pub fn of(config: &Config) -> Self {
        let least = config.password_min_length;
        PasswordHint { hint: Text::new("password-hint").number("n", least), least }
    }
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
        let said = FieldError::page(too_many(seconds));
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
    pub fn filled(fields: &[Field], typed: &Fields, next: &str, mut found: FieldErrors) -> Self {
        // A repetition that differs matters when the password itself is good.
        if found.contains_key("password") {
            found.remove("password2");
        }
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
            let texts = messages.iter().map(|error| worded(name, error.text()));
            errors.entry(place.to_owned()).or_default().extend(texts);
        }
        let wrong: Vec<Wrong> = fields
            .iter()
            .filter_map(|field| {
                let message = errors[field.name].first()?.clone();
                Some(Wrong { name: field.name, label: field.page_label(), message })
            })
            .collect();
        let first = wrong.first().map(|wrong| wrong.name);
        let focus = first.or(fields.first().map(|field| field.name)).unwrap_or_default();
        FormState { values, errors, wrong, focus }
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
            let texts = messages.iter().map(FieldError::text).collect();
            form.errors.insert(name.to_owned(), texts);
            if !is_secret(name) {
                form.values.insert(name.to_owned(), value.to_owned());
            }
        }
        form
    }

    /// The value that a field shows.
    pub fn shown(&self, name: &str) -> &str {
        self.values.get(name).map(String::as_str).unwrap_or_default()
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

/// For too many attempts; `seconds` until one more is allowed.
pub fn too_many(seconds: u64) -> Text {
    match seconds {
        ..=90 => Text::new("too-many-seconds").number("n", seconds),
        _ => Text::new("too-many-minutes").number("n", seconds.div_ceil(60)),
    }
}

/// A message in the words for this field, if there are any.
fn worded(field: &str, text: Text) -> Text {
    let own = text.key().strip_prefix("error-").map(|what| format!("error-{what}-{field}"));
    match own.filter(|key| Languages::english().message(key).is_some()) {
        Some(key) => Text::new(key),
        None => text,
    }
}
