//! Functions are short. Migrations are not: each tells a whole schema, and never changes again.

use super::{code, sources};

/// The most lines between the braces of a function's body.
const LONGEST: usize = 60;

/// The functions of a file, each with the number of lines of its body. `rustfmt` puts the brace
/// that ends a body below the first letter of the function.
fn functions(code: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let text = line.trim_start();
        let Some((before, after)) = text.split_once("fn ") else { continue };
        let words =
            ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe", "extern", "\"C\""];
        if !before.split_whitespace().all(|word| words.contains(&word)) {
            continue;
        }
        let name = after.split(['(', '<']).next().unwrap_or_default();
        let indent = &line[..line.len() - text.len()];
        let same = |line: &&&str| line.strip_prefix(indent).is_some_and(|l| !l.starts_with(' '));
        let mut frame = lines[place..].iter().enumerate().filter(|(_, line)| same(line));
        let Some((head, opening)) = frame.find(|(_, line)| line.ends_with(['{', '}', ';'])) else {
            continue;
        };
        if opening.ends_with('{') {
            let end = frame.find(|(_, line)| line.trim() == "}").map(|(end, _)| end);
            found.push((name, end.expect("a body ends") - head - 1));
        }
    }
    found
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("src/")) {
        let code = code(text);
        let bodies = functions(&code).into_iter();
        long.extend(
            bodies
                .filter(|(_, lines)| *lines > LONGEST)
                .map(|(function, lines)| format!("{name}: {function} has {lines} lines")),
        );
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn the_body_of_a_function_is_counted() {
    let text = "impl A {\n    fn one(&self) {}\n    pub(super) async fn two<T>(\n        a: T,\n    ) \
                -> B\n    where\n        T: C,\n    {\n        if a {\n            b();\n        }\n    \
                }\n    fn three();\n}\nfn four() {\n    c()\n}\n";
    assert_eq!(functions(text), [("two", 3), ("four", 1)]);
}
