//! What is wrong with a field.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::text::Text;

/// What is wrong with a field: a sentence for the API's clients, and a text for pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    sentence: Cow<'static, str>,
    text: Option<Text>,
}

impl FieldError {
    /// An error with the API's sentence, which stays English, and the text of pages.
    pub(crate) fn new(sentence: impl Into<Cow<'static, str>>, text: impl Into<Text>) -> Self {
        FieldError { sentence: sentence.into(), text: Some(text.into()) }
    }

    /// An error that only pages show.
    pub(crate) fn page(text: impl Into<Text>) -> Self {
        FieldError::new("Invalid input.", text)
    }

    /// The sentence for the API's clients.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// The text for pages.
    pub(crate) fn text(&self) -> Text {
        self.text.clone().unwrap_or_else(|| Text::verbatim(self.sentence.clone()))
    }
}

/// A host's own sentence, which pages and the API show alike.
impl From<String> for FieldError {
    fn from(sentence: String) -> Self {
        FieldError { sentence: sentence.into(), text: None }
    }
}

impl From<&str> for FieldError {
    fn from(sentence: &str) -> Self {
        sentence.to_owned().into()
    }
}

/// The API's sentence, and the key of the text for pages.
pub(crate) type Said = (&'static str, &'static str);

impl From<Said> for FieldError {
    fn from((sentence, key): Said) -> Self {
        FieldError::new(sentence, key)
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.sentence)
    }
}
