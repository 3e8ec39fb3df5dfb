//! Two languages that nobody speaks, made of the English catalogue. They show what a translation
//! does to a page: `en-XA` is longer and accented, `ar-XB` runs from right to left. Text that stays
//! plain English is in no catalogue.

use std::fs;
use std::io;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

/// Where the English catalogue is.
const ENGLISH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/text/en");
/// The messages that describe the language itself.
const OF_THE_LANGUAGE: [&str; 3] = ["language-name", "language-direction", "language-formats"];
const LETTERS: [(char, char); 40] = [
    ('a', 'á'),
    ('b', 'ƀ'),
    ('c', 'ç'),
    ('d', 'đ'),
    ('e', 'é'),
    ('g', 'ĝ'),
    ('h', 'ĥ'),
    ('i', 'î'),
    ('j', 'ĵ'),
    ('k', 'ķ'),
    ('l', 'ļ'),
    ('n', 'ñ'),
    ('o', 'ö'),
    ('r', 'ŕ'),
    ('s', 'š'),
    ('t', 'ţ'),
    ('u', 'û'),
    ('w', 'ŵ'),
    ('y', 'ý'),
    ('z', 'ž'),
    ('A', 'Å'),
    ('B', 'Ɓ'),
    ('C', 'Ç'),
    ('D', 'Đ'),
    ('E', 'É'),
    ('G', 'Ĝ'),
    ('H', 'Ĥ'),
    ('I', 'Î'),
    ('J', 'Ĵ'),
    ('K', 'Ķ'),
    ('L', 'Ļ'),
    ('N', 'Ñ'),
    ('O', 'Ö'),
    ('R', 'Ŕ'),
    ('S', 'Š'),
    ('T', 'Ţ'),
    ('U', 'Û'),
    ('W', 'Ŵ'),
    ('Y', 'Ý'),
    ('Z', 'Ž'),
];

/// A language made of English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// About 40 % longer, in brackets.
    Long,
    /// From right to left.
    Backwards,
}

impl Pseudo {
    pub const ALL: [Pseudo; 2] = [Pseudo::Long, Pseudo::Backwards];

    pub fn tag(self) -> &'static str {
        match self {
            Pseudo::Long => "en-XA",
            Pseudo::Backwards => "ar-XB",
        }
    }

    /// What describes the language, in the place of English's own messages.
    fn head(self) -> String {
        let direction = if self == Pseudo::Long { "ltr" } else { "rtl" };
        let name = self.words(if self == Pseudo::Long { "Longer" } else { "Backwards" });
        format!(
            "language-name = {name}\nlanguage-direction = {direction}\nlanguage-formats = en-GB\n"
        )
    }

    /// Its catalogue file for an English one.
    pub fn of(self, source: &str) -> Result<String, String> {
        let parsed = parser::parse(source.to_owned());
        let mut resource = parsed.map_err(|(_, errors)| format!("{errors:?}"))?;
        resource.body.retain(|entry| match entry {
            Entry::Message(message) => !OF_THE_LANGUAGE.contains(&message.id.name.as_str()),
            Entry::Term(_) => true,
            _ => false,
        });
        for entry in &mut resource.body {
            match entry {
                Entry::Message(message) => {
                    if let Some(value) = &mut message.value {
                        self.pattern(value);
                    }
                    message.comment = None;
                }
                Entry::Term(term) => self.pattern(&mut term.value),
                _ => {}
            }
        }
        Ok(serializer::serialize(&resource))
    }

    /// Only texts change: values, choices and tags stay as they are.
    fn pattern(self, pattern: &mut Pattern<String>) {
        let mut is_text = false;
        for element in &mut pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    is_text |= !value.trim().is_empty();
                    *value = self.text(value);
                }
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
        if self == Pseudo::Long && is_text {
            let bracket = |text: &str| PatternElement::TextElement { value: text.to_owned() };
            pattern.elements.insert(0, bracket("⟦"));
            pattern.elements.push(bracket("⟧"));
        }
    }

    fn expression(self, expression: &mut Expression<String>) {
        match expression {
            Expression::Select { variants, .. } => {
                variants.iter_mut().for_each(|variant| self.pattern(&mut variant.value));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => {
                self.expression(expression);
            }
            Expression::Inline(_) => {}
        }
    }

    /// A text of a message, which may have tags.
    fn text(self, text: &str) -> String {
        let mut told = String::new();
        let mut rest = text;
        while let Some((before, tag)) = rest.split_once('<') {
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            told += &format!("{}<{tag}>", self.words(before));
            rest = after;
        }
        told + &self.words(rest)
    }

    fn words(self, text: &str) -> String {
        text.split_inclusive(' ').map(|word| self.word(word)).collect()
    }

    fn word(self, word: &str) -> String {
        let accented = |letter| {
            let found = LETTERS.iter().find(|(plain, _)| *plain == letter);
            found.map_or(letter, |(_, accented)| *accented)
        };
        // Abbreviations such as API and UTC are the same in every language.
        let is_word = word.chars().any(char::is_lowercase);
        if !is_word {
            return word.to_owned();
        }
        let is_vowel = |letter: char| "aeiou".contains(letter);
        let letters = word.chars().flat_map(|letter| {
            let twice = self == Pseudo::Long && is_vowel(letter);
            std::iter::repeat_n(accented(letter), if twice { 2 } else { 1 })
        });
        let letters: String = letters.collect();
        match self {
            Pseudo::Long => letters,
            // Marks on both sides put the words in order from right to left.
            Pseudo::Backwards => {
                let end = letters.trim_end_matches(' ').len();
                format!("\u{200f}{}\u{200f}{}", &letters[..end], &letters[end..])
            }
        }
    }
}

/// Writes both languages below a directory.
pub fn write(directory: &Path) -> io::Result<()> {
    for pseudo in Pseudo::ALL {
        let folder = directory.join(pseudo.tag());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("0-language.ftl"), pseudo.head())?;
        for entry in fs::read_dir(ENGLISH)? {
            let entry = entry?;
            let made = pseudo.of(&fs::read_to_string(entry.path())?);
            fs::write(folder.join(entry.file_name()), made.map_err(io::Error::other)?)?;
        }
    }
    Ok(())
}
