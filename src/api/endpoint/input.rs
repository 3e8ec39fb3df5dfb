//! The inputs of an endpoint.

/// A field of a body or of a query.
pub struct Input {
    pub name: &'static str,
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

impl Input {
    /// A required field.
    pub const fn required(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Input {
            name,
            label,
            kind,
            required: true,
            longest: None,
            help: "",
            choices: &[],
            fill: "off",
        }
    }

    /// An optional field.
    pub const fn optional(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Input::required(name, label, kind).or_absent()
    }

    /// The field as an optional one.
    pub const fn or_absent(self) -> Self {
        Input { required: false, ..self }
    }

    /// The field with its greatest length, in characters.
    pub const fn up_to(self, longest: u32) -> Self {
        Input { longest: Some(longest), ..self }
    }

    /// Whether the value must not be shown.
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Password | Kind::Token)
    }

    /// The field with a sentence that explains it.
    pub const fn help(self, help: &'static str) -> Self {
        Input { help, ..self }
    }

    /// The field with a value of `autocomplete`, where a form may be filled in with the user's own
    /// data.
    pub const fn fill(self, fill: &'static str) -> Self {
        Input { fill, ..self }
    }

    /// The field with its allowed values.
    pub const fn one_of(self, choices: &'static [&'static str]) -> Self {
        Input { choices, ..self }
    }
}
