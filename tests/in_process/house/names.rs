//! A type that several files may name has a name of its own in the whole of `src`.

use std::collections::BTreeMap;

use super::{code, sources};

/// The types that a file declares, and whether others may name them.
fn types(code: &str) -> Vec<(&str, bool)> {
    let kinds = ["struct", "enum", "trait", "type", "union"];
    let declared = code.lines().filter_map(|line| {
        let words: Vec<&str> = line.split([' ', '<', '(', '{', ';', ':', '=']).collect();
        let public = line.trim_start().starts_with("pub");
        let kind = words.iter().position(|word| kinds.contains(word))?;
        let before = &words[..kind];
        let is_declared = before.iter().all(|word| ["", "pub", "crate)", "super)"].contains(word));
        // What is indented and private belongs to a trait or a function.
        let indented = line.starts_with(' ');
        (is_declared && (public || !indented)).then(|| (words[kind + 1], public))
    });
    declared.collect()
}

#[test]
fn a_public_type_shares_its_name_with_no_other() {
    let sources = sources();
    let mut places: BTreeMap<String, Vec<(&str, bool)>> = BTreeMap::new();
    for (file, text) in &sources {
        // SeaORM calls every row `Model`.
        if !file.starts_with("src/") || file.starts_with("src/entity/") {
            continue;
        }
        for (name, public) in types(&code(text)) {
            places.entry(name.to_owned()).or_default().push((file, public));
        }
    }
    let shared: Vec<_> = places
        .iter()
        .filter(|(_, places)| places.len() > 1 && places.iter().any(|(_, public)| *public))
        .map(|(name, places)| format!("{name}: {places:?}"))
        .collect();
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

#[test]
fn declared_types_are_found() {
    let text = "pub struct A<'a> {\nenum B {\n    pub(super) type C = D;\n    type E = F;\n\
                pub(crate) struct G(u8);\nlet kind: type_of = 1;\nstruct H;\n";
    let found = [("A", true), ("B", false), ("C", true), ("G", true), ("H", false)];
    assert_eq!(types(text), found);
}
