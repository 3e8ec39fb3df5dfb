//! The line for a shell that gives the same answer.

use rocket::http::Method;

use super::sent::Sent;

/// The `curl` line of a request; the person's token is `$TOKEN`, and secrets are left blank.
pub fn line(sent: &Sent, url: &str, with_token: bool) -> String {
    let mut line = "curl".to_owned();
    if sent.method != Method::Get && sent.method != Method::Head {
        line.push_str(" -X ");
        line.push_str(sent.method.as_str());
    }
    if with_token {
        line.push_str(" -H \"Authorization: Bearer $TOKEN\"");
    }
    if let Some(values) = sent.values() {
        line.push_str(" -H 'Content-Type: application/json' -d ");
        line.push_str(&quoted(&serde_json::Value::from(values.clone()).to_string()));
    }
    line.push(' ');
    line.push_str(&quoted(url));
    line
}

/// A text as one word of a POSIX shell (XCU 2.2.2).
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
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
