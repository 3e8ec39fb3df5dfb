//! A language: its catalogue and its rules.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::text::dates::Dates;
use crate::text::pattern::{Pattern, parse};

/// A catalogue that cannot be used: a sentence that names the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageFault(pub String);

impl fmt::Display for LanguageFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language.
pub struct Language {
    /// Its tag (BCP 47), such as `pt-BR`.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    messages: HashMap<String, Pattern>,
    /// Where a message is looked for that this language lacks.
    fallback: Option<Arc<Language>>,
    plurals: PluralRules,
    numbers: DecimalFormatter,
    lists: ListFormatter,
    pub(super) dates: Dates,
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Language").field(&self.tag).finish()
    }
}

impl Language {
    /// The language of these catalogue files, by name and content. What it lacks is `fallback`'s.
    ///
    /// # Errors
    /// A file is not in the syntax of Fluent, or the language is none that CLDR knows.
    pub fn read(
        tag: &str,
        files: &[(String, String)],
        fallback: Option<Arc<Language>>,
    ) -> Result<Self, LanguageFault> {
        let messages = parse(files).map_err(LanguageFault)?;
        let own = |key: &str| match messages.get(key).map(Vec::as_slice) {
            Some([crate::text::pattern::Piece::Words(words)]) => Some(words.to_string()),
            _ => None,
        };
        // English as the world writes it, not as America does.
        let formats = own("language-formats").unwrap_or_else(|| tag.to_owned());
        let fault = |why: String| LanguageFault(format!("{tag}: {why}"));
        let locale: Locale =
            formats.parse().map_err(|_| fault(format!("{formats:?} is no language")))?;
        let numbers = DecimalFormatter::try_new((&locale).into(), Default::default());
        Ok(Language {
            tag: tag.to_owned(),
            direction: if own("language-direction").as_deref() == Some("rtl") {
                "rtl"
            } else {
                "ltr"
            },
            fallback,
            plurals: PluralRules::try_new_cardinal((&locale).into())
                .map_err(|why| fault(why.to_string()))?,
            numbers: numbers.map_err(|why| fault(why.to_string()))?,
            lists: ListFormatter::try_new_and((&locale).into(), Default::default())
                .map_err(|why| fault(why.to_string()))?,
            dates: Dates::of(&locale).map_err(fault)?,
            messages,
        })
    }

    /// The message with this key, in this language or in the one that stands in for it.
    pub fn message(&self, key: &str) -> Option<&Pattern> {
        let known = self.messages.get(key);
        known.or_else(|| self.fallback.as_ref().and_then(|fallback| fallback.message(key)))
    }

    /// The keys of the messages that the language has itself.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// The keys that it lacks.
    pub fn missing(&self) -> Vec<&str> {
        let Some(fallback) = &self.fallback else { return Vec::new() };
        let mut missing: Vec<_> =
            fallback.keys().filter(|key| !self.messages.contains_key(*key)).collect();
        missing.sort_unstable();
        missing
    }

    /// A number with the digits and the separators of the language.
    pub fn number(&self, number: i64) -> String {
        self.numbers.format_to_string(&Decimal::from(number))
    }

    /// The plural category of a number (CLDR).
    pub fn plural(&self, number: i64) -> &'static str {
        match self.plurals.category_for(number.unsigned_abs()) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// An enumeration, such as "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        self.lists.format_to_string(items.iter())
    }
}
