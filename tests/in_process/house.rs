//! The house keeps its shape: who imports whom, how long files are, what they are called.

mod circles;
mod functions;
mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The layers of `src/lib.rs`, from the entrance to the ground. A module imports only what stands
/// behind it; neighbours in a layer do not know each other.
const LAYERS: [&[&str]; 17] = [
    &["cli", "testing"],
    &["fairing"],
    &["pages"],
    &["interrupted"],
    &["api"],
    &["render"],
    &["guards"],
    &["web"],
    &["accounts"],
    &["app"],
    &["hooks", "permissions"],
    &["users", "sessions", "throttle", "audit", "codes"],
    &["installation"],
    &["entity", "database"],
    &["migrations"],
    &["password", "token"],
    &["config", "clock", "error", "logging", "text"],
];
/// Modules that stand beside the layers: only the entrance and the front door know them.
const BESIDE: [&str; 1] = ["main"];
/// The ground is shared by those who lay it: settings name errors.
const GROUND: usize = LAYERS.len() - 1;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory).expect("it is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn sources() -> Vec<(String, String)> {
    let root = root();
    let mut all = files(&root.join("src"));
    all.extend(files(&root.join("migrations")));
    all.into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("it is text");
            let name = path.strip_prefix(&root).expect("below the root");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// A file without its comments and its tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default().lines();
    code.filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// The top module a file belongs to.
fn module(name: &str) -> &str {
    let inside = name.strip_prefix("src/").unwrap_or("migrations");
    let first = inside.split('/').next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The top modules that a file names by `crate::…`, in code.
fn imports(text: &str) -> BTreeSet<String> {
    let code = code(text);
    let mut found = BTreeSet::new();
    for (place, _) in code.match_indices("crate::") {
        let rest = &code[place + "crate::".len()..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split('}').next().unwrap_or_default();
                let names = group.split(',').map(|name| name.split("::").next());
                found.extend(names.flatten().map(|name| name.trim().to_owned()));
            }
            None => {
                found.insert(rest.chars().take_while(|c| is_name(*c)).collect());
            }
        }
    }
    found.retain(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    found
}

#[test]
fn a_module_imports_only_what_stands_behind_it() {
    let mut broken = Vec::new();
    for (name, text) in sources() {
        let own = module(&name);
        if own == "lib" || BESIDE.contains(&own) {
            continue;
        }
        let Some(here) = layer(own) else {
            broken.push(format!("{name}: {own} stands in no layer"));
            continue;
        };
        for import in imports(&text) {
            let fine = match layer(&import) {
                _ if import == own => true,
                Some(there) => there > here || there == GROUND && here == GROUND,
                None => here < 2 && BESIDE.contains(&import.as_str()),
            };
            if !fine {
                broken.push(format!("{name} imports {import}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_map_in_the_crates_first_page_is_this_one() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("it is text");
    for names in LAYERS {
        for name in names {
            assert!(lib.contains(name), "{name} is not on the map");
        }
    }
    let declared = lib.lines().filter_map(|line| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    for name in declared {
        let placed = layer(name).is_some() || BESIDE.contains(&name);
        assert!(placed, "{name} has no place in the house");
    }
}

#[test]
fn only_the_front_of_the_house_knows_requests() {
    let front = layer("web").expect("it is one");
    for (name, text) in sources() {
        let Some(here) = layer(module(&name)) else {
            continue;
        };
        let knows = text.contains("rocket::Request") || text.contains("request::FromRequest");
        assert!(here <= front || !knows, "{name} knows Rocket's Request");
    }
}

#[test]
fn what_is_done_to_accounts_knows_no_http() {
    let first = layer("accounts").expect("it is one");
    for (name, text) in sources() {
        if layer(module(&name)).is_none_or(|here| here < first) {
            continue;
        }
        for word in ["http::Status", "Problem", "rocket::response"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn a_page_knows_no_page_of_another_feature() {
    for (name, text) in sources() {
        let Some(inside) = name.strip_prefix("src/pages/") else { continue };
        let own = inside.split(['/', '.']).next().unwrap_or_default();
        for (place, path) in text.match_indices("crate::pages::") {
            let other = &text[place + path.len()..];
            assert!(other.starts_with(own), "{name} names pages::{}", &other[..20]);
        }
    }
}

#[test]
fn files_are_short() {
    let mut all = sources();
    for path in files(&root().join("tests")) {
        let text = std::fs::read_to_string(&path).expect("it is text");
        all.push((path.display().to_string(), text));
    }
    let long: Vec<_> = all
        .iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 300)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn there_is_no_attic() {
    let attic = [
        "utils", "util", "helpers", "helper", "common", "misc", "models", "services", "types",
        "shared", "core", "manager",
    ];
    for (name, _) in sources() {
        let stem = Path::new(&name).file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy();
        assert!(!attic.contains(&stem.as_ref()), "{name}");
    }
}

#[test]
fn nothing_is_left_to_be_done_and_nothing_is_silenced() {
    for (name, text) in sources() {
        let is_test = name.ends_with("_tests.rs");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let unfit: &[&str] = if is_test {
            &["todo!(", "TODO", "FIXME", "#[allow("]
        } else {
            &["todo!(", "TODO", "FIXME", "#[allow(", ".unwrap()", "unimplemented!(", "dbg!("]
        };
        for word in unfit {
            assert!(!code.contains(word), "{name}: {word}");
        }
    }
}
