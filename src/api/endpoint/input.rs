//! What an endpoint takes.

/// A field of a body or of a query.
pub struct Input {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// Characters.
    pub longest: Option<u32>,
    /// A sentence for people, or nothing.
    pub help: &'static str,
    /// The values it takes; empty where they cannot be counted.
    pub choices: &'static [&'static str],
    /// What browsers and password managers may fill in: a value of HTML's `autocomplete`.
    pub fill: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Email,
    Password,
    /// A token: a secret like a password, but one that is pasted.
    Token,
    Boolean,
    Integer,
    /// A list of names; in a form, with commas between them.
    Names,
}

impl Input {
    /// A field that must be there.
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

    /// A field that may be left out.
    pub const fn optional(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Input::required(name, label, kind).or_absent()
    }

    /// The field where it may be left out.
    pub const fn or_absent(self) -> Self {
        Input { required: false, ..self }
    }

    /// The field with its greatest length, in characters.
    pub const fn up_to(self, longest: u32) -> Self {
        Input { longest: Some(longest), ..self }
    }

    /// Whether the value is for nobody's eyes.
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Password | Kind::Token)
    }

    /// The field with a sentence that explains it.
    pub const fn help(self, help: &'static str) -> Self {
        Input { help, ..self }
    }

    /// The field where a form may be filled in with what is the person's own.
    pub const fn fill(self, fill: &'static str) -> Self {
        Input { fill, ..self }
    }

    /// The field with the values it takes.
    pub const fn one_of(self, choices: &'static [&'static str]) -> Self {
        Input { choices, ..self }
    }
}
