//! The words of a search. Each has to occur in the user name, the e-mail address, the first or the
//! last name, in any case.
//!
//! The index of trigrams and a test of the row have to find the same accounts. They would differ in
//! what is the same letter in another case, so that is decided here, letter by letter.

use std::collections::BTreeSet;

use icu_casemap::{CaseMapper, ClosureSink};
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::users::name;

/// No column is longer than the longest e-mail address, so a longer word matches nothing.
const LONGEST: usize = name::EMAIL_MAX;
/// A word with more of the letter `i` than this is searched with either all of them dotted or none.
const DOTS: usize = 3;
/// No account has more words than this in all columns.
const MOST: usize = 64;

/// The words of a search, without those that another one contains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Words(pub Vec<Word>);

/// A word in the spellings that columns may have: as a key, and as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Word(pub BTreeSet<String>);

impl Words {
    /// `None` when no account can match.
    pub fn of(search: &str) -> Option<Words> {
        let mut words: Vec<Word> = Vec::new();
        for text in search.split_whitespace() {
            let word = Word::of(text);
            // PostgreSQL stores no NUL in text, so nothing matches.
            if text.contains('\0') || word.0.iter().all(|form| form.chars().count() > LONGEST) {
                return None;
            }
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let all = words.clone();
        words.retain(|word| !all.iter().any(|other| other != word && other.implies(word)));
        (words.len() <= MOST).then_some(Words(words))
    }

    /// The query for SQLite's trigram index, of the words that it can answer.
    pub fn query(&self) -> Option<String> {
        let asked: Vec<String> = self.0.iter().filter_map(Word::query).collect();
        (!asked.is_empty()).then(|| asked.join(" AND "))
    }

    /// The words that the trigram index cannot answer.
    pub fn short(&self) -> impl Iterator<Item = &Word> {
        self.0.iter().filter(|word| !word.is_indexed())
    }
}

impl Word {
    fn of(text: &str) -> Word {
        let typed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
        let fold = |text: &str| -> String {
            let plain = text.replace('\u{17f}', "s").replace('\u{212a}', "k");
            plain.chars().map(|c| CaseMapper::new().simple_fold(c)).collect()
        };
        let forms = [fold(&name::key(text)), fold(&typed)];
        Word(forms.iter().flat_map(|form| dotted(form)).collect())
    }

    /// Whether every text with this word has the other one, too.
    fn implies(&self, other: &Word) -> bool {
        self.0.iter().all(|form| other.0.iter().any(|part| form.contains(part.as_str())))
    }

    /// Whether the trigram index can answer the word: it is long enough, and SQLite, whose case
    /// tables are older than ours, knows all its letters.
    pub fn is_indexed(&self) -> bool {
        self.0.iter().all(|form| form.chars().count() >= 3 && form.chars().all(is_settled))
    }

    fn query(&self) -> Option<String> {
        let phrases: Vec<String> =
            self.0.iter().map(|form| format!("\"{}\"", form.replace('"', "\"\""))).collect();
        self.is_indexed().then(|| format!("({})", phrases.join(" OR ")))
    }
}

/// The spellings of a word with `i`, which may stand for a capital with a dot. Names keep that
/// letter, keys have an `i` with a combining dot, and people who search mostly type neither.
fn dotted(form: &str) -> Vec<String> {
    let plain = form.replace("i\u{307}", "i").replace('\u{130}', "i");
    let places: Vec<usize> = plain.match_indices('i').map(|(at, _)| at).collect();
    let sets: Vec<u8> =
        if places.len() <= DOTS { (1..1 << places.len()).collect() } else { vec![1, u8::MAX] };
    let spelt = |set: u8, dotted: &str| -> String {
        let letter = |(at, c): (usize, char)| match places.iter().position(|place| *place == at) {
            Some(place) if set >> place.min(DOTS) & 1 == 1 => dotted.to_owned(),
            _ => c.to_string(),
        };
        plain.char_indices().map(letter).collect()
    };
    let dots = ["\u{130}", "i\u{307}"].into_iter();
    let spellings = dots.flat_map(|dot| sets.iter().map(move |set| (*set, dot)));
    let mut forms: Vec<String> = spellings.map(|(set, dot)| spelt(set, dot)).collect();
    forms.push(plain.clone());
    forms
}

/// Whether only ASCII letters of the text have case.
pub(super) fn is_plain(form: &str) -> bool {
    form.chars().all(|c| c.is_ascii() || others(c).is_empty())
}

/// A pattern for the text anywhere, for `LIKE … ESCAPE '\'`.
pub(super) fn like(form: &str) -> String {
    let escaped = form.chars().flat_map(|c| {
        let escape = matches!(c, '%' | '_' | '\\').then_some('\\');
        escape.into_iter().chain([c])
    });
    format!("%{}%", escaped.collect::<String>())
}

/// A pattern for the text anywhere in any case, for SQLite's `GLOB`.
pub(super) fn glob(form: &str) -> String {
    let letters = form.chars().map(|c| match c {
        'a'..='z' => format!("[{c}{}]", c.to_ascii_uppercase()),
        '*' | '?' | '[' => format!("[{c}]"),
        _ => class(c),
    });
    format!("*{}*", letters.collect::<String>())
}

/// A pattern for the text anywhere in any case but ASCII's, for PostgreSQL's `~`.
pub(super) fn regex(form: &str) -> String {
    let letters = form.chars().map(|c| match c {
        _ if c.is_ascii() && !c.is_ascii_alphanumeric() => format!("\\{c}"),
        _ => class(c),
    });
    letters.collect()
}

fn class(c: char) -> String {
    let others = others(c);
    if c.is_ascii() || others.is_empty() { c.to_string() } else { format!("[{c}{others}]") }
}

/// The letters that differ from this one only in case.
fn others(c: char) -> String {
    let mut closure = Closure::default();
    CaseMapper::new().add_case_closure_to(c, &mut closure);
    let settled = is_settled(c);
    closure.0.chars().filter(|other| *other != c && (!settled || is_settled(*other))).collect()
}

/// Letters whose case SQLite and Unicode agree on, and characters without case. Letter pairs that
/// are newer than SQLite's tables are excluded.
fn is_settled(c: char) -> bool {
    let agreed = matches!(c,
        '\0'..='\u{37e}' | '\u{380}'..='\u{3f2}' | '\u{3f4}'..='\u{527}' | '\u{531}'..='\u{587}'
        | '\u{1e00}'..='\u{1fff}' | '\u{2126}'..='\u{212b}' | '\u{ff21}'..='\u{ff5a}');
    agreed || {
        let mut closure = Closure::default();
        CaseMapper::new().add_case_closure_to(c, &mut closure);
        closure.0.is_empty()
    }
}

#[derive(Default)]
struct Closure(String);

impl ClosureSink for Closure {
    fn add_char(&mut self, c: char) {
        self.0.push(c);
    }

    /// Foldings to several letters are done by [`name::key`].
    fn add_string(&mut self, _: &str) {}
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
