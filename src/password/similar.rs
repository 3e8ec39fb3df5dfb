//! Whether a password is derived from what is publicly known of its owner.

use std::{collections::HashMap, fmt};

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;
use zxcvbn::{
    matching::{Match, patterns::MatchPattern},
    zxcvbn,
};

/// The number of code points that the estimator reads. Its worst case grows with the square of the
/// length and takes tens of milliseconds here; no entry of its lists is longer.
pub(super) const ESTIMATED: usize = 32;

/// The shortest own word that is searched inside a password, in bytes: three ASCII letters or one
/// ideograph.
const SHORTEST_WORD: usize = 3;

/// The shortest first name that counts, in characters.
const SHORTEST_FIRST_NAME: usize = 4;

/// The number of characters of a value that are read: the longest possible e-mail address.
const LONGEST_VALUE: usize = 254;

/// Up to this length, a password with the characters of an own word in any order is similar to it.
/// In longer ones letters coincide by chance, so the order has to agree as well.
const ANY_ORDER: usize = 12;

/// When an own word makes up less than half of it and the rest has no letters, a password needs
/// this many guesses.
const DRESSED_UP_GUESSES: u64 = 1_000_000;

/// The owner of a password; unknown values are empty. The values may have been refused themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// The user name, in any spelling.
    pub username: &'a str,
    /// The e-mail address.
    pub email: &'a str,
    /// The first name; ignored below four characters.
    pub first_name: &'a str,
}

/// What a password can be too similar to, in the order in which it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attribute {
    Username,
    Email,
    FirstName,
}

impl Attribute {
    /// The word by which the catalogue chooses what it is called.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Email => "email",
            Self::FirstName => "first_name",
        }
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Username => "username",
            Self::Email => "email address",
            Self::FirstName => "first name",
        })
    }
}

/// The first attribute that the password is similar to or mostly consists of: in another case,
/// reversed, repeated, with digits for letters, or between digits and signs.
pub(super) fn attribute(password: &str, about: &About<'_>) -> Option<Attribute> {
    let words = OwnWords::of(about);
    let password = fold(password);
    if password.is_empty() || words.0.is_empty() {
        return None;
    }
    words.resembled(&password).into_iter().chain(words.contained(&password)).min()
}

/// Case-folded words without duplicates: those of the user name, then of the e-mail, then of the
/// first name.
struct OwnWords(Vec<(String, Attribute)>);

impl OwnWords {
    fn of(about: &About<'_>) -> Self {
        let mut words = Self(Vec::new());
        words.add(about.username, Attribute::Username);
        words.add(about.email, Attribute::Email);
        if let Some((local, _)) = about.email.rsplit_once('@') {
            words.add(local, Attribute::Email);
        }
        if about.first_name.chars().count() >= SHORTEST_FIRST_NAME {
            words.add(about.first_name, Attribute::FirstName);
        }
        words
    }

    /// Adds a value and its parts. Of an e-mail address only the local part is split: many people
    /// share the domain.
    fn add(&mut self, value: &str, attribute: Attribute) {
        let value = fold(&value.chars().take(LONGEST_VALUE).collect::<String>());
        self.add_word(&value, attribute);
        if attribute == Attribute::Email && value.contains('@') {
            return;
        }
        self.add_word(&value.replace(|c: char| !c.is_alphanumeric(), ""), attribute);
        for part in value.split(|c: char| !c.is_alphanumeric()) {
            self.add_word(part, attribute);
        }
        for part in value.split(|c: char| !c.is_alphabetic()) {
            self.add_word(part, attribute);
        }
    }

    fn add_word(&mut self, word: &str, attribute: Attribute) {
        if word.len() >= SHORTEST_WORD && self.attribute_of(word).is_none() {
            self.0.push((word.to_owned(), attribute));
        }
    }

    fn attribute_of(&self, word: &str) -> Option<Attribute> {
        self.0.iter().find(|(own, _)| own == word).map(|(_, attribute)| *attribute)
    }

    /// The attribute of the first word that the whole password is similar to.
    fn resembled(&self, password: &str) -> Option<Attribute> {
        let password: Vec<char> = password.chars().collect();
        self.0.iter().find(|(word, _)| resembles(&password, word)).map(|(_, attribute)| *attribute)
    }

    /// The attribute of the words that make up most of the password, or all of it but digits and signs.
    fn contained(&self, password: &str) -> Option<Attribute> {
        let length = password.chars().count();
        let head: String = password.chars().take(ESTIMATED).collect();
        let inputs: Vec<&str> = self.0.iter().map(|(word, _)| word.as_str()).collect();
        let estimate = zxcvbn(&head, &inputs);

        let mut first = None;
        let mut covered = 0;
        let mut only_signs_left = length <= ESTIMATED;
        for part in estimate.sequence() {
            if let Some(attribute) = self.attribute_in(part) {
                first = Some(first.map_or(attribute, |first: Attribute| first.min(attribute)));
                covered += part.token.chars().count();
            } else if part.token.chars().any(char::is_alphabetic) {
                only_signs_left = false;
            }
        }
        let mostly = covered * 10 >= length * 6;
        let dressed_up =
            only_signs_left && (covered * 2 >= length || estimate.guesses() < DRESSED_UP_GUESSES);
        first.filter(|_| mostly || dressed_up)
    }

    fn attribute_in(&self, part: &Match) -> Option<Attribute> {
        match &part.pattern {
            MatchPattern::Dictionary(found) => self.attribute_of(&found.matched_word),
            MatchPattern::Repeat(repeat) => {
                repeat.base_matches.iter().find_map(|base| self.attribute_in(base))
            }
            _ => None,
        }
    }
}

/// Django's measure, `SequenceMatcher.quick_ratio() >= 0.7`: twice the number of common characters
/// over the length of both.
fn resembles(password: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let enough = |common: usize| 20 * common >= 7 * (password.len() + word.len());
    if !enough(shared(password, &word)) {
        return false;
    }
    let reversed: Vec<char> = word.iter().rev().copied().collect();
    password.len() <= ANY_ORDER
        || enough(shared_in_order(password, &word))
        || enough(shared_in_order(password, &reversed))
}

/// The number of characters that two texts share, in any order.
fn shared(one: &[char], other: &[char]) -> usize {
    let mut left: HashMap<char, usize> = HashMap::new();
    for c in one {
        *left.entry(*c).or_default() += 1;
    }
    let mut shared = 0;
    for c in other {
        if let Some(count) = left.get_mut(c).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    shared
}

/// The length of the longest common subsequence.
fn shared_in_order(one: &[char], other: &[char]) -> usize {
    let mut best = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (column, b) in other.iter().enumerate() {
            let above = best[column + 1];
            best[column + 1] = if a == b { diagonal + 1 } else { above.max(best[column]) };
            diagonal = above;
        }
    }
    best[other.len()]
}

/// One spelling for texts that look alike and mean the same: NFKC, case-folded.
fn fold(text: &str) -> String {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    nfkc.normalize(&CaseMapper::new().fold_string(&nfkc.normalize(text))).into_owned()
}
