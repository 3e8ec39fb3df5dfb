//! `If-Match` (RFC 9110 §13.1.1), for resources whose entity tag is their version.

use rocket::Request;

use crate::api::endpoint::Ask;
use crate::users;
use crate::web::{Problem, dropped};
use sea_orm::DbErr;

/// The condition under which a client wants a change.
#[derive(Debug, PartialEq, Eq)]
pub enum Precondition {
    /// The resource exists: `*`, or no header at all.
    Any,
    /// One of these versions is current.
    OneOf(Vec<String>),
}

impl Precondition {
    /// The precondition of a request. Versions are compared like weak tags: a proxy that compresses
    /// an answer turns `"3"` into `W/"3"` or `"3-gzip"`, which is the same version.
    ///
    /// # Errors
    /// 400 if it is not a list of entity tags: ignoring it would drop the client's condition.
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

    /// The version that a change applies to: the one in the body, or else the stored one, if the
    /// precondition allows the stored one.
    pub fn expected(&self, said: Option<i64>, stored: Option<i64>) -> Option<i64> {
        let current = stored.is_some_and(|version| self.allows(version));
        // No row has the version -1, so a failed precondition becomes a stale write.
        if current { said.or(stored) } else { Some(-1) }
    }

    /// Whether this version meets the precondition.
    fn allows(&self, version: i64) -> bool {
        match self {
            Precondition::Any => true,
            Precondition::OneOf(versions) => versions.contains(&version.to_string()),
        }
    }
}

impl Ask<'_> {
    /// The id in the path, in its canonical form.
    ///
    /// # Errors
    /// 404 if it is no number.
    pub fn number(&self) -> Result<i64, Problem> {
        users::id(self.id.unwrap_or_default()).ok_or_else(|| Problem::of_status(404))
    }

    /// The version that a change applies to: from `If-Match`, or `said` in the body. `stored` reads
    /// the current one.
    ///
    /// # Errors
    /// Those of [`Precondition::of`], and of the read.
    pub async fn expected(
        &self,
        said: Option<i64>,
        stored: impl AsyncFnOnce() -> Result<Option<i64>, DbErr>,
    ) -> Result<Option<i64>, Problem> {
        match Precondition::of(self.request)? {
            Precondition::Any => Ok(said),
            precondition => Ok(precondition.expected(said, stored().await?)),
        }
    }
}

/// The versions in a list of entity tags; a tag may contain commas, and the list empty elements.
fn versions(list: &str) -> Option<Vec<String>> {
    let mut versions = Vec::new();
    let mut rest = list.trim_start_matches([',', ' ', '\t']);
    while !rest.is_empty() {
        let opaque = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"')?;
        let (tag, after) = opaque.split_once('"')?;
        if tag.chars().any(|c| c.is_ascii_control() || c == ' ') {
            return None;
        }
        // A proxy has added what follows a hyphen.
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
