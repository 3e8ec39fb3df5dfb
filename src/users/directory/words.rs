//! What a search asks for: words, each to be contained in the user name, the e-mail address, the
//! first or the last name, whatever its case.
//!
//! Two ways lead to the same accounts: the index of trigrams, and looking at a row. They have to
//! agree on what case is, so it is decided here, letter by letter, and not left to either.

use std::collections::BTreeSet;

use icu_casemap::{CaseMapper, ClosureSink};
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::users::name;

/// No column is longer than an e-mail address can be, so a longer word is in none.
const LONGEST: usize = name::EMAIL_MAX;
/// A word with more of the letter `i` is looked for with all of them dotted alike.
const DOTS: usize = 3;
/// More words than fit into all columns with a blank between them are asked by nobody who looks
/// for somebody.
const MOST: usize = 64;

/// The words of a search, without those that others contain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Words(pub Vec<Word>);

/// A word in the spellings that columns may have it in: as a key, and as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Word(pub BTreeSet<String>);

impl Words {
    /// `None` when nobody can be found.
    pub fn of(search: &str) -> Option<Words> {
        let mut words: Vec<Word> = Vec::new();
        for text in search.split_whitespace() {
            let word = Word::of(text);
            // PostgreSQL has no NUL in text: nobody is called so.
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

    /// What SQLite's trigrams are asked: the words that they can answer, in its query language.
    pub fn query(&self) -> Option<String> {
        let asked: Vec<String> = self.0.iter().filter_map(Word::query).collect();
        (!asked.is_empty()).then(|| asked.join(" AND "))
    }

    /// The words that trigrams cannot answer.
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

    /// Whether whatever contains this word contains the other as well.
    fn implies(&self, other: &Word) -> bool {
        self.0.iter().all(|form| other.0.iter().any(|part| form.contains(part.as_str())))
    }

    /// Whether an index of trigrams knows the word: it is long enough, and SQLite, whose tables of
    /// case are older than ours, has all its letters.
    pub fn is_indexed(&self) -> bool {
        self.0.iter().all(|form| form.chars().count() >= 3 && form.chars().all(is_settled))
    }

    fn query(&self) -> Option<String> {
        let phrases: Vec<String> =
            self.0.iter().map(|form| format!("\"{}\"", form.replace('"', "\"\""))).collect();
        self.is_indexed().then(|| format!("({})", phrases.join(" OR ")))
    }
}

/// The spellings of a word whose `i` may be a capital with a dot. Names keep that one as it is,
/// keys have it as an `i` with a dot above, and whoever looks for it mostly types neither.
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

/// Whether ASCII's idea of case is enough for a text.
pub(super) fn is_plain(form: &str) -> bool {
    form.chars().all(|c| c.is_ascii() || others(c).is_empty())
}

/// The text anywhere, for `LIKE … ESCAPE '\'`.
pub(super) fn like(form: &str) -> String {
    let escaped = form.chars().flat_map(|c| {
        let escape = matches!(c, '%' | '_' | '\\').then_some('\\');
        escape.into_iter().chain([c])
    });
    format!("%{}%", escaped.collect::<String>())
}

/// The text anywhere in any case, for SQLite's `GLOB`.
pub(super) fn glob(form: &str) -> String {
    let letters = form.chars().map(|c| match c {
        'a'..='z' => format!("[{c}{}]", c.to_ascii_uppercase()),
        '*' | '?' | '[' => format!("[{c}]"),
        _ => class(c),
    });
    format!("*{}*", letters.collect::<String>())
}

/// The text anywhere in any case but ASCII's, for PostgreSQL's `~`.
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

/// The letters that differ from this one in case alone.
fn others(c: char) -> String {
    let mut closure = Closure::default();
    CaseMapper::new().add_case_closure_to(c, &mut closure);
    let settled = is_settled(c);
    closure.0.chars().filter(|other| *other != c && (!settled || is_settled(*other))).collect()
}

/// Letters on whose case SQLite and Unicode agree, and what has no case. The letter pairs that
/// were added to Unicode since SQLite's tables were made are not among them.
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

    /// Foldings of one letter to several are the business of [`name::key`].
    fn add_string(&mut self, _: &str) {}
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
