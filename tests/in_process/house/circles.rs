//! No file of `src` leans on one that leans on it, by however many others.
//!
//! A parent names its children, so a child may use what its parent defines without them: each item
//! of a parent that a child uses stands beside the files as a node of its own, which leans on what
//! that item names. What a parent only hands on by `pub use` is not its own.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, sources};

/// The names from the crate's root on.
type Path = Vec<String>;

/// A file, or one item of it.
type Node = (Path, Option<String>);

struct Module {
    code: String,
    /// What `use` brings in, by the name it has here.
    imports: BTreeMap<String, Path>,
    /// The text of each item at the top.
    items: BTreeMap<String, String>,
}

struct Crate(BTreeMap<Path, Module>);

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Reads a path or a tree of `use`; gives what follows. `found` gets each path with its name.
fn tree<'t>(mut text: &'t str, before: &Path, found: &mut Vec<(String, Path)>) -> &'t str {
    let mut path = before.clone();
    loop {
        text = text.trim_start();
        if let Some(mut group) = text.strip_prefix('{') {
            loop {
                group = group.trim_start_matches([',', ' ', '\n']);
                if group.is_empty() || group.starts_with('}') {
                    return group.get(1..).unwrap_or_default();
                }
                group = tree(group, &path, found);
            }
        }
        let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
        // A `*`, or a sign that no path of ours has.
        let end = if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end };
        path.push(text[..end].to_owned());
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) => text = rest,
            None => break,
        }
    }
    if path.len() > 1 && path.last().is_some_and(|name| name == "self") {
        path.pop();
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if let Some(alias) = text.strip_prefix(" as ") {
        let end = alias.find(|c| !is_name(c)).unwrap_or(alias.len());
        name = alias[..end].to_owned();
        text = &alias[end..];
    }
    found.push((name, path));
    text
}

/// The paths in a text, and the names that stand alone.
fn paths(text: &str) -> Vec<Path> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        if c.is_ascii_alphabetic() && !is_name(before) && !":.\"'".contains(before) {
            tree(&text[place..], &Path::new(), &mut found);
        }
        before = c;
    }
    found.into_iter().map(|(_, path)| path).collect()
}

/// The items at the top of a file: from their first line to one that ends at the margin.
fn items(code: &str) -> BTreeMap<String, String> {
    let mut items = BTreeMap::new();
    let mut lines = code.lines();
    while let Some(first) = lines.next() {
        let mut words = first.split([' ', '<', '(', ':', ';']).skip_while(|word| {
            ["pub", "pub(crate)", "pub(super)", "crate)", "super)", "async", "unsafe"]
                .contains(word)
        });
        let kinds = ["fn", "struct", "enum", "trait", "type", "const", "static"];
        if !words.next().is_some_and(|word| kinds.contains(&word)) {
            continue;
        }
        let name = words.find(|word| *word != "fn").unwrap_or_default().to_owned();
        let mut text = first.to_owned();
        let ends = |line: &str| !line.starts_with(' ') && line.ends_with(['}', ';']);
        while !ends(text.lines().last().unwrap_or_default()) {
            let Some(line) = lines.next() else { break };
            text = format!("{text}\n{line}");
        }
        items.insert(name, text);
    }
    items
}

impl Module {
    fn of(code: &str) -> Module {
        let (mut imports, mut rest) = (Vec::new(), String::new());
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            let kinds = ["", "pub ", "pub(crate) ", "pub(super) "];
            let statement = line.trim_start().split_once("use ");
            let Some((public, brought)) = statement.filter(|(before, _)| kinds.contains(before))
            else {
                rest.push_str(line);
                rest.push('\n');
                continue;
            };
            let mut brought = brought.to_owned();
            while !brought.ends_with(';') {
                brought.push_str(lines.next().expect("a statement ends"));
            }
            tree(&brought, &Path::new(), &mut imports);
            if public.is_empty() {
                rest.push_str(&brought);
                rest.push('\n');
            }
        }
        Module { items: items(&rest), code: rest, imports: imports.into_iter().collect() }
    }
}

impl Crate {
    fn read() -> Crate {
        let mut modules = BTreeMap::new();
        for (file, text) in sources() {
            let Some(inside) = file.strip_prefix("src/").and_then(|f| f.strip_suffix(".rs")) else {
                continue;
            };
            let path = inside.split('/').filter(|part| *part != "lib").map(str::to_owned);
            if inside != "main" && !inside.ends_with("_tests") {
                modules.insert(path.collect(), Module::of(&code(&text)));
            }
        }
        Crate(modules)
    }

    /// A path of this module from the crate's root on; `None` for one into another crate.
    fn absolute(&self, module: &Path, path: &Path) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let within = |base: &[String]| Some([base, rest].concat());
        match first.as_str() {
            "crate" => within(&[]),
            "self" => within(module),
            "super" => {
                let above = rest.iter().take_while(|name| *name == "super").count();
                let base = module.len().checked_sub(above + 1)?;
                Some([&module[..base], &rest[above..]].concat())
            }
            name => {
                let child = [module.as_slice(), &[name.to_owned()]].concat();
                // Alone, it is the name of something else, such as a field.
                if !rest.is_empty() && self.0.contains_key(&child) {
                    return Some([&child, rest].concat());
                }
                let brought =
                    self.0[module].imports.get(name).filter(|brought| *brought != path)?;
                within(&self.absolute(module, brought)?)
            }
        }
    }

    /// The file in which the end of a path is defined, and which of its items that is.
    fn defined(&self, path: &Path) -> (Path, Option<String>) {
        let mut module = Path::new();
        for (place, name) in path.iter().enumerate() {
            let child = [module.as_slice(), std::slice::from_ref(name)].concat();
            if self.0.contains_key(&child) {
                module = child;
                continue;
            }
            let brought = self.0[&module].imports.get(name);
            return match brought.and_then(|brought| self.absolute(&module, brought)) {
                Some(brought) => self.defined(&[&brought, &path[place + 1..]].concat()),
                None => (module, Some(name.clone())),
            };
        }
        (module, None)
    }

    /// What a file, or an item of it, names.
    fn leans_on(&self, (module, item): &Node) -> BTreeSet<Node> {
        let here = &self.0[module];
        let text = item.as_ref().map_or(&here.code, |item| &here.items[item]);
        let mut found = BTreeSet::new();
        for path in paths(text) {
            let (file, name) = match self.absolute(module, &path) {
                Some(path) => self.defined(&path),
                None => (module.clone(), path.first().cloned()),
            };
            if file == *module {
                let other = name.filter(|name| here.items.contains_key(name));
                let other = other.filter(|name| item.as_ref().is_some_and(|item| item != name));
                found.extend(other.map(|name| (file, Some(name))));
            } else if module.starts_with(&file) {
                let name = name.filter(|name| self.0[&file].items.contains_key(name));
                found.extend(name.filter(|_| !file.is_empty()).map(|name| (file, Some(name))));
            } else {
                found.insert((file, None));
            }
        }
        found
    }

    fn walk(&self, node: Node, way: &mut Vec<Node>, seen: &mut BTreeSet<Node>) -> Vec<String> {
        if let Some(place) = way.iter().position(|other| *other == node) {
            let circle = way[place..].iter().chain([&node]);
            let told =
                circle.map(|(file, item)| [file.as_slice(), item.as_slice()].concat().join("::"));
            return vec![told.collect::<Vec<_>>().join(" -> ")];
        }
        if !seen.insert(node.clone()) {
            return Vec::new();
        }
        way.push(node.clone());
        let next = self.leans_on(&node).into_iter();
        let found = next.flat_map(|next| self.walk(next, way, seen)).collect();
        way.pop();
        found
    }
}

#[test]
fn no_file_leans_on_one_that_leans_on_it() {
    let house = Crate::read();
    let (mut way, mut seen) = (Vec::new(), BTreeSet::new());
    let files = house.0.keys().filter(|file| !file.is_empty());
    let circles: Vec<_> =
        files.flat_map(|file| house.walk((file.clone(), None), &mut way, &mut seen)).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let mut found = Vec::new();
    tree("crate::{a::{self, B as C}, d::E};", &Path::new(), &mut found);
    let told: Vec<_> = found.iter().map(|(name, path)| (name.as_str(), path.join("::"))).collect();
    let wanted = [("a", "crate::a"), ("C", "crate::a::B"), ("E", "crate::d::E")];
    assert_eq!(told, wanted.map(|(name, path)| (name, path.to_owned())));
    let house = Crate::read();
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Path>();
    let (file, item) = house.defined(&path("web::RequestInfo"));
    assert_eq!((file.join("/"), item.as_deref()), ("web/request_info".into(), Some("RequestInfo")));
    let parts = house.leans_on(&(path("throttle"), None));
    assert!(parts.contains(&(path("throttle::limits"), None)), "{parts:?}");
}
