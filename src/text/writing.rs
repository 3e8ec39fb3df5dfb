//! Filling a message in, where page data become words.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::clock::rfc3339;
use crate::text::language::Language;
use crate::text::locale::Locale;
use crate::text::pattern::{Pattern, Piece, ValueKind};
use crate::text::value::{Markup, Quantity, Text, Value};

const BEGIN: &str = "<time datetime=\"";
const END: &str = "</time>";

/// The tags that a message may have besides those of its links.
pub const TAGS: [&str; 3] = ["strong", "em", "code"];

impl Locale {
    /// The words of a text.
    pub fn plain(&self, text: &Text) -> String {
        self.write(text, false)
    }

    /// The text as HTML.
    pub fn markup(&self, text: &Text) -> String {
        self.write(text, true)
    }

    fn write(&self, text: &Text, html: bool) -> String {
        let mut written = Writer { locale: self, html, out: String::new() };
        match self.language.message(text.key()) {
            Some(pattern) => written.pattern(pattern, &|name| text.value(name)),
            // A message that is nowhere shows its key, so that it is missed.
            None => match text.value("words") {
                Some(value) => written.value(value, ValueKind::Words),
                None => written.words(text.key()),
            },
        }
        written.out
    }
}

impl Serialize for Text {
    /// The words in the language of the page, without markup.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Locale::current(|locale| locale.plain(self)))
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Locale::current(|locale| locale.markup(&self.0)))
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = i64::try_from(self.0).unwrap_or(i64::MAX);
        serializer.serialize_str(&Locale::current(|locale| locale.language.number(number)))
    }
}

struct Writer<'a> {
    locale: &'a Locale,
    html: bool,
    out: String,
}

impl Writer<'_> {
    fn pattern<'v>(&mut self, pattern: &Pattern, value: &impl Fn(&str) -> Option<&'v Value>) {
        for piece in pattern {
            match piece {
                Piece::Words(words) if self.html => self.out.push_str(&tagged(words, value)),
                Piece::Words(words) => self.out.push_str(words),
                Piece::Value { name, kind } => {
                    if let Some(value) = value(name) {
                        self.value(value, *kind);
                    }
                }
                Piece::Choice { name, variants, other } => {
                    let chosen = chosen(&self.locale.language, value(name), variants);
                    self.pattern(&variants[chosen.unwrap_or(*other)].1, value);
                }
            }
        }
    }

    fn value(&mut self, value: &Value, kind: ValueKind) {
        match value {
            Value::Words(words) if self.html && kind == ValueKind::Time => {
                self.out.push_str(&time_or_text(words));
            }
            Value::Words(words) => self.isolated(words),
            Value::Number(number) if kind == ValueKind::Number => {
                self.out.push_str(&self.locale.language.number(*number));
            }
            Value::Number(number) => self.out.push_str(&number.to_string()),
            Value::Time(unix) if self.html => {
                let words = self.locale.relative(*unix);
                self.out.push_str(&time_element(self.locale, *unix, &words));
            }
            Value::Time(unix) => self.out.push_str(&self.locale.relative(*unix)),
            Value::Link { words, href } if self.html => {
                self.out.push_str(&format!("<a href=\"{}\">", escaped(href)));
                self.isolated(words);
                self.out.push_str("</a>");
            }
            Value::Link { words, .. } => self.isolated(words),
            Value::Text(text) => {
                let words = self.locale.write(text, self.html);
                self.out.push_str(&words);
            }
            Value::List(values) => {
                let one = |value: &Value| {
                    let mut one =
                        Writer { locale: self.locale, html: self.html, out: String::new() };
                    one.value(value, kind);
                    one.out
                };
                let all: Vec<String> = values.iter().map(one).collect();
                self.out.push_str(&self.locale.language.list(&all));
            }
        }
    }

    /// Words whose direction must not turn around what stands beside them.
    fn isolated(&mut self, words: &str) {
        if self.html {
            self.out.push_str("<bdi>");
            self.words(words);
            self.out.push_str("</bdi>");
        } else {
            self.words(words);
        }
    }

    fn words(&mut self, words: &str) {
        if self.html { self.out.push_str(&escaped(words)) } else { self.out.push_str(words) }
    }
}

/// Which variant a value chooses.
fn chosen(
    language: &Language,
    value: Option<&Value>,
    variants: &[(Box<str>, Pattern)],
) -> Option<usize> {
    let at = |key: &str| variants.iter().position(|(known, _)| &**known == key);
    match value {
        None => at("none"),
        Some(Value::Number(number)) => {
            at(&number.to_string()).or_else(|| at(language.plural(*number)))
        }
        Some(Value::Words(word)) => at(word),
        Some(Value::Text(text)) => at(text.key()),
        Some(_) => None,
    }
}

/// The words of a catalogue as HTML: a tag that messages may have stays one, and `<a>` becomes a
/// link to the value of its name.
fn tagged<'v>(words: &str, value: &impl Fn(&str) -> Option<&'v Value>) -> String {
    with_tags(words, escaped, |name| match value(name) {
        Some(Value::Words(href)) => Some(format!("<a href=\"{}\">", escaped(href))),
        _ => None,
    })
}

/// Words with `plain` text and tags told apart; `link` writes the opening tag of a link.
pub fn with_tags(
    words: &str,
    plain: impl Fn(&str) -> String,
    link: impl Fn(&str) -> Option<String>,
) -> String {
    let (mut out, mut rest) = (String::new(), words);
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(&plain(before));
        let tag = after.split_once('>').and_then(|(tag, after)| {
            let name = tag.strip_prefix('/').unwrap_or(tag);
            let is_link = name.starts_with('a') && name[1..].bytes().all(|b| b.is_ascii_digit());
            let written = match (is_link, tag.starts_with('/')) {
                (true, true) => Some("</a>".to_owned()),
                (true, false) => link(name),
                (false, _) => TAGS.contains(&name).then(|| format!("<{tag}>")),
            };
            Some((written?, after))
        });
        match tag {
            Some((written, after)) => {
                out.push_str(&written);
                rest = after;
            }
            None => {
                out.push_str(&plain("<"));
                rest = after;
            }
        }
    }
    out.push_str(&plain(rest));
    out
}

/// The element of a moment in this locale that shows these words.
pub fn time_element(locale: &Locale, unix: i64, words: &str) -> String {
    let (iso, title) = (rfc3339(unix), escaped(&locale.whole(unix)));
    format!("{BEGIN}{iso}\" title=\"{title}\">{}{END}", escaped(words))
}

/// The element of a moment as it is; anything else as text for HTML, so that a catalogue that takes
/// a name for a moment does not turn it into markup.
pub fn time_or_text(written: &str) -> Cow<'_, str> {
    let parts = written.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
    let is_moment = parts.is_some_and(|parts| {
        let pieces: Vec<&str> = parts.split(['"', '<', '>']).collect();
        matches!(pieces[..], [_, " title=", _, "", _])
    });
    if is_moment { Cow::Borrowed(written) } else { Cow::Owned(escaped(written)) }
}

/// A text for HTML.
pub fn escaped(text: &str) -> String {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::time_or_text;

    #[test]
    fn only_the_element_of_a_moment_is_markup() {
        let moment =
            "<time datetime=\"2026-11-30T00:00:00Z\" title=\"30 November 2026\">Today</time>";
        assert_eq!(time_or_text(moment), moment);
        for other in [
            "<b>name</b>",
            "<time datetime=\"\" title=\"\" onclick=\"\">x</time>",
            "<time datetime=\"\" title=\"\"><b>x</b></time>",
            "<time datetime=\"\" title=\"\">x</time><i></time>",
            "<time datetime=\"\" onfocus=\"\">x</time>",
        ] {
            assert!(!time_or_text(other).contains('<'), "{other}");
        }
    }
}
