//! A stale form, field by field: what was there when it was opened, what is stored now, and what
//! its sender has changed. Only the sender's own changes are theirs.

use serde::Serialize;

use crate::audit::{AuditFilter, EventKind};
use crate::entity::group;
use crate::pages::admin::boxes::Ticked;
use crate::pages::admin::user::state::{FormValues, LISTS, TEXTS, items, merged};
use crate::pages::admin::user::{AboutUser, Head};
use crate::render::Page;
use crate::text::{Markup, Text, Value};
use crate::users::{Face, Rights};
use crate::web::{Fields, Problem};

#[derive(Debug, Serialize)]
struct ConflictPage {
    #[serde(flatten)]
    head: Head,
    heading: Text,
    /// Who saved when, and what is saved of the sender's own.
    lead: Markup,
    rows: Vec<Row>,
    /// The fields that nobody has changed.
    same: Option<Text>,
    /// Whether the sender has changed anything that is not stored yet.
    mine: bool,
    /// The values that the form submits beside the choices: name and value.
    hidden: Vec<(String, String)>,
}

/// A field that somebody has changed.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    label: Text,
    /// The values as people read them; `None` where it is not known or was not touched.
    opened: Option<Readable>,
    stored: Readable,
    typed: Option<Readable>,
    /// The values to choose from, the stored one and the typed one; lists need no choice.
    choice: Option<[String; 2]>,
    /// Whether both have changed it.
    both: bool,
    /// Whether both have made the same of it.
    same: bool,
}

/// A value as people read it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Readable {
    Words(String),
    Text(Text),
}

/// The page. Its form holds the sender's own changes on top of what is stored now.
pub async fn page(about: &AboutUser<'_>, fields: &Fields, ticked: Rights) -> Result<Page, Problem> {
    let (app, user) = (about.context.app, &about.subject);
    let (opened, typed) = (FormValues::opened(fields), FormValues::typed(fields, ticked));
    let stored = FormValues::stored(user, &Ticked::stored(app, user.id).await?);
    let shown = Shown { groups: app.permissions.groups().await? };
    let mut compared = Compared::default();
    compared.hidden.push(("version".to_owned(), user.version.to_string()));
    let rights = ticked.named().map(|(name, _)| name);
    for name in TEXTS.into_iter().chain(rights).chain(LISTS) {
        let before = opened.as_ref().and_then(|opened| opened.get(name));
        if let Some(now) = stored.get(name) {
            compared.add(&shown, name, (before, now, typed.get(name)));
        }
    }
    if typed.get("groups").is_some() {
        compared.hidden.push(("boxes".to_owned(), "shown".to_owned()));
    }
    let Compared { rows, same, entered, hidden } = compared;
    let mine = rows.iter().any(|row| row.typed.is_some());
    let head = Head::of(about, "profile");
    let saved = last(about, &head.list).await?;
    let page = ConflictPage {
        heading: heading(saved.as_ref()),
        lead: lead(&head.face.name, saved, (mine, entered)).into_markup(),
        head,
        rows,
        same: (!same.is_empty())
            .then(|| Text::new("conflict-unchanged").with("fields", Value::List(same))),
        mine,
        hidden,
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/conflict.html", &page))
}

/// The fields as far as they are compared.
#[derive(Default)]
struct Compared {
    rows: Vec<Row>,
    /// The labels of the fields that nobody has changed.
    same: Vec<Value>,
    /// Whether the sender had changed anything at all.
    entered: bool,
    hidden: Vec<(String, String)>,
}

impl Compared {
    /// Adds a field with its value when the form was opened, its stored value, and its typed one.
    /// A form without the opened values counts as changed wherever it differs.
    fn add(
        &mut self,
        shown: &Shown,
        name: &'static str,
        (before, now, typed): (Option<&str>, &str, Option<&str>),
    ) {
        self.hidden.push((format!("was_{name}"), now.to_owned()));
        let Some(mine) = typed else { return };
        let changed = mine != now && before != Some(mine);
        let is_list = LISTS.contains(&name);
        let result = match (is_list, changed) {
            (true, true) => shown.there(name, &merged(before.unwrap_or(now), now, mine)),
            _ => now.to_owned(),
        };
        let changed = if is_list { result != now } else { changed };
        self.entered |= before != Some(mine);
        if is_list {
            let one = |item: &str| (format!("{name}[]"), item.to_owned());
            self.hidden.extend(items(&result).map(one));
        } else if !changed {
            self.hidden.push((name.to_owned(), now.to_owned()));
        }
        let theirs = before.is_some_and(|before| before != now);
        if !changed && !theirs {
            self.same.push(Value::Text(Box::new(label(name))));
            return;
        }
        let wanted = if is_list { &result } else { mine };
        self.rows.push(Row {
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
}

fn label(name: &'static str) -> Text {
    Text::new(match name {
        "username" => "field-username",
        "email" => "field-email",
        "first_name" => "field-first_name",
        "last_name" => "field-last_name",
        "groups" => "field-groups",
        "permissions" => "field-permissions",
        "is_active" => "active",
        "is_staff" => "staff",
        _ => "superuser",
    })
}

/// The last change of the account.
struct LastChange {
    /// Who made it; `None` at the terminal.
    who: Option<Value>,
    /// Whether it was the viewer, on another page.
    own: bool,
    /// In Unix seconds.
    at: i64,
}

/// `list` is the query of the list that led here, which a link to somebody keeps.
async fn last(about: &AboutUser<'_>, list: &str) -> Result<Option<LastChange>, Problem> {
    let (app, id) = (about.context.app, about.subject.id);
    let filter = AuditFilter {
        subject_id: Some(id),
        kind: Some(EventKind::Changes),
        ..AuditFilter::default()
    };
    let Some(entry) = app.audit.search(&filter, None, 1).await?.pop() else { return Ok(None) };
    let who = match entry.actor_id {
        Some(id) => Some(match app.users.get(id).await? {
            Some(user) => Value::Link {
                words: Face::of(id, &user.username, &user.first_name, &user.last_name).name,
                href: app.path(&format!("/admin/users/{id}{list}")),
            },
            None => Value::Text(Box::new(Text::verbatim(entry.actor))),
        }),
        None => None,
    };
    let own = entry.actor_id == Some(about.viewer.id);
    Ok(Some(LastChange { who, own, at: entry.at.div_euclid(1000) }))
}

fn heading(last: Option<&LastChange>) -> Text {
    match last {
        Some(LastChange { own: true, .. }) => Text::new("conflict-heading-own"),
        Some(LastChange { who: Some(who), .. }) => {
            Text::new("conflict-heading").with("who", who.clone())
        }
        _ => Text::new("conflict-heading"),
    }
}

fn lead(name: &str, last: Option<LastChange>, (mine, entered): (bool, bool)) -> Text {
    let saved = match last {
        None => Text::new("conflict-saved-unknown"),
        Some(LastChange { own: true, at, .. }) => Text::new("conflict-saved-own").time("time", at),
        Some(LastChange { who: Some(who), at, .. }) => {
            Text::new("conflict-saved").with("who", who).time("time", at)
        }
        Some(LastChange { at, .. }) => Text::new("conflict-saved").time("time", at),
    };
    let yours = Text::new(match (mine, entered) {
        (true, _) => "conflict-mine",
        (false, true) => "conflict-stored-already",
        (false, false) => "conflict-nothing",
    });
    Text::new("two-sentences").text("one", saved.words("name", name)).text("other", yours)
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

    fn value(&self, name: &str, value: &str) -> Readable {
        match (name, value) {
            ("groups", ids) => {
                let named = |id: &str| {
                    let group = self.groups.iter().find(|group| group.id.to_string() == id);
                    group.map_or_else(|| id.to_owned(), |group| group.name.clone())
                };
                Readable::Words(items(ids).map(named).collect::<Vec<_>>().join(", "))
            }
            ("permissions", names) => Readable::Words(items(names).collect::<Vec<_>>().join(", ")),
            (name, "on") if !TEXTS.contains(&name) => Readable::Text(Text::new("yes")),
            (name, "off") if !TEXTS.contains(&name) => Readable::Text(Text::new("no")),
            (_, text) => Readable::Words(text.to_owned()),
        }
    }
}
