//! What a person is shown as: their name, and their initials on a colour.

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use serde::Serialize;

/// The number of colours.
const TONES: i64 = 8;

/// A name with its initials and its colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Face {
    /// The full name, or the user name of somebody who gave none.
    pub name: String,
    pub initials: String,
    /// 1 to 8; it comes from the number of the account, so that it stays the same.
    pub tone: i64,
}

impl Face {
    /// The face of an account.
    pub fn of(id: i64, username: &str, first_name: &str, last_name: &str) -> Self {
        let name = full_name(first_name, last_name);
        let name = if name.is_empty() { username.to_owned() } else { name };
        let initials = initials(username, first_name, last_name);
        Face { name, initials, tone: id.rem_euclid(TONES) + 1 }
    }
}

/// First and last name in the order of their script: a family name in Chinese, Japanese or Korean
/// letters comes first, without a space.
pub fn full_name(first_name: &str, last_name: &str) -> String {
    match (first_name, last_name) {
        (one, "") | ("", one) => one.to_owned(),
        (first, last) if is_east_asian(first) && is_east_asian(last) => format!("{last}{first}"),
        (first, last) => format!("{first} {last}"),
    }
}

fn initials(username: &str, first_name: &str, last_name: &str) -> String {
    if is_east_asian(last_name) {
        return initial(last_name);
    }
    match (first_name, last_name) {
        ("", "") => initial(username),
        (first, last) => initial(first) + &initial(last),
    }
}

fn initial(name: &str) -> String {
    let letter = name.chars().find(|letter| letter.is_alphanumeric());
    letter.or(name.chars().next()).map(|letter| letter.to_uppercase().collect()).unwrap_or_default()
}

fn is_east_asian(name: &str) -> bool {
    let script = CodePointMapData::<Script>::new();
    let scripts = [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul];
    name.chars().next().is_some_and(|first| scripts.contains(&script.get(first)))
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn a_name_is_in_the_order_of_its_script() {
        for (username, first, last, name, initials) in [
            ("isla", "Isla", "Moreno", "Isla Moreno", "IM"),
            ("xiaoming", "小明", "王", "王小明", "王"),
            ("minjun", "민준", "김", "김민준", "김"),
            ("sakura", "さくら", "田中", "田中さくら", "田"),
            ("amal", "أمل", "الخطيب", "أمل الخطيب", "أا"),
            ("zofie", "žofie", "", "žofie", "Ž"),
            ("bob@example.org", "", "", "bob@example.org", "B"),
            ("...", "", "", "...", "."),
        ] {
            let face = Face::of(7, username, first, last);
            assert_eq!((face.name.as_str(), face.initials.as_str()), (name, initials));
            assert_eq!(face.tone, 8);
        }
    }
}
