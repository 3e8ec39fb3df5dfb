//! Which templates check permissions: only their pages read them.

use std::collections::{BTreeMap, BTreeSet};

/// How a template checks a permission.
const QUESTION: &str = "user.can";

/// The templates that use `user.can`, themselves or through what they extend, include or import;
/// and the permissions that they name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    templates: BTreeSet<String>,
    /// The permissions, each with a template that names it.
    pub named: BTreeMap<String, String>,
}

impl Asking {
    /// Finds them among templates, given by name and text.
    pub fn of(sources: &BTreeMap<String, String>) -> Self {
        let mut asking = Asking::default();
        for (name, text) in sources.iter().filter(|(_, text)| text.contains(QUESTION)) {
            asking.templates.insert(name.clone());
            asking.named.extend(permissions(text).map(|named| (named.to_owned(), name.clone())));
        }
        let mut found = asking.templates.clone();
        // A template that quotes another's name uses it.
        while let Some(used) = found.pop_first() {
            let quoted = [format!("\"{used}\""), format!("'{used}'"), format!("`{used}`")];
            for (name, text) in sources {
                let uses = quoted.iter().any(|quoted| text.contains(quoted));
                if uses && asking.templates.insert(name.clone()) {
                    found.insert(name.clone());
                }
            }
        }
        asking
    }

    /// Whether this template checks permissions.
    pub fn has(&self, template: &str) -> bool {
        self.templates.contains(template)
    }

    /// The names of the templates, one a line.
    pub fn text(&self) -> String {
        self.templates.iter().map(|name| format!("{name}\n")).collect()
    }

    /// Reads the output of [`Asking::text`].
    pub fn parse(text: &str) -> Self {
        let templates = text.lines().map(str::to_owned).collect();
        Asking { templates, named: BTreeMap::new() }
    }
}

/// The permissions that a text names as `user.can["…"]`.
fn permissions(text: &str) -> impl Iterator<Item = &str> {
    text.split(QUESTION).skip(1).filter_map(|rest| {
        let rest = rest.trim_start().strip_prefix('[')?.trim_start();
        let quote = rest.chars().next().filter(|quote| "\"'`".contains(*quote))?;
        rest[1..].split(quote).next()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Asking;

    fn asking(sources: &[(&str, &str)]) -> Asking {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Asking::of(&sources.iter().map(owned).collect::<BTreeMap<_, _>>())
    }

    #[test]
    fn a_template_asks_by_itself_or_by_what_it_uses() {
        let found = asking(&[
            ("layout.html", "{% block main %}{% endblock %}"),
            ("plain.html", "{% extends \"layout.html\" %} user can do"),
            ("menu.html", "{% if user.can['orders.edit'] %}Edit{% endif %}"),
            ("shop.html", "{% extends \"layout.html\" %}{% include 'menu.html' %}"),
            ("shelf.html", "{% extends \"shop.html\" %}"),
        ]);
        let all = ["menu.html", "shop.html", "shelf.html"];
        assert!(all.iter().all(|name| found.has(name)), "{found:?}");
        assert!(!found.has("layout.html") && !found.has("plain.html"), "{found:?}");
        assert_eq!(found.named.keys().collect::<Vec<_>>(), ["orders.edit"]);
        assert!(all.iter().all(|name| Asking::parse(&found.text()).has(name)));
    }

    #[test]
    fn a_question_that_is_put_together_names_nothing() {
        let found = asking(&[("a.html", "{% if user.can[page.name] or user.can[ \"b.c\" ] %}")]);
        assert!(found.has("a.html"));
        assert_eq!(found.named.keys().collect::<Vec<_>>(), ["b.c"]);
    }
}
