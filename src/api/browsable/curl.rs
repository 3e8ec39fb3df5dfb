//! The shell command that sends the same request, as coloured HTML.

use rocket::http::Method;
use rocket_dyn_templates::tera::escape_html;
use serde_json::{Map, Value};

use crate::api::browsable::forms::blank;
use crate::api::browsable::sent::{Sent, variable};
use crate::api::endpoint::Operation;

/// The `curl` line of a request. The user's token is `$TOKEN`, and a secret is a variable with the
/// name of its field.
pub fn line(sent: &Sent, operation: Option<&Operation>, url: &str, with_token: bool) -> String {
    let data = operation.and_then(|operation| match sent.values() {
        Some(values) => Some(json(operation, values)),
        None => sent.typed(operation).map(|typed| {
            let kind = quoted(&format!("Content-Type: {}", typed.kind));
            format!(" -H {kind} --data-raw {}", quoted(&typed.content))
        }),
    });
    coloured(&command(sent.method, data.as_deref(), url, with_token))
}

/// The `curl` line of an operation that has not been tried, with the fields that it takes.
pub fn line_for(operation: &Operation, url: &str, with_token: bool) -> String {
    let data = (!operation.body().is_empty()).then(|| {
        let mut values = blank(operation, None);
        for input in operation.body().iter().filter(|input| input.is_secret()) {
            if let Some(value) = values.get_mut(input.name) {
                *value = variable(input.name).into();
            }
        }
        json(operation, &values)
    });
    coloured(&command(operation.method, data.as_deref(), url, with_token))
}

fn command(method: Method, data: Option<&str>, url: &str, with_token: bool) -> String {
    let mut line = "curl".to_owned();
    if method != Method::Get && method != Method::Head {
        line.push_str(" -X ");
        line.push_str(method.as_str());
    }
    if with_token {
        line.push_str(" -H \"Authorization: Bearer $TOKEN\"");
    }
    line.push_str(data.unwrap_or_default());
    // Without `-g`, curl expands these characters into several addresses.
    line.push_str(if url.contains(['[', ']', '{', '}']) { " -g " } else { " " });
    line.push_str(&quoted(url));
    line
}

fn json(operation: &Operation, values: &Map<String, Value>) -> String {
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
    format!(" -H 'Content-Type: application/json' -d '{{{}}}'", fields.join(","))
}

/// A text as one word of a POSIX shell (XCU 2.2.2).
fn quoted(text: &str) -> String {
    format!("'{}'", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('\'', "'\\''")
}

/// The line as HTML: the command has a colour, and so has what is in quotes.
fn coloured(line: &str) -> String {
    let mut html = "<span class=\"j-w\">curl</span>".to_owned();
    let mut rest = line.strip_prefix("curl").unwrap_or(line);
    while let Some(at) = rest.find(['\'', '"', '\\']) {
        html.push_str(&escape_html(&rest[..at]));
        let (quote, inside) = rest[at..].split_at(1);
        let length = match quote {
            "\\" => inside.chars().next().map_or(0, char::len_utf8),
            _ => inside.find(quote).map_or(inside.len(), |end| end + 1),
        };
        let word = escape_html(&rest[at..=at + length]);
        html.push_str(&format!("<span class=\"j-s\">{word}</span>"));
        rest = &inside[length..];
    }
    html + &escape_html(rest)
}

#[cfg(test)]
mod tests {
    use super::{coloured, quoted};

    #[test]
    fn nothing_gets_out_of_the_quotes() {
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's $HOME `x`"), r"'it'\''s $HOME `x`'");
    }

    #[test]
    fn colours_leave_the_line_as_it_is() {
        let span = |text: &str| format!("<span class=\"j-s\">{text}</span>");
        assert_eq!(
            coloured("curl -H \"A: $B\" 'x'"),
            format!(
                "<span class=\"j-w\">curl</span> -H {} {}",
                span("&quot;A: $B&quot;"),
                span("&#x27;x&#x27;")
            )
        );
        for text in ["it's", "<script>alert(1)</script>", "\"é\\'", "'", "\\", "</span>'é", ""] {
            let line = format!("curl -g {} \\é", quoted(text));
            let html = coloured(&line);
            let read = html.replace("<span class=\"j-w\">", "").replace("<span class=\"j-s\">", "");
            let read = read.replace("</span>", "").replace("&lt;", "<").replace("&gt;", ">");
            let read = read.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#x2F;", "/");
            assert_eq!(read.replace("&amp;", "&"), line);
            assert!(!html.contains("<script"), "{html}");
        }
    }
}
