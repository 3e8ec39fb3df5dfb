//! `If-Match` (RFC 9110 §13.1.1), for resources whose entity tag is their version.

use rocket::Request;

use crate::web::{Problem, dropped};

/// What a client insists on.
#[derive(Debug, PartialEq, Eq)]
pub enum Precondition {
    /// That there is something: `*`, or no header at all.
    Any,
    /// That one of these is current.
    OneOf(Vec<String>),
}

impl Precondition {
    /// The precondition of a request. A version is compared as a weak tag is: a proxy that packs an
    /// answer makes `W/"3"` or `"3-gzip"` of `"3"`, and it is the same version.
    ///
    /// # Errors
    /// 400 for what is no list of entity tags: somebody wanted a condition, and would get none.
    pub fn of(request: &Request<'_>) -> Result<Self, Problem> {
        let lines: Vec<&str> = request.headers().get("If-Match").collect();
        let is_text = dropped(request, "If-Match").next().is_none();
        if is_text && (lines.is_empty() || lines == ["*"]) {
            return Ok(Precondition::Any);
        }
        let tags = is_text.then(|| versions(&lines.join(","))).flatten();
        tags.map(Precondition::OneOf).ok_or_else(|| {
            let said = "If-Match has to be * or a list of entity tags, such as \"3\".";
            Problem::new(400, said)
        })
    }

    /// The version that a change is for: the one that was said in the body, or else the one that is
    /// stored, where it will do.
    pub fn expected(&self, said: Option<i64>, stored: Option<i64>) -> Option<i64> {
        let current = stored.is_some_and(|version| self.allows(version));
        // No row has the version -1: a tag that is not current is a stale write.
        if current { said.or(stored) } else { Some(-1) }
    }

    /// Whether this version will do.
    fn allows(&self, version: i64) -> bool {
        match self {
            Precondition::Any => true,
            Precondition::OneOf(versions) => versions.contains(&version.to_string()),
        }
    }
}

/// The versions in a list of entity tags; a tag may hold commas, and the list empty places.
fn versions(list: &str) -> Option<Vec<String>> {
    let mut versions = Vec::new();
    let mut rest = list.trim_start_matches([',', ' ', '\t']);
    while !rest.is_empty() {
        let opaque = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"')?;
        let (tag, after) = opaque.split_once('"')?;
        if tag.chars().any(|c| c.is_ascii_control() || c == ' ') {
            return None;
        }
        // What stands behind a hyphen is not ours.
        versions.push(tag.split('-').next().unwrap_or_default().to_owned());
        let after = after.trim_start_matches([' ', '\t']);
        if !after.is_empty() && !after.starts_with(',') {
            return None;
        }
        rest = after.trim_start_matches([',', ' ', '\t']);
    }
    (!versions.is_empty()).then_some(versions)
}

#[cfg(test)]
mod tests {
    use super::versions;

    #[test]
    fn a_list_of_entity_tags_is_read_and_nothing_else() {
        for (list, expected) in [
            ("\"3\"", Some(vec!["3"])),
            ("W/\"3\"", Some(vec!["3"])),
            ("\"3-gzip\"", Some(vec!["3"])),
            ("W/\"3--gzip\" ,\t\"4\"", Some(vec!["3", "4"])),
            (",, \"3\",,", Some(vec!["3"])),
            ("\"a,b\", \"\"", Some(vec!["a,b", ""])),
            ("\"caf\u{e9}\"", Some(vec!["caf\u{e9}"])),
            ("3", None),
            ("\"3", None),
            ("3\"", None),
            ("w/\"3\"", None),
            ("W/ \"3\"", None),
            ("\"3\" \"4\"", None),
            ("\"3\"4", None),
            ("\"3\", *", None),
            ("*, \"3\"", None),
            ("\"3 4\"", None),
            ("\"3\u{7f}\"", None),
            (" , ", None),
            ("", None),
        ] {
            let read = versions(list);
            let read = read.as_ref().map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(read, expected, "{list:?}");
        }
    }
}
