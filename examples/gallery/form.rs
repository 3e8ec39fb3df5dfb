//! Enough of HTML to fill in a form.

/// A form: where it goes, and what it sends as it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

/// The attributes of the tags with these names, in the order of the page.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// The form that goes to this path, whatever its query.
pub fn to(page: &str, path: &str) -> Option<Form> {
    let mut form: Option<Form> = None;
    let (mut select, mut area) = (None, None);
    for (tag, after) in tags(page) {
        if tag.name == "form" && form.is_none() {
            let action = tag.get("action").unwrap_or_default();
            let is_it = action.split('?').next() == Some(path);
            form = is_it.then(|| Form { action: action.to_owned(), fields: Vec::new() });
            continue;
        }
        let Some(found) = &mut form else { continue };
        match tag.name {
            "/form" => return form,
            "select" => select = tag.get("name").map(str::to_owned),
            "/select" => select = None,
            "option" if tag.get("selected").is_some() => {
                if let Some(name) = &select {
                    let value = tag.get("value").unwrap_or_default().to_owned();
                    found.fields.push((name.clone(), value));
                }
            }
            "textarea" => area = tag.get("name").map(|name| (name.to_owned(), after)),
            "/textarea" => {
                if let Some((name, text)) = area.take() {
                    let text = text.split("</textarea").next().unwrap_or_default();
                    found.fields.push((name, plain(text.trim_start_matches('\n'))));
                }
            }
            "input" => {
                let is_box = matches!(tag.get("type"), Some("checkbox" | "radio"));
                let counts = !is_box || tag.get("checked").is_some();
                if let Some(name) = tag.get("name").filter(|_| counts) {
                    let value = tag.get("value").unwrap_or_default().to_owned();
                    found.fields.push((name.to_owned(), value));
                }
            }
            _ => {}
        }
    }
    None
}

/// The value of the input with this id.
pub fn value(page: &str, id: &str) -> Option<String> {
    let found = tags(page).find(|(tag, _)| tag.get("id") == Some(id));
    found.and_then(|(tag, _)| tag.get("value").map(str::to_owned))
}

/// The tags of a page, each with what stands after it.
fn tags(page: &str) -> impl Iterator<Item = (Tag<'_>, &str)> {
    let mut rest = page;
    std::iter::from_fn(move || {
        rest = &rest[rest.find('<')? + 1..];
        let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
        let (name, mut inside) = rest.split_at(end);
        let mut attributes = Vec::new();
        loop {
            inside = inside.trim_start();
            if inside.is_empty() || inside.starts_with('>') {
                break;
            }
            let ends = |c: char| c.is_whitespace() || c == '=' || c == '>';
            let end = inside.find(ends).unwrap_or(inside.len());
            let (key, after) = inside.split_at(end);
            let quoted = after.strip_prefix("=\"").and_then(|value| value.split_once('"'));
            let (value, after) = quoted.unwrap_or(("", after.trim_start_matches('=')));
            attributes.push((key, plain(value)));
            inside = after;
        }
        rest = inside;
        Some((Tag { name, attributes }, inside.strip_prefix('>').unwrap_or(inside)))
    })
}

fn plain(text: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&#123;", "{"),
        ("&#37;", "%"),
        ("&amp;", "&"),
    ];
    signs.into_iter().fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter))
}
