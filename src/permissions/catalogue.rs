//! The permissions that the host declares.

use serde::{Deserialize, Serialize};

use crate::error::StartError;

/// The greatest length of a name, in bytes.
const NAME: usize = 100;
/// The greatest length of a description, in characters.
const SENTENCE: usize = 200;

/// Permissions by name, each with a one-sentence description, in the order of their declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue(Vec<(String, String)>);

impl Catalogue {
    /// The permissions that a host declares: names such as `orders.edit`, each once, with
    /// descriptions.
    ///
    /// # Errors
    /// One sentence that names the permission.
    pub fn of(declared: &[(String, String)]) -> Result<Self, StartError> {
        let mut catalogue = Catalogue::default();
        for (name, sentence) in declared {
            let why = if !is_name(name) {
                "expected app.verb, such as \"orders.edit\": two words of a-z, 0-9, - and _ with a \
                 dot between them, each beginning with a letter"
            } else if catalogue.has(name) {
                "is declared twice"
            } else if sentence.trim().is_empty() {
                "needs a sentence that says what it lets people do"
            } else if sentence.chars().count() > SENTENCE || sentence.chars().any(char::is_control)
            {
                "its sentence is longer than 200 characters, or has control characters in it"
            } else {
                catalogue.0.push((name.clone(), sentence.trim().to_owned()));
                continue;
            };
            return Err(StartError(format!("Doorward::permissions: {name:?}: {why}")));
        }
        Ok(catalogue)
    }

    /// Whether a permission is declared.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// All permissions with their descriptions.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, sentence)| (name.as_str(), sentence.as_str()))
    }

    /// As stored in the database.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("texts become JSON")
    }

    /// Parses the stored form; empty when it cannot be read.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

fn is_name(name: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    name.len() <= NAME && name.split_once('.').is_some_and(|(app, verb)| word(app) && word(verb))
}

#[cfg(test)]
mod tests {
    use super::Catalogue;

    fn catalogue(declared: &[(&str, &str)]) -> Result<Catalogue, String> {
        let owned = |(name, sentence): &(&str, &str)| ((*name).to_owned(), (*sentence).to_owned());
        let declared: Vec<_> = declared.iter().map(owned).collect();
        Catalogue::of(&declared).map_err(|error| error.0)
    }

    #[test]
    fn names_are_an_app_and_a_verb() {
        for name in ["orders.edit", "a.b", "my-shop.edit_all", "v2.x9"] {
            assert!(catalogue(&[(name, "May do it")]).is_ok(), "{name}");
        }
        let long = format!("a.{}", "b".repeat(99));
        for name in [
            "",
            "orders",
            "orders.",
            ".edit",
            "orders.edit.all",
            "Orders.edit",
            "orders edit",
            "orders.édit",
            "1orders.edit",
            "orders.-edit",
            " orders.edit",
            "orders.edit\n",
            &long,
        ] {
            let why = catalogue(&[(name, "May do it")]).expect_err(name);
            assert!(why.contains(&format!("{name:?}")) && why.contains("app.verb"), "{why}");
        }
    }

    #[test]
    fn each_is_declared_once_and_explained() {
        let twice = catalogue(&[("orders.edit", "May edit"), ("orders.edit", "Edits")]);
        assert!(twice.expect_err("twice").contains("declared twice"));
        for sentence in ["", "  ", "a\nb", &"x".repeat(201)] {
            assert!(catalogue(&[("orders.edit", sentence)]).is_err(), "{sentence:?}");
        }
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let declared = [("orders.edit", "May change \"orders\""), ("orders.view", "May look")];
        let catalogue = catalogue(&declared).expect("it holds");
        assert_eq!(Catalogue::parse(&catalogue.text()), catalogue);
        assert_eq!(catalogue.iter().collect::<Vec<_>>(), declared);
        assert_eq!(Catalogue::parse("of another version"), Catalogue::default());
    }
}
