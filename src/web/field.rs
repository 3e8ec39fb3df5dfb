//! A field, described once for pages, the API and its description.

use crate::text::Text;

/// A field of a form, a body or a query.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    /// The label of the API, as Django REST framework would word it.
    pub label: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// The greatest length, in characters.
    pub longest: Option<u32>,
    /// A sentence for people, or empty.
    pub help: &'static str,
    /// The allowed values; empty if there is no fixed set.
    pub choices: &'static [&'static str],
    /// What browsers and password managers may fill in: a value of HTML's `autocomplete`.
    pub fill: &'static str,
    /// The key of the label on pages; empty for `field-<name>`.
    pub text: &'static str,
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Email,
    Password,
    /// A token: a secret like a password, but one that is pasted.
    Token,
    Boolean,
    Integer,
    /// A list of names; comma-separated in a form.
    Names,
}

impl Field {
    /// A required field.
    pub const fn required(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Field {
            name,
            label,
            kind,
            required: true,
            longest: None,
            help: "",
            choices: &[],
            fill: "off",
            text: "",
        }
    }

    /// An optional field.
    pub const fn optional(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Field::required(name, label, kind).or_absent()
    }

    /// The field as an optional one.
    pub const fn or_absent(self) -> Self {
        Field { required: false, ..self }
    }

    /// The field with another label.
    pub const fn called(self, label: &'static str) -> Self {
        Field { label, ..self }
    }

    /// The field with its greatest length, in characters.
    pub const fn up_to(self, longest: u32) -> Self {
        Field { longest: Some(longest), ..self }
    }

    /// Whether the value must not be shown.
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Password | Kind::Token)
    }

    /// The field with a sentence that explains it.
    pub const fn help(self, help: &'static str) -> Self {
        Field { help, ..self }
    }

    /// The field with a value of `autocomplete`, where a form may be filled in with the user's own
    /// data.
    pub const fn fill(self, fill: &'static str) -> Self {
        Field { fill, ..self }
    }

    /// The field with another label on pages, by its key.
    pub const fn labelled(self, text: &'static str) -> Self {
        Field { text, ..self }
    }

    /// The label on pages.
    pub fn page_label(&self) -> Text {
        match self.text {
            "" => Text::new(format!("field-{}", self.name)),
            key => Text::new(key),
        }
    }

    /// The field with its allowed values.
    pub const fn one_of(self, choices: &'static [&'static str]) -> Self {
        Field { choices, ..self }
    }
}
