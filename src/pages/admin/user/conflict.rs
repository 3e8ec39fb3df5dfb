//! A stale form: what is stored now and what was typed, field by field.

use serde::Serialize;

use crate::app::App;
use crate::audit::AuditFilter;
use crate::pages::admin::boxes::Ticked;
use crate::pages::admin::user::{AboutUser, Head};
use crate::render::Page;
use crate::render::times::Moment;
use crate::users::Rights;
use crate::web::{Fields, Problem, person};

const TEXTS: [(&str, &str); 4] = [
    ("username", "User name"),
    ("email", "E-mail"),
    ("first_name", "First name"),
    ("last_name", "Last name"),
];

#[derive(Debug, Serialize)]
struct ConflictPage {
    #[serde(flatten)]
    head: Head,
    rows: Vec<Row>,
    differing: usize,
    /// Whether the form had checkboxes for groups and permissions.
    boxes: bool,
    /// Who changed the account last, and when.
    last: Option<(String, Moment)>,
}

#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    label: &'static str,
    stored: String,
    typed: String,
    /// The values that the form submits to apply what was typed.
    values: Vec<String>,
    differs: bool,
}

/// The page. Its form holds what was typed, based on the version that the page shows.
pub async fn page(about: &AboutUser<'_>, fields: &Fields, ticked: Rights) -> Result<Page, Problem> {
    let (app, user) = (about.context.app, &about.subject);
    let stored = [&user.username, &user.email, &user.first_name, &user.last_name];
    let texts = TEXTS.iter().zip(stored).map(|((name, label), stored)| {
        let typed = fields.text(name).trim().to_owned();
        let (values, differs) = (vec![typed.clone()], typed != *stored);
        Row { name, label, stored: stored.clone(), typed, values, differs }
    });
    let stored = Rights::of(user).named();
    let boxes = stored.into_iter().zip(ticked.named()).map(|((name, stored), (_, ticked))| Row {
        name,
        label: person::label(name),
        stored: yes(stored),
        typed: yes(ticked),
        values: vec![if ticked { "on" } else { "off" }.to_owned()],
        differs: stored != ticked,
    });
    let given = Ticked::of(fields);
    let mut rows: Vec<Row> = texts.chain(boxes).collect();
    if let Some(given) = &given {
        rows.extend(self::given(app, user.id, given).await?);
    }
    let differing = rows.iter().filter(|row| row.differs).count();
    let filter = AuditFilter { subject_id: Some(user.id), changes: true, ..AuditFilter::default() };
    let last = app.audit.search(&filter, None, 1).await?.pop();
    let last = last.map(|entry| (entry.actor, Moment::of(entry.at.div_euclid(1000))));
    let head = Head::of(about, "profile");
    let page = ConflictPage { head, rows, differing, boxes: given.is_some(), last };
    Ok(Page::new(&about.frame, "doorward/admin/user/conflict.html", &page))
}

/// The rows of groups and permissions.
async fn given(app: &App, user_id: i64, typed: &Ticked) -> Result<[Row; 2], Problem> {
    let stored = Ticked::stored(app, user_id).await?;
    let all = app.permissions.groups().await?;
    let names = |ids: &[i64]| -> String {
        let ticked = all.iter().filter(|group| ids.contains(&group.id));
        ticked.map(|group| group.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut permissions = typed.permissions.clone();
    permissions.sort();
    let row = |name, label, [stored, typed]: [String; 2], values| {
        let differs = stored != typed;
        Row { name, label, stored, typed, values, differs }
    };
    Ok([
        row(
            "groups[]",
            "Groups",
            [names(&stored.groups), names(&typed.groups)],
            typed.groups.iter().map(i64::to_string).collect(),
        ),
        row(
            "permissions[]",
            "Permissions",
            [stored.permissions.join(", "), permissions.join(", ")],
            permissions,
        ),
    ])
}

fn yes(flag: bool) -> String {
    if flag { "Yes" } else { "No" }.to_owned()
}
