//! A person's mistake is a form, not an error: what was typed, and a message beside each field.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::FieldErrors;
use crate::guards::Fields;

/// A form as a template shows it. Passwords are never among the values.
#[derive(Debug, Serialize)]
pub struct FormState {
    values: BTreeMap<&'static str, String>,
    errors: BTreeMap<&'static str, Vec<String>>,
    /// The field that gets the focus: the first that is wrong, or the first.
    focus: &'static str,
}

/// One field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    /// Whether what was typed must not come back.
    pub secret: bool,
}

impl FormState {
    /// An untouched form.
    pub fn blank(fields: &[Field], next: &str) -> Self {
        FormState::filled(fields, &Fields::default(), next, FieldErrors::new())
    }

    /// A form that is shown again. Messages of no field stand at its head.
    pub fn filled(fields: &[Field], typed: &Fields, next: &str, found: FieldErrors) -> Self {
        let mut values = BTreeMap::from([("next", next.to_owned())]);
        let mut errors = BTreeMap::from([("__all__", Vec::new())]);
        for field in fields {
            if !field.secret {
                values.insert(field.name, typed.text(field.name).to_owned());
            }
            errors.insert(field.name, Vec::new());
        }
        for (name, messages) in found {
            let place = if errors.contains_key(name) { name } else { "__all__" };
            errors.entry(place).or_default().extend(messages);
        }
        let wrong = fields.iter().find(|field| !errors[field.name].is_empty());
        let focus = wrong.or(fields.first()).map_or("", |field| field.name);
        FormState { values, errors, focus }
    }

    /// Puts a value into a field.
    pub fn value(mut self, name: &'static str, value: &str) -> Self {
        self.values.insert(name, value.to_owned());
        self
    }

    /// Moves the focus, where the field that is wrong is not the one to type into next.
    pub fn focus(mut self, name: &'static str) -> Self {
        self.focus = name;
        self
    }
}
