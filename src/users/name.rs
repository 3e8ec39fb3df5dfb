//! User names, e-mail addresses and personal names as pure values: which are valid, and when two
//! are the same.

use email_address::{EmailAddress, Options};
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{BidiControl, DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup},
};

use crate::error::{FieldError, Said};
use crate::text::Text;

/// Longest user name, in code points after NFKC.
pub const USERNAME_MAX: usize = 150;

/// Longest e-mail address, in code points (RFC 5321 §4.5.3.1.3 less the angle brackets).
pub const EMAIL_MAX: usize = 254;

/// Combining marks that may follow one letter: enough for a vowel sign and a tone, too few to paint over the line above.
const MARKS_IN_A_ROW: usize = 2;

pub const BLANK: Said = ("This field may not be blank.", "error-blank");
const BAD_USERNAME: Said = (
    "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
    "error-username",
);
/// A user name that is an e-mail address must be the account's own.
pub const NOT_YOUR_ADDRESS: Said = (
    "A user name with an @ has to be the e-mail address of the account.",
    "error-not-your-address",
);
const BAD_EMAIL: Said = ("Enter a valid email address.", "error-email");
const NUL: Said = ("Null characters are not allowed.", "error-invisible");
const INVISIBLE: Said =
    ("Control characters and invisible characters are not allowed.", "error-invisible");

/// A user name that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username {
    /// What is shown: NFKC, trimmed, in the case that was typed.
    pub text: String,
    /// What is unique and looked up: [`key`] of the text.
    pub key: String,
    /// What names that look alike have in common (UTS #39 §4): two with one skeleton and different keys are confusable,
    /// as Cyrillic `аdmin` and `admin` are; but so are `user1` and `userl`, where both are ASCII and legitimate.
    pub skeleton: String,
}

impl Username {
    /// Whether it is an e-mail address; only the owner of the address may have it as a user name.
    pub fn is_address(&self) -> bool {
        self.key.contains('@')
    }
}

/// An e-mail address that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// Where mail is sent: NFC, trimmed, otherwise as it was typed.
    pub text: String,
    /// What is unique and looked up: [`key`] of the text.
    pub key: String,
}

impl Email {
    /// The user name of an account that is named by its address.
    pub fn as_username(&self) -> Username {
        let skeleton = unicode_security::skeleton(&self.key).collect();
        Username { text: nfkc(&self.text), key: self.key.clone(), skeleton }
    }
}

/// Reads a user name: letters and digits of any script and `@ . + - _`; combining marks only on a letter or digit.
///
/// # Errors
/// A sentence for a name that is blank, too long or has characters that are not allowed. Invisible,
/// control, format, bidirectional and unassigned characters are not allowed (UTS #39 §3, ASVS
/// 2.2.1).
pub fn username(raw: &str) -> Result<Username, FieldError> {
    let text = nfkc(raw.trim());
    let text = text.trim();
    if text.is_empty() {
        return Err(BLANK.into());
    }
    if text.chars().count() > USERNAME_MAX {
        return Err(too_long(USERNAME_MAX));
    }
    // The raw text is checked as well: normalisation replaces some fillers by others, and removes a
    // few.
    if raw.chars().any(is_ignorable) || !is_name(text) {
        return Err(BAD_USERNAME.into());
    }
    let key = key(text);
    let skeleton = unicode_security::skeleton(&key).collect();
    Ok(Username { text: text.to_owned(), key, skeleton })
}

/// The normal form under which user names and e-mail addresses are unique, looked up and throttled:
/// trimmed, NFKC, case-folded in full. Accepts any text, as sign-in does; idempotent.
///
/// Case, full-width forms, ligatures, the Kelvin sign and `ß`/`ss` make no difference; a dotless `ı` is no `i`.
pub fn key(raw: &str) -> String {
    // Twice, and from decomposed text, as NFKC_Casefold is defined (Unicode §3.13, D146):
    // normalisation after the first folding can yield letters that fold again.
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(raw);
    let once = nfkc(&CaseMapper::new().fold_string(&decomposed));
    let twice = nfkc(&CaseMapper::new().fold_string(&once));
    twice.trim().to_owned()
}

/// Reads an e-mail address with at least two domain labels.
///
/// # Errors
/// A sentence for an address that is blank, too long or malformed. Display names, quoted local
/// parts, address literals and invisible characters are malformed.
pub fn email(raw: &str) -> Result<Email, FieldError> {
    let text = nfc(raw.trim());
    if text.is_empty() {
        return Err(BLANK.into());
    }
    if text.chars().count() > EMAIL_MAX {
        return Err(too_long(EMAIL_MAX));
    }
    let key = key(&text);
    // The key has to be an address too: a compatibility form may normalise to a second `@` or dot.
    if is_address(&text) && is_address(&key) {
        Ok(Email { text, key })
    } else {
        Err(BAD_EMAIL.into())
    }
}

/// Reads a first or last name, which may be empty: NFC, trimmed, at most `max` code points.
///
/// # Errors
/// A sentence for NUL, for control, format and bidirectional characters (the joiners of Persian,
/// Indic scripts and emoji are allowed), for a text without a visible character, and for one that
/// is too long.
pub fn plain(raw: &str, max: usize) -> Result<String, FieldError> {
    let text = nfc(raw.trim());
    if text.contains('\0') {
        return Err(NUL.into());
    }
    let unseen = !text.is_empty() && text.chars().all(|c| c.is_whitespace() || is_ignorable(c));
    if unseen || text.chars().any(is_control) {
        return Err(INVISIBLE.into());
    }
    if text.chars().count() > max {
        return Err(too_long(max));
    }
    Ok(text)
}

fn too_long(max: usize) -> FieldError {
    let sentence = format!("Ensure this field has no more than {max} characters.");
    FieldError::new(sentence, Text::new("error-too-long").number("n", max))
}

fn is_name(text: &str) -> bool {
    // `None` where no letter precedes the mark.
    let mut marks = None;
    text.chars().all(|c| match kind(c) {
        CharKind::Base => {
            marks = Some(0);
            true
        }
        CharKind::Mark => {
            marks = marks.map(|count| count + 1);
            marks.is_some_and(|count| count <= MARKS_IN_A_ROW)
        }
        CharKind::Sign => {
            marks = None;
            true
        }
        CharKind::Other => false,
    })
}

/// The class of a character in a user name.
enum CharKind {
    /// A letter or digit.
    Base,
    /// A combining mark.
    Mark,
    /// One of the five signs.
    Sign,
    /// Not allowed.
    Other,
}

fn kind(c: char) -> CharKind {
    use GeneralCategory as Is;
    if matches!(c, '@' | '.' | '+' | '-' | '_') {
        return CharKind::Sign;
    }
    if is_ignorable(c) {
        return CharKind::Other;
    }
    match category(c) {
        Is::NonspacingMark | Is::SpacingMark => CharKind::Mark,
        Is::DecimalNumber | Is::LetterNumber => CharKind::Base,
        other if GeneralCategoryGroup::Letter.contains(other) => CharKind::Base,
        _ => CharKind::Other,
    }
}

fn is_address(text: &str) -> bool {
    // The crate checks shape and lengths, but neither invisible characters nor the form of a
    // top-level domain.
    let options =
        Options::default().with_required_tld().without_domain_literal().without_display_text();
    let hidden = text.chars().any(|c| c.is_whitespace() || is_ignorable(c) || is_control(c));
    if hidden || text.starts_with('"') || EmailAddress::parse_with_options(text, options).is_err() {
        return false;
    }
    let Some((_, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let letters_and_hyphens = domain
        .chars()
        .all(|c| matches!(c, '.' | '-') || matches!(kind(c), CharKind::Base | CharKind::Mark));
    let top = domain.rsplit('.').next().unwrap_or_default();
    letters_and_hyphens && top.chars().count() >= 2 && !top.chars().all(char::is_numeric)
}

/// Invisible characters: zero width, fillers, variation selectors, soft hyphen.
fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Control characters, formats except the two joiners, line and paragraph separators, private use
/// and unassigned characters.
fn is_control(c: char) -> bool {
    use GeneralCategory as Is;
    if matches!(c, '\u{200c}' | '\u{200d}') {
        return false;
    }
    CodePointSetData::new::<BidiControl>().contains(c)
        || GeneralCategoryGroup::Other.contains(category(c))
        || matches!(category(c), Is::LineSeparator | Is::ParagraphSeparator)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

fn nfc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

fn nfkc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "address_tests.rs"]
mod address_tests;
