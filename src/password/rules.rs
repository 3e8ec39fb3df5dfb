//! The rules for new passwords: those of Django's four validators, two of them with an estimator
//! (zxcvbn).

use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use zxcvbn::{matching::patterns::MatchPattern, zxcvbn};

use crate::error::FieldError;
use crate::password::similar::{self, About, ESTIMATED};
use crate::password::{MAX_BYTES, Password};
use crate::text::Text;

/// A password that takes this many guesses or fewer is common. The estimator's list of leaked
/// passwords has as many entries, so none of them passes.
const COMMON_GUESSES: u64 = 30_000;

/// The rules of one installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordRules {
    /// The shortest password, in code points of its NFC form.
    pub min_length: usize,
    /// Words of this site that attackers try first, in lower case: its name, its host (ASVS 6.1.2,
    /// 6.2.11).
    pub context: Arc<[String]>,
}

impl PasswordRules {
    /// All reasons to refuse a new password, as sentences in a fixed order; none when it is
    /// accepted (ASVS 6.2.1, 6.2.4, 6.2.11).
    ///
    /// Usually takes under ten milliseconds, with a crafted password a tenth of a second: not for
    /// an async thread. Passwords above [`MAX_BYTES`] are refused at once, for that reason alone.
    pub fn check(&self, password: &Password, about: &About<'_>) -> Vec<FieldError> {
        if password.bytes_len() > MAX_BYTES {
            let sentence = format!("Ensure this field has no more than {MAX_BYTES} bytes.");
            return vec![FieldError::new(sentence, "error-password-long")];
        }
        let text = ComposingNormalizerBorrowed::new_nfc().normalize(&password.0);
        let mut refusals = Vec::new();
        if let Some(attribute) = similar::attribute(&text, about) {
            let sentence = format!("The password is too similar to the {attribute}.");
            let text = Text::new("error-password-similar").words("what", attribute.word());
            refusals.push(FieldError::new(sentence, text));
        }
        if text.chars().count() < self.min_length {
            let least = self.min_length;
            let sentence =
                format!("This password is too short. It must contain at least {least} characters.");
            let text = Text::new("error-password-short").number("n", least);
            refusals.push(FieldError::new(sentence, text));
        }
        if is_common(&text, &self.context) {
            let said = ("This password is too common.", "error-password-common");
            refusals.push(said.into());
        }
        if !text.is_empty() && text.chars().all(char::is_numeric) {
            let said = ("This password is entirely numeric.", "error-password-numeric");
            refusals.push(said.into());
        }
        refusals
    }
}

/// Builds the estimator's word lists, so that the first registration does not wait for them.
pub fn warm_up() {
    // One part for each of its matchers: words, repeats, keyboard, sequence, year and date.
    zxcvbn("P@ssw0rd aaa qwerty abcd 1999 11/12/1984", &["ada"]);
}

/// Whether the whole password is an entry of a list of passwords, words, names or this site's words
/// (also reversed, in capitals or with digits for letters), or takes no more than
/// [`COMMON_GUESSES`].
fn is_common(text: &str, context: &[String]) -> bool {
    let text = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    let chars: Vec<char> = text.chars().collect();
    // The estimator sees only the head, which stands for the whole when the rest repeats it.
    let head = &chars[..chars.len().min(ESTIMATED)];
    if head.len() < chars.len() && !(1..=head.len()).any(|period| has_period(&chars, period)) {
        return false;
    }
    let context: Vec<&str> = context.iter().map(String::as_str).collect();
    let estimate = zxcvbn(&head.iter().collect::<String>(), &context);
    match estimate.sequence() {
        [] => false,
        [whole] => match whole.pattern {
            MatchPattern::Dictionary(_) => true,
            // It takes few guesses because it is short, which has its own sentence.
            MatchPattern::BruteForce => false,
            _ => estimate.guesses() <= COMMON_GUESSES,
        },
        _ => estimate.guesses() <= COMMON_GUESSES,
    }
}

fn has_period(chars: &[char], period: usize) -> bool {
    chars.iter().zip(&chars[period..]).all(|(earlier, later)| earlier == later)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
