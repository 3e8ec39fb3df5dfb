//! The catalogues: each is complete, in the form that its language needs, and no sentence stands
//! outside of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::LANGUAGES;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).expect("a directory").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}

/// The messages of a language: their sources by their keys.
fn messages(tag: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for file in files(&root().join("text").join(tag), "ftl") {
        let mut key = String::new();
        for line in text(&file).lines().filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            match line.split_once('=').filter(|_| begins) {
                Some((name, value)) => {
                    name.trim().clone_into(&mut key);
                    let before = all.insert(key.clone(), value.trim().to_owned());
                    assert_eq!(before, None, "{tag}: {key} stands twice");
                }
                None if !key.is_empty() => {
                    let value = all.get_mut(&key).expect("it has begun");
                    value.push('\n');
                    value.push_str(line.trim());
                }
                None => {}
            }
        }
    }
    all
}

/// What of a message must be the same in all languages: its values, functions and tags.
fn fixed(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    for (place, _) in source.match_indices('$') {
        let rest = &source[place + 1..];
        found.insert(rest.chars().take_while(|c| is_name(*c)).collect());
    }
    for (place, _) in source.match_indices('<') {
        let rest = &source[place..];
        found.insert(rest.split_inclusive('>').next().unwrap_or_default().to_owned());
    }
    found
}

/// The plural categories that a message tells apart.
fn categories(source: &str) -> BTreeSet<&str> {
    let known = ["zero", "one", "two", "few", "many", "other"];
    let keys = source.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    keys.filter(|key| known.contains(key)).collect()
}

#[test]
fn every_language_says_everything_with_the_same_values() {
    let english = messages("en");
    assert!(english.len() > 500, "{}", english.len());
    let mut wrong = Vec::new();
    for (tag, ..) in LANGUAGES.into_iter().filter(|one| one.0 != "en") {
        let own = messages(tag);
        for (key, source) in &english {
            let Some(translated) = own.get(key) else {
                wrong.push(format!("{tag} lacks {key}"));
                continue;
            };
            if fixed(source) != fixed(translated) {
                wrong.push(format!("{tag}: {key} has other values: {translated}"));
            }
        }
        let more = own.keys().filter(|key| !english.contains_key(*key));
        wrong.extend(more.map(|key| format!("{tag} has {key}, which English lacks")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_choose_among_the_forms_that_a_language_has() {
    let forms: [(&str, &[&str]); 6] = [
        ("ar", &["zero", "one", "two", "few", "many", "other"]),
        ("de", &["one", "other"]),
        ("en", &["one", "other"]),
        ("es", &["one", "other"]),
        ("fr", &["one", "other"]),
        ("pt-BR", &["one", "other"]),
    ];
    for (tag, forms) in forms {
        let forms: BTreeSet<&str> = forms.iter().copied().collect();
        for (key, source) in messages(tag) {
            let own = categories(&source);
            let by_word = own.len() < 2;
            assert!(by_word || own == forms, "{tag}: {key}: {own:?}");
            assert!(
                !source.contains(['"', '\'']) || source.contains("{\""),
                "{tag}: {key}: {source}"
            );
        }
    }
}

/// The texts of a template between its tags, without Tera's.
fn visible(template: &str) -> Vec<String> {
    // Blocks for attributes and ids.
    let is_text = |line: &&str| {
        !["at_", "skip ", "class "]
            .iter()
            .any(|name| line.starts_with(&format!("{{% block {name}")))
    };
    let template = template.lines().filter(is_text).collect::<Vec<_>>().join("\n");
    let mut plain = String::new();
    let mut rest = template.as_str();
    while let Some(at) = rest.find('{') {
        plain.push_str(&rest[..at]);
        let end = match rest.as_bytes()[at..].get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => "{",
        };
        let length = rest[at..].find(end).map_or(1, |place| place + end.len());
        rest = &rest[at + length..];
    }
    plain.push_str(rest);
    let mut texts = Vec::new();
    let mut inside = false;
    let mut text = String::new();
    for character in plain.chars() {
        match character {
            '<' => {
                inside = true;
                texts.push(std::mem::take(&mut text));
            }
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    texts.push(text);
    texts
}

#[test]
fn no_sentence_of_a_page_stands_in_its_template() {
    let mut found = Vec::new();
    for file in files(&root().join("templates"), "html") {
        for words in visible(&text(&file)) {
            let letters = words.chars().filter(|c| c.is_alphabetic()).count();
            // Names of HTTP, such as GET, are those of the protocol.
            if letters > 1 && words.chars().any(char::is_lowercase) {
                found.push(format!("{}: {}", file.display(), words.trim()));
            }
        }
        for attribute in ["aria-label=\"", "placeholder=\"", "alt=\"", " title=\""] {
            for rest in text(&file).split(attribute).skip(1) {
                let value = rest.split('"').next().unwrap_or_default();
                if value.starts_with(|c: char| c.is_alphabetic()) {
                    found.push(format!("{}: {attribute}{value}", file.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The keys in quotes in a source.
fn quoted(source: &str) -> BTreeSet<&str> {
    let is_key = |text: &&str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    source.split('"').filter(is_key).collect()
}

#[test]
fn each_message_is_used_and_each_that_is_used_is_there() {
    let english = messages("en");
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut sources = files(&root().join("src"), "rs");
    sources.extend(files(&root().join("templates"), "html"));
    let mut missing = Vec::new();
    for file in sources {
        let source = text(&file);
        used.extend(quoted(&source).into_iter().map(str::to_owned));
        for mark in ["Text::new(\"", "t(key=\"", "plain(key=\"", "labelled(\""] {
            for rest in source.split(mark).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                // The unit tests have messages of their own.
                let own = file.ends_with("templates/texts.rs") || key.is_empty();
                if !own && !english.contains_key(key) {
                    missing.push(format!("{}: {key}", file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    // These are put together from a word of the program.
    let made = [
        "activity-",
        "blank-",
        "detail-",
        "error-",
        "event-",
        "field-",
        "landing-",
        "language-",
        "limit-",
        "log-",
        "problem-",
        "risk-",
        "show-",
        "users-filter-",
        "users-order-",
        "bulk-",
    ];
    let unused: Vec<_> = english
        .keys()
        .filter(|key| !used.contains(*key) && !made.iter().any(|made| key.starts_with(made)))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
