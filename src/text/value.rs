//! Texts as values: a message and what stands in it.

use std::borrow::Cow;

/// A message of the catalogue with what stands in it. It becomes words in the language of the page
/// that it is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    key: Cow<'static, str>,
    values: Vec<(Cow<'static, str>, Value)>,
}

/// A value that stands in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Words(String),
    Number(i64),
    /// Unix seconds.
    Time(i64),
    Link {
        words: String,
        href: String,
    },
    Text(Box<Text>),
    /// Several values, as the language enumerates them.
    List(Vec<Value>),
}

impl Text {
    /// The message with this key.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Text { key: key.into(), values: Vec::new() }
    }

    /// The text of somebody else, such as a host's hook, in whatever language.
    pub fn verbatim(words: impl Into<String>) -> Self {
        Text::new("").words("words", words)
    }

    /// With words that are nobody's to translate, such as a name.
    pub fn words(self, name: &'static str, words: impl Into<String>) -> Self {
        self.with(name, Value::Words(words.into()))
    }

    /// With a number, which may choose the form of the message.
    pub fn number(self, name: &'static str, number: impl TryInto<i64>) -> Self {
        self.with(name, Value::Number(number.try_into().unwrap_or(i64::MAX)))
    }

    /// With a moment, in Unix seconds.
    pub fn time(self, name: &'static str, unix: i64) -> Self {
        self.with(name, Value::Time(unix))
    }

    /// With another message.
    pub fn text(self, name: &'static str, text: Text) -> Self {
        self.with(name, Value::Text(Box::new(text)))
    }

    /// With any value.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: Value) -> Self {
        self.values.push((name.into(), value));
        self
    }

    /// The key of the message; empty for the text of somebody else.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The text as HTML, with its links; to be written as it is.
    pub fn into_markup(self) -> Markup {
        Markup(self)
    }

    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl From<&'static str> for Text {
    /// The message with this key.
    fn from(key: &'static str) -> Self {
        Text::new(key)
    }
}

/// A text that is written as HTML: what stands in it is escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup(pub(super) Text);

/// A number as the language of the page writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity(pub u64);
