//! The calls in the sources of templates that are replaced when these are loaded.

/// Their names.
const CALLS: [&str; 3] = ["t", "plain", "icon"];

/// A call in a template, with its arguments as they are written.
pub struct TextCall<'s> {
    pub name: &'s str,
    arguments: Vec<(&'s str, &'s str)>,
}

impl<'s> TextCall<'s> {
    /// An argument, as an expression.
    pub fn argument(&self, name: &str) -> Option<&'s str> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// An argument that is a string in quotes.
    pub fn word(&self, name: &str) -> Option<&'s str> {
        unquoted(self.argument(name)?)
    }
}

/// The first of the calls in an expression: what stands before it, it, and what follows.
pub fn next_call(text: &str) -> Option<(&str, TextCall<'_>, &str)> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'(') => {
                let is_name = |c: char| c.is_ascii_alphanumeric() || "_.:".contains(c);
                let begin = text[..at].rfind(|c| !is_name(c)).map_or(0, |place| place + 1);
                let name = &text[begin..at];
                if CALLS.contains(&name) {
                    let (inside, after) = text[at + 1..].split_at(closing(&text[at + 1..])?);
                    let arguments = parts(inside, b',').into_iter().filter_map(|part| {
                        let (name, value) = part.split_once('=')?;
                        Some((name.trim(), value.trim()))
                    });
                    let call = TextCall { name, arguments: arguments.collect() };
                    return Some((&text[..begin], call, &after[1..]));
                }
            }
            _ => {}
        }
    }
    None
}

/// The place of the bracket that closes.
fn closing(text: &str) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'(' | b'[') => depth += 1,
            (None, b')') if depth == 0 => return Some(at),
            (None, b')' | b']') => depth -= 1,
            _ => {}
        }
    }
    None
}

/// An expression, divided outside of quotes and brackets.
pub fn parts(text: &str, divider: u8) -> Vec<&str> {
    let (mut all, mut begin, mut quote, mut depth) = (Vec::new(), 0, None, 0);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'(' | b'[') => depth += 1,
            (None, b')' | b']') => depth -= 1,
            (None, _) if byte == divider && depth == 0 => {
                all.push(&text[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    all.push(&text[begin..]);
    all.retain(|part| !part.trim().is_empty());
    all
}

/// A string without its quotes.
pub fn unquoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|quote| "\"'`".contains(*quote))?;
    text.strip_prefix(quote)?.strip_suffix(quote)
}
