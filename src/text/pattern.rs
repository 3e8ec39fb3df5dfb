//! The messages of a catalogue file, in the syntax of Project Fluent, ready to be filled in.

use std::collections::HashMap;

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement, VariantKey};
use fluent_syntax::parser;

/// How deeply messages may refer to each other.
const DEPTH: usize = 8;

/// A message, with what it refers to put in.
pub type Pattern = Vec<Piece>;

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(Box<str>),
    /// The value of this name.
    Value {
        name: Box<str>,
        kind: ValueKind,
    },
    /// One of several, by the value of this name: by the number itself, by its plural category
    /// (CLDR), or by the word. `other` is the index of the one for all other values.
    Choice {
        name: Box<str>,
        variants: Vec<(Box<str>, Pattern)>,
        other: usize,
    },
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    Words,
    Number,
    Time,
}

type Patterns<'a> = HashMap<&'a str, &'a ast::Pattern<&'a str>>;

/// The messages of the files of a language, by their keys.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn parse(files: &[(String, String)]) -> Result<HashMap<String, Pattern>, String> {
    let mut resources = Vec::new();
    for (name, source) in files {
        let parsed = parser::parse(source.as_str()).map_err(|(_, errors)| {
            let at = errors.first().map_or(0, |error| error.pos.start.min(source.len()));
            let line = source.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            let why = errors.first().map_or_else(String::new, |error| error.kind.to_string());
            format!("{name}:{line}: {why}")
        })?;
        resources.push((name, parsed));
    }
    let (mut messages, mut terms) = (Patterns::new(), Patterns::new());
    for (_, resource) in &resources {
        for entry in &resource.body {
            match entry {
                Entry::Message(ast::Message { id, value: Some(value), .. }) => {
                    messages.insert(id.name, value);
                }
                Entry::Term(term) => {
                    terms.insert(term.id.name, &term.value);
                }
                _ => {}
            }
        }
    }
    let known = Messages { messages: &messages, terms: &terms };
    messages
        .iter()
        .map(|(key, pattern)| {
            let mut pieces = Pattern::new();
            let put = known.put(pattern, &mut pieces, 0);
            put.map_err(|why| format!("{key}: {why}"))?;
            Ok(((*key).to_owned(), pieces))
        })
        .collect()
}

struct Messages<'a> {
    messages: &'a Patterns<'a>,
    terms: &'a Patterns<'a>,
}

impl Messages<'_> {
    fn put(
        &self,
        pattern: &ast::Pattern<&str>,
        to: &mut Pattern,
        depth: usize,
    ) -> Result<(), String> {
        if depth > DEPTH {
            return Err("messages refer to each other too deeply".to_owned());
        }
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words(to, &value.replace('\n', " ")),
                PatternElement::Placeable { expression } => {
                    self.expression(expression, to, depth)?;
                }
            }
        }
        Ok(())
    }

    fn expression(
        &self,
        expression: &Expression<&str>,
        to: &mut Pattern,
        depth: usize,
    ) -> Result<(), String> {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline, to, depth),
            Expression::Select { selector, variants } => (selector, variants),
        };
        let InlineExpression::VariableReference { id } = selector else {
            return Err("a choice is made by a variable alone".to_owned());
        };
        let mut all = Vec::new();
        for variant in variants {
            let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
                variant.key;
            let mut pieces = Pattern::new();
            self.put(&variant.value, &mut pieces, depth + 1)?;
            all.push((Box::from(key), pieces));
        }
        let other = variants.iter().position(|variant| variant.default).unwrap_or(0);
        to.push(Piece::Choice { name: id.name.into(), variants: all, other });
        Ok(())
    }

    fn inline(
        &self,
        inline: &InlineExpression<&str>,
        to: &mut Pattern,
        depth: usize,
    ) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => words(to, value),
            InlineExpression::NumberLiteral { value } => words(to, value),
            InlineExpression::VariableReference { id } => {
                to.push(Piece::Value { name: id.name.into(), kind: ValueKind::Words });
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let kind = match id.name {
                    "NUMBER" => ValueKind::Number,
                    "DATETIME" => ValueKind::Time,
                    other => return Err(format!("{other}: the functions are NUMBER and DATETIME")),
                };
                let [InlineExpression::VariableReference { id }] = &arguments.positional[..] else {
                    return Err(format!("{}: takes one variable", id.name));
                };
                to.push(Piece::Value { name: id.name.into(), kind });
            }
            InlineExpression::MessageReference { id, .. } => {
                let found = self.messages.get(id.name);
                let pattern = found.ok_or_else(|| format!("{}: no such message", id.name))?;
                self.put(pattern, to, depth + 1)?;
            }
            InlineExpression::TermReference { id, .. } => {
                let found = self.terms.get(id.name);
                let pattern = found.ok_or_else(|| format!("-{}: no such term", id.name))?;
                self.put(pattern, to, depth + 1)?;
            }
            InlineExpression::Placeable { expression } => self.expression(expression, to, depth)?,
        }
        Ok(())
    }
}

/// Appends words, to those before them if there are any.
fn words(to: &mut Pattern, more: &str) {
    if let Some(Piece::Words(before)) = to.last_mut() {
        *before = format!("{before}{more}").into();
    } else {
        to.push(Piece::Words(more.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Piece, ValueKind, parse};

    fn one(text: &str) -> Pattern {
        let files = [("a.ftl".to_owned(), text.to_owned())];
        parse(&files).expect("it can be read").remove("key").expect("it is there")
    }

    #[test]
    fn a_message_is_words_values_and_choices() {
        let value = |name: &str, kind| Piece::Value { name: name.into(), kind };
        assert_eq!(one("key = Hello"), [Piece::Words("Hello".into())]);
        assert_eq!(
            one("-brand = Inn\nother = at { -brand }\nkey = { $name } { other }, { NUMBER($n) }\n"),
            [
                value("name", ValueKind::Words),
                Piece::Words(" at Inn, ".into()),
                value("n", ValueKind::Number),
            ]
        );
        let chosen = one("key = { $n ->\n  [0] None\n  [one] One\n *[other] { $n }\n }");
        let [Piece::Choice { variants, other, .. }] = &chosen[..] else { panic!("{chosen:?}") };
        assert_eq!((variants.len(), *other, &*variants[0].0), (3, 2, "0"));
    }

    #[test]
    fn a_mistake_is_told_by_its_line() {
        let told = |text: &str| parse(&[("a.ftl".to_owned(), text.to_owned())]).unwrap_err();
        assert!(
            told("key = x\nbroken {\n").starts_with("a.ftl:2"),
            "{}",
            told("key = x\nbroken {")
        );
        assert!(told("key = { other }").contains("no such message"));
        assert!(told("key = { key }").contains("too deeply"));
        assert!(told("key = { LEFT($x) }").contains("NUMBER"));
    }
}
