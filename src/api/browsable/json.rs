//! An answer as coloured HTML: its headers, and its body as indented JSON with links.
//!
//! It is written here as one string, because templates are slow at many small pieces. Everything
//! that comes from the answer is escaped.

use std::collections::BTreeMap;

use rocket_dyn_templates::tera::escape_html;
use serde_json::{Map, Value};

use crate::web::encode;

const INDENT: usize = 2;
/// The stylesheet knows no deeper lines.
const DEEPEST: usize = 4;

/// The classes of the colours.
const KEY: &str = "j-k";
const TEXT: &str = "j-s";
const NUMBER: &str = "j-n";
const WORD: &str = "j-w";

/// Which parts of a value are links.
pub struct Links<'a> {
    /// Texts that are URLs of this origin.
    pub origin: &'a str,
    /// The `id` of a result in a list, as a link below this URL, if the result has no `url` of its
    /// own.
    pub items: Option<&'a str>,
}

/// The headers, a line each.
pub fn headers(headers: &BTreeMap<String, String>) -> String {
    let line = |(name, value): (&String, &String)| {
        let (name, value) = (escape_html(name), escape_html(value));
        format!("<span class=\"{KEY}\">{name}</span>: <span class=\"{TEXT}\">{value}</span>\n")
    };
    headers.iter().map(line).collect()
}

/// The value, indented: a `span` for each line, with its depth as a class.
pub fn body(value: &Value, links: &Links<'_>) -> String {
    let mut writer = Writer { links, html: String::new() };
    let part = if links.items.is_some() { Part::List } else { Part::Other };
    writer.begin(0);
    writer.value(value, 0, part);
    writer.end();
    writer.html
}

/// Where a value is, as far as links depend on it.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// A page of a list.
    List,
    /// The results on it.
    Results,
    Result,
    Other,
}

struct Writer<'a> {
    links: &'a Links<'a>,
    html: String,
}

impl Writer<'_> {
    fn begin(&mut self, depth: usize) {
        self.html.push_str(&format!("<span class=\"d{}\">", depth.min(DEEPEST)));
        self.html.extend(std::iter::repeat_n(' ', depth * INDENT));
    }

    fn end(&mut self) {
        self.html.push_str("\n</span>");
    }

    /// Begins the line of an item inside a value of this depth.
    fn item(&mut self, place: usize, depth: usize) {
        if place > 0 {
            self.html.push(',');
        }
        self.end();
        self.begin(depth + 1);
    }

    /// Begins the last line of a value of this depth.
    fn last(&mut self, depth: usize) {
        self.end();
        self.begin(depth);
    }

    fn value(&mut self, value: &Value, depth: usize, part: Part) {
        match value {
            Value::Object(map) => self.object(map, depth, part),
            Value::Array(items) => self.array(items, depth, part),
            Value::String(text) if is_own(text, self.links.origin) => self.link(text, text),
            Value::String(text) => {
                let inside = escape_html(&inside_quotes(text));
                self.coloured(TEXT, &format!("\"{inside}\""));
            }
            Value::Number(number) => self.coloured(NUMBER, &number.to_string()),
            Value::Bool(_) | Value::Null => self.coloured(WORD, &value.to_string()),
        }
    }

    fn array(&mut self, items: &[Value], depth: usize, part: Part) {
        let part = if part == Part::Results { Part::Result } else { Part::Other };
        self.html.push('[');
        for (place, item) in items.iter().enumerate() {
            self.item(place, depth);
            self.value(item, depth + 1, part);
        }
        if !items.is_empty() {
            self.last(depth);
        }
        self.html.push(']');
    }

    fn object(&mut self, map: &Map<String, Value>, depth: usize, part: Part) {
        self.html.push('{');
        for (place, (key, value)) in map.iter().enumerate() {
            self.item(place, depth);
            let inside = escape_html(&inside_quotes(key));
            self.coloured(KEY, &format!("\"{inside}\""));
            self.html.push_str(": ");
            match (part, key.as_str(), value) {
                (Part::List, "results", results) => self.value(results, depth + 1, Part::Results),
                (Part::Result, "id", Value::String(id)) if !map.contains_key("url") => {
                    let items = self.links.items.unwrap_or_default();
                    self.link(id, &format!("{items}{}/", encode(id)));
                }
                (_, _, other) => self.value(other, depth + 1, Part::Other),
            }
        }
        if !map.is_empty() {
            self.last(depth);
        }
        self.html.push('}');
    }

    /// A part with a colour; it has been escaped.
    fn coloured(&mut self, class: &str, html: &str) {
        self.html.push_str(&format!("<span class=\"{class}\">{html}</span>"));
    }

    fn link(&mut self, text: &str, href: &str) {
        let (text, href) = (escape_html(&inside_quotes(text)), escape_html(href));
        self.coloured(TEXT, &format!("\"<a href=\"{href}\">{text}</a>\""));
    }
}

/// A text as JSON, without the quotes around it.
fn inside_quotes(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
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

    const HERE: Links<'_> = Links { origin: "http://here", items: None };

    /// The tags of a piece of HTML, and its text.
    fn read(html: &str) -> (Vec<String>, String) {
        let (mut tags, mut text) = (Vec::new(), String::new());
        let mut rest = html;
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            let (tag, after) = tag.split_once('>').expect("the tag ends");
            tags.push(tag.to_owned());
            rest = after;
        }
        text.push_str(rest);
        for (entity, letter) in
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/")]
        {
            text = text.replace(entity, letter);
        }
        (tags, text.replace("&amp;", "&"))
    }

    fn hrefs(html: &str) -> Vec<String> {
        let links = read(html).0.into_iter();
        links.filter_map(|tag| tag.strip_prefix("a href=").map(str::to_owned)).collect()
    }

    #[track_caller]
    fn is_json(html: &str, value: &Value) {
        let (_, text) = read(html);
        assert_eq!(&serde_json::from_str::<Value>(&text).expect("it is JSON still"), value);
    }

    #[test]
    fn a_line_has_its_depth_and_each_part_its_colour() {
        let value = json!({ "a": "x", "b": [1, true], "c": {}, "d": [null], "e": [] });
        let html = body(&value, &HERE);
        let lines: Vec<&str> = html.split_inclusive("\n</span>").collect();
        assert_eq!(lines[0], "<span class=\"d0\">{\n</span>");
        assert_eq!(
            lines[1],
            "<span class=\"d1\">  <span class=\"j-k\">\"a\"</span>: \
             <span class=\"j-s\">\"x\"</span>,\n</span>"
        );
        assert_eq!(lines[3], "<span class=\"d2\">    <span class=\"j-n\">1</span>,\n</span>");
        assert_eq!(lines[4], "<span class=\"d2\">    <span class=\"j-w\">true</span>\n</span>");
        assert!(html.contains("<span class=\"j-k\">\"c\"</span>: {},\n"), "{html}");
        assert_eq!(lines.last(), Some(&"<span class=\"d0\">}\n</span>"));
        assert_eq!(
            read(&html).1,
            format!("{}\n", serde_json::to_string_pretty(&value).expect("a value is JSON"))
        );
    }

    #[test]
    fn no_text_gets_out_of_its_place() {
        let evil = [
            "</span></code></pre><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "\\\"</a><a href=\"javascript:alert(1)\">",
            "&lt;b&gt; {{ 7*7 }} {% include \"x\" %}",
            "\u{0}\u{1b}\n\t\u{2028}",
            "http://here/\"><b>",
            "http://here/'><b>",
            "http://here/x' onclick='alert(1)",
        ];
        let plain = read(&body(&json!([{ "x": ["x"] }]), &HERE)).0;
        let items = Links { origin: "http://here", items: Some("/list/") };
        for text in evil {
            let value = json!([{ text: [text] }]);
            let html = body(&value, &HERE);
            assert_eq!(read(&html).0, plain, "{html}");
            is_json(&html, &value);
            let value = json!({ "count": 1, "results": [{ "id": text, text: 1 }] });
            let html = body(&value, &items);
            is_json(&html, &value);
            assert_eq!(hrefs(&html).len(), 1, "{html}");
            assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
            let told = headers(&BTreeMap::from([(text.to_owned(), text.to_owned())]));
            assert_eq!(read(&told).0.len(), 4, "{told}");
            assert_eq!(read(&told).1, format!("{text}: {text}\n"));
        }
    }

    #[test]
    fn only_urls_of_this_origin_become_links() {
        let value = json!({
            "a": "http://here/x?y=1&z=2",
            "b": ["http://here.example/x", "http://here@there/", "http://here", "see http://here/x"],
            "c": "http://here/\"><b>",
            "d": "http://here/'o='",
        });
        let html = body(&value, &HERE);
        let path = |rest: &str| format!("\"http:&#x2F;&#x2F;here&#x2F;{rest}\"");
        assert_eq!(hrefs(&html), [path("x?y=1&amp;z=2"), path("&#x27;o=&#x27;")]);
        is_json(&html, &value);
    }

    #[test]
    fn the_ids_of_results_lead_to_them() {
        let value = json!({ "count": 2, "results": [{ "id": "a b" }, { "id": 1, "url": "u" }] });
        let html = body(&value, &Links { origin: "http://here", items: Some("/list/") });
        assert_eq!(hrefs(&html), ["\"&#x2F;list&#x2F;a%20b&#x2F;\""]);
        is_json(&html, &value);
    }
}
