//! A JSON value as indented text, split at its links.

use serde::Serialize;
use serde_json::{Map, Value};

const INDENT: usize = 4;

/// A piece of text, or a link. Text is a plain string for the template, where access to members of
/// a loop's variable is slow.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Segment {
    Text(String),
    Link { text: String, href: String },
}

/// Which parts of a value are links.
pub struct Links<'a> {
    /// Texts that are URLs of this origin.
    pub origin: &'a str,
    /// The `id` of a result in a list, as a link below this URL, if the result has no `url` of its
    /// own.
    pub items: Option<&'a str>,
}

/// The value, indented.
pub fn segments(value: &Value, links: &Links<'_>) -> Vec<Segment> {
    let mut writer = Writer { links, text: String::new(), done: Vec::new() };
    match (value, links.items) {
        (Value::Object(list), Some(_)) => writer.object(list, 0, true),
        _ => writer.value(value, 0),
    }
    writer.cut();
    writer.done
}

struct Writer<'a> {
    links: &'a Links<'a>,
    text: String,
    done: Vec<Segment>,
}

impl Writer<'_> {
    fn cut(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Segment::Text(std::mem::take(&mut self.text)));
        }
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', depth * INDENT));
    }

    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Object(map) => self.object(map, depth, false),
            Value::Array(items) if items.is_empty() => self.text.push_str("[]"),
            Value::Array(items) => {
                self.text.push('[');
                for (place, item) in items.iter().enumerate() {
                    self.comma(place, depth);
                    self.value(item, depth + 1);
                }
                self.line(depth);
                self.text.push(']');
            }
            Value::String(text) if is_own(text, self.links.origin) => {
                self.text.push('"');
                self.link(text.clone(), text.clone());
                self.text.push('"');
            }
            other => self.text.push_str(&other.to_string()),
        }
    }

    fn object(&mut self, map: &Map<String, Value>, depth: usize, is_list: bool) {
        if map.is_empty() {
            self.text.push_str("{}");
            return;
        }
        self.text.push('{');
        for (place, (key, value)) in map.iter().enumerate() {
            self.comma(place, depth);
            self.key(key);
            match value {
                Value::Array(results) if is_list && key == "results" => {
                    self.results(results, depth + 1);
                }
                other => self.value(other, depth + 1),
            }
        }
        self.line(depth);
        self.text.push('}');
    }

    fn results(&mut self, results: &[Value], depth: usize) {
        let items = self.links.items.unwrap_or_default();
        self.text.push('[');
        for (place, result) in results.iter().enumerate() {
            self.comma(place, depth);
            let id = result.get("id").and_then(Value::as_str);
            let (Value::Object(map), Some(id), None) = (result, id, result.get("url")) else {
                self.value(result, depth + 1);
                continue;
            };
            self.text.push('{');
            for (place, (key, value)) in map.iter().enumerate() {
                self.comma(place, depth + 1);
                self.key(key);
                if key == "id" {
                    self.text.push('"');
                    let href = format!("{items}{}/", crate::web::encode(id));
                    self.link(id.to_owned(), href);
                    self.text.push('"');
                } else {
                    self.value(value, depth + 2);
                }
            }
            self.line(depth + 1);
            self.text.push('}');
        }
        if !results.is_empty() {
            self.line(depth);
        }
        self.text.push(']');
    }

    fn comma(&mut self, place: usize, depth: usize) {
        if place > 0 {
            self.text.push(',');
        }
        self.line(depth + 1);
    }

    fn key(&mut self, key: &str) {
        self.text.push_str(&Value::from(key).to_string());
        self.text.push_str(": ");
    }

    fn link(&mut self, text: String, href: String) {
        self.cut();
        self.done.push(Segment::Link { text, href });
    }
}

/// Whether a text is a URL of this origin, and nothing besides.
fn is_own(text: &str, origin: &str) -> bool {
    text.strip_prefix(origin).is_some_and(|path| {
        path.starts_with('/')
            && path.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\<>`".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn href(segment: &Segment) -> Option<&str> {
        match segment {
            Segment::Text(_) => None,
            Segment::Link { href, .. } => Some(href),
        }
    }

    fn text(segment: &Segment) -> &str {
        match segment {
            Segment::Text(text) | Segment::Link { text, .. } => text,
        }
    }

    #[test]
    fn only_urls_of_this_origin_become_links() {
        let value = json!({
            "a": "http://here/x?y=1&z=2",
            "b": ["http://here.example/x", "http://here@there/", "http://here", "see http://here/x"],
            "c": "http://here/\"><b>",
            "d": {}, "e": [], "f": null,
        });
        let found = segments(&value, &Links { origin: "http://here", items: None });
        let links: Vec<_> = found.iter().filter_map(href).collect();
        assert_eq!(links, ["http://here/x?y=1&z=2"]);
        let text: String = found.iter().map(text).collect();
        assert_eq!(serde_json::from_str::<Value>(&text).expect("it is JSON still"), value);
        assert!(text.starts_with("{\n    \"a\": \"http://here/x"), "{text}");
    }

    #[test]
    fn the_ids_of_results_lead_to_them() {
        let value = json!({ "count": 2, "results": [{ "id": "a b" }, { "id": 1, "url": "u" }] });
        let found = segments(&value, &Links { origin: "http://here", items: Some("/list/") });
        let links: Vec<_> = found.iter().filter_map(href).collect();
        assert_eq!(links, ["/list/a%20b/"]);
        let text: String = found.iter().map(text).collect();
        assert_eq!(serde_json::from_str::<Value>(&text).expect("it is JSON still"), value);
    }
}
