//! The shell command that sends the same request.

use rocket::http::Method;
use serde_json::Value;

use crate::api::browsable::sent::{Sent, variable};
use crate::api::endpoint::Operation;

/// The `curl` line of a request. The user's token is `$TOKEN`, and a secret is a variable with the
/// name of its field.
pub fn line(sent: &Sent, operation: Option<&Operation>, url: &str, with_token: bool) -> String {
    let mut line = "curl".to_owned();
    if sent.method != Method::Get && sent.method != Method::Head {
        line.push_str(" -X ");
        line.push_str(sent.method.as_str());
    }
    if with_token {
        line.push_str(" -H \"Authorization: Bearer $TOKEN\"");
    }
    if let Some(operation) = operation {
        if let Some(values) = sent.values() {
            line.push_str(" -H 'Content-Type: application/json' -d ");
            line.push_str(&body(operation, values));
        } else if let Some(typed) = sent.typed(operation) {
            line.push_str(&format!(" -H {}", quoted(&format!("Content-Type: {}", typed.kind))));
            line.push_str(&format!(" --data-raw {}", quoted(&typed.content)));
        }
    }
    // Without `-g`, curl expands these characters into several addresses.
    line.push_str(if url.contains(['[', ']', '{', '}']) { " -g " } else { " " });
    line.push_str(&quoted(url));
    line
}

fn body(operation: &Operation, values: &serde_json::Map<String, Value>) -> String {
    let secret = |name: &str, value: &Value| {
        let inputs = operation.body().iter();
        inputs.filter(|input| input.is_secret()).any(|input| input.name == name)
            && value.as_str().is_some_and(|text| !text.is_empty())
    };
    let fields: Vec<String> = values
        .iter()
        .map(|(name, value)| match secret(name, value) {
            true => format!("\"{name}\":\"'\"{}\"'\"", variable(name)),
            false => format!("\"{name}\":{}", escaped(&value.to_string())),
        })
        .collect();
    format!("'{{{}}}'", fields.join(","))
}

/// A text as one word of a POSIX shell (XCU 2.2.2).
fn quoted(text: &str) -> String {
    format!("'{}'", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('\'', "'\\''")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_gets_out_of_the_quotes() {
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's $HOME `x`"), r"'it'\''s $HOME `x`'");
    }
}
