//! A stale form, field by field: what was there when it was opened, what is stored now, and what
//! its sender has changed. Only the sender's own changes are theirs.

use serde::Serialize;

use crate::audit::AuditFilter;
use crate::entity::group;
use crate::pages::admin::boxes::Ticked;
use crate::pages::admin::user::state::{FormValues, LISTS, TEXTS, items, merged};
use crate::pages::admin::user::{AboutUser, Head};
use crate::render::Page;
use crate::render::times::Moment;
use crate::users::Rights;
use crate::web::{Fields, Problem, person};

#[derive(Debug, Serialize)]
struct ConflictPage {
    #[serde(flatten)]
    head: Head,
    rows: Vec<Row>,
    /// The labels of the fields that nobody has changed.
    same: String,
    /// Whether the sender has changed anything that is not stored yet.
    mine: bool,
    /// Whether the sender had changed anything at all.
    entered: bool,
    /// The values that the form submits beside the choices: name and value.
    hidden: Vec<(String, String)>,
    /// Who changed the account last, and when.
    last: Option<(String, Moment)>,
}

/// A field that somebody has changed.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    label: &'static str,
    /// The values as people read them; `None` where it is not known or was not touched.
    opened: Option<String>,
    stored: String,
    typed: Option<String>,
    /// The values to choose from, the stored one and the typed one; lists need no choice.
    choice: Option<[String; 2]>,
    /// Whether both have changed it.
    both: bool,
    /// Whether both have made the same of it.
    same: bool,
}

/// The page. Its form holds the sender's own changes on top of what is stored now.
pub async fn page(about: &AboutUser<'_>, fields: &Fields, ticked: Rights) -> Result<Page, Problem> {
    let (app, user) = (about.context.app, &about.subject);
    let (opened, typed) = (FormValues::opened(fields), FormValues::typed(fields, ticked));
    let stored = FormValues::stored(user, &Ticked::stored(app, user.id).await?);
    let shown = Shown { groups: app.permissions.groups().await? };
    let mut hidden = vec![("version".to_owned(), user.version.to_string())];
    let (mut rows, mut same, mut entered) = (Vec::new(), Vec::new(), false);
    let rights = ticked.named().map(|(name, _)| name);
    for name in TEXTS.into_iter().chain(rights).chain(LISTS) {
        let Some(now) = stored.get(name) else { continue };
        hidden.push((format!("was_{name}"), now.to_owned()));
        let Some(mine) = typed.get(name) else { continue };
        let before = opened.as_ref().and_then(|opened| opened.get(name));
        // A form without the opened values counts as changed wherever it differs.
        let changed = mine != now && before != Some(mine);
        let is_list = LISTS.contains(&name);
        let result = match (is_list, changed) {
            (true, true) => shown.there(name, &merged(before.unwrap_or(now), now, mine)),
            _ => now.to_owned(),
        };
        let changed = if is_list { result != now } else { changed };
        entered |= before.is_some_and(|before| before != mine) || before.is_none();
        if is_list {
            hidden.extend(items(&result).map(|item| (format!("{name}[]"), item.to_owned())));
        } else if !changed {
            hidden.push((name.to_owned(), now.to_owned()));
        }
        let theirs = before.is_some_and(|before| before != now);
        if !changed && !theirs {
            same.push(label(name));
            continue;
        }
        let wanted = if is_list { &result } else { mine };
        rows.push(Row {
            name,
            label: label(name),
            opened: before.map(|before| shown.value(name, before)),
            stored: shown.value(name, now),
            typed: changed.then(|| shown.value(name, wanted)),
            choice: (changed && !is_list).then(|| [now.to_owned(), mine.to_owned()]),
            both: changed && theirs,
            same: theirs && !changed && before != Some(mine),
        });
    }
    if typed.get("groups").is_some() {
        hidden.push(("boxes".to_owned(), "shown".to_owned()));
    }
    let filter = AuditFilter { subject_id: Some(user.id), changes: true, ..AuditFilter::default() };
    let last = app.audit.search(&filter, None, 1).await?.pop();
    let page = ConflictPage {
        head: Head::of(about, "profile"),
        mine: rows.iter().any(|row| row.typed.is_some()),
        rows,
        same: same.join(", "),
        entered,
        hidden,
        last: last.map(|entry| (entry.actor, Moment::of(entry.at.div_euclid(1000)))),
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/conflict.html", &page))
}

fn label(name: &'static str) -> &'static str {
    match name {
        "username" => "User name",
        "email" => "E-mail",
        "first_name" => "First name",
        "last_name" => "Last name",
        "groups" => "Groups",
        "permissions" => "Permissions",
        right => person::label(right),
    }
}

/// Values as people read them.
struct Shown {
    groups: Vec<group::Model>,
}

impl Shown {
    /// A list without groups that have been deleted.
    fn there(&self, name: &str, list: &str) -> String {
        let is_there = |id: &&str| {
            name != "groups" || self.groups.iter().any(|group| group.id.to_string() == *id)
        };
        items(list).filter(is_there).collect::<Vec<_>>().join(",")
    }

    fn value(&self, name: &str, value: &str) -> String {
        match (name, value) {
            ("groups", ids) => {
                let named = |id: &str| {
                    let group = self.groups.iter().find(|group| group.id.to_string() == id);
                    group.map_or_else(|| id.to_owned(), |group| group.name.clone())
                };
                items(ids).map(named).collect::<Vec<_>>().join(", ")
            }
            ("permissions", names) => items(names).collect::<Vec<_>>().join(", "),
            (name, "on") if !TEXTS.contains(&name) => "Yes".to_owned(),
            (name, "off") if !TEXTS.contains(&name) => "No".to_owned(),
            (_, text) => text.to_owned(),
        }
    }
}
