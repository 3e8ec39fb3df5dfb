//! Enough of HTML to ask a page about its elements.

/// A page as its tags and the text between them.
pub struct Html {
    parts: Vec<Part>,
}

enum Part {
    Tag(Tag),
    Text(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// `p`, or `/p` for the end of one.
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is a script that does not come from a file.
    pub fn is_inline_script(&self) -> bool {
        self.name == "script" && self.get("src").is_none()
    }
}

impl Html {
    pub fn parse(text: &str) -> Html {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find('<') {
            let (before, tag) = rest.split_at(start);
            parts.push(Part::Text(plain(before)));
            let (tag, after) = tag_at(&tag[1..]);
            parts.push(Part::Tag(tag));
            rest = after;
        }
        parts.push(Part::Text(plain(rest)));
        Html { parts }
    }

    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.parts.iter().filter_map(|part| match part {
            Part::Tag(tag) => Some(tag),
            Part::Text(_) => None,
        })
    }

    /// Elements and the names of their attributes: what data must not be able to change.
    pub fn skeleton(&self) -> Vec<String> {
        self.tags()
            .map(|tag| {
                let names: Vec<&str> =
                    tag.attributes.iter().map(|(name, _)| name.as_str()).collect();
                format!("{} {}", tag.name, names.join(" "))
            })
            .collect()
    }

    pub fn by_id(&self, id: &str) -> Option<&Tag> {
        self.tags().find(|tag| tag.get("id") == Some(id))
    }

    /// The value of an input, empty without one.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let input = self.tags().find(|tag| tag.name == "input" && tag.get("name") == Some(name));
        let input = input.unwrap_or_else(|| panic!("no field {name}"));
        input.get("value").unwrap_or_default().to_owned()
    }

    /// The text inside the element with this id, one blank between words.
    pub fn text_of(&self, id: &str) -> Option<String> {
        let text = self.text_inside(id)?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text inside the element with this id, as it is.
    pub fn text_inside(&self, id: &str) -> Option<String> {
        let is_it = |part: &Part| matches!(part, Part::Tag(tag) if tag.get("id") == Some(id));
        let start = self.parts.iter().position(is_it)?;
        Some(self.text_from(start))
    }

    fn text_from(&self, start: usize) -> String {
        let Part::Tag(opening) = &self.parts[start] else {
            return String::new();
        };
        let end = format!("/{}", opening.name);
        let inside = self.parts[start + 1..]
            .iter()
            .take_while(|part| !matches!(part, Part::Tag(tag) if tag.name == end));
        let texts = inside.filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Tag(_) => None,
        });
        texts.collect()
    }

    /// Where the form with this id goes, and what it sends as it stands.
    #[track_caller]
    pub fn form(&self, id: &str) -> (String, Vec<(String, String)>) {
        let is_it = |part: &Part| matches!(part, Part::Tag(tag) if tag.get("id") == Some(id));
        let start = self.parts.iter().position(is_it);
        let start = start.unwrap_or_else(|| panic!("no form {id}"));
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut action = String::new();
        for (place, part) in self.parts.iter().enumerate().skip(start) {
            let Part::Tag(tag) = part else { continue };
            let value = match tag.name.as_str() {
                "form" => {
                    action = tag.get("action").unwrap_or_default().to_owned();
                    continue;
                }
                "/form" => break,
                "input"
                    if matches!(tag.get("type"), Some("checkbox" | "radio"))
                        && tag.get("checked").is_none() =>
                {
                    continue;
                }
                "input" | "select" => tag.get("value").unwrap_or_default().to_owned(),
                "textarea" => self.text_from(place).trim_start_matches('\n').to_owned(),
                "option" if tag.get("selected").is_some() => {
                    let select = fields.last_mut().expect("options stand in a select");
                    select.1 = tag.get("value").unwrap_or_default().to_owned();
                    continue;
                }
                _ => continue,
            };
            fields.push((tag.get("name").unwrap_or_default().to_owned(), value));
        }
        (action, fields)
    }

    /// The message beside a field, which the field itself has to point at.
    pub fn error(&self, field: &str) -> Option<String> {
        let id = format!("{field}-error");
        let text = self.text_of(&id)?;
        let input = self.by_id(field).expect("a message belongs to a field");
        assert_eq!(input.get("aria-invalid"), Some("true"), "{input:?}");
        let described = input.get("aria-describedby").unwrap_or_default();
        assert!(described.split(' ').any(|one| one == id), "{input:?}");
        Some(text)
    }

    /// All that a reader sees.
    pub fn text(&self) -> String {
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Tag(_) => None,
        });
        texts.collect()
    }
}

fn tag_at(text: &str) -> (Tag, &str) {
    let mut quote = None;
    let end = text.find(|c| match (quote, c) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(c);
            false
        }
        (Some(open), c) if c == open => {
            quote = None;
            false
        }
        _ => false,
    });
    let end = end.unwrap_or(text.len());
    let (inside, after) = (&text[..end], text.get(end + 1..).unwrap_or_default());
    let name = inside.split_whitespace().next().unwrap_or_default();
    let attributes = attributes(&inside[name.len()..]);
    let name = name.to_lowercase();
    (Tag { name, attributes }, after)
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => quoted(after),
            None => ("", after),
        };
        found.push((name.to_lowercase(), plain(value)));
        rest = after.trim_start();
    }
    found
}

fn quoted(text: &str) -> (&str, &str) {
    match text.strip_prefix('"') {
        Some(inside) => inside.split_once('"').unwrap_or((inside, "")),
        None => text.split_once(char::is_whitespace).unwrap_or((text, "")),
    }
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}
