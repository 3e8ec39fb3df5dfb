//! A form that comes too late: what is stored now and what was typed, field by field.

use serde::Serialize;

use crate::audit::AuditFilter;
use crate::pages::admin::user::{FLAGS, Head, known};
use crate::render::times::Moment;
use crate::render::{Frame, Page};
use crate::sessions::Identity;
use crate::web::{Context, Fields, Problem};

const TEXTS: [(&str, &str); 4] = [
    ("username", "User name"),
    ("email", "E-mail"),
    ("first_name", "First name"),
    ("last_name", "Last name"),
];
const BOXES: [&str; 3] = ["Active", "Staff", "Superuser"];

#[derive(Debug, Serialize)]
struct ConflictPage {
    #[serde(flatten)]
    head: Head,
    rows: Vec<Row>,
    differing: usize,
    /// Who changed the account last, and when.
    last: Option<(String, Moment)>,
}

#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    label: &'static str,
    stored: String,
    typed: String,
    /// What the form sends to apply what was typed.
    value: String,
    differs: bool,
}

/// The page; its form holds what was typed, on top of the version that is shown.
pub async fn page(
    context: &Context<'_>,
    frame: &Frame<'_>,
    admin: &Identity,
    id: &str,
    fields: &Fields,
    ticked: [bool; 3],
) -> Result<Page, Problem> {
    let user = known(context.app, id).await?;
    let stored = [&user.username, &user.email, &user.first_name, &user.last_name];
    let texts = TEXTS.iter().zip(stored).map(|((name, label), stored)| {
        let typed = fields.text(name).trim().to_owned();
        let (value, differs) = (typed.clone(), typed != *stored);
        Row { name, label, stored: stored.clone(), typed, value, differs }
    });
    let stored = [user.is_active, user.is_staff, user.is_superuser];
    let boxes = (0..FLAGS.len()).map(|at| Row {
        name: FLAGS[at],
        label: BOXES[at],
        stored: yes(stored[at]),
        typed: yes(ticked[at]),
        value: if ticked[at] { "on" } else { "off" }.to_owned(),
        differs: stored[at] != ticked[at],
    });
    let rows: Vec<Row> = texts.chain(boxes).collect();
    let differing = rows.iter().filter(|row| row.differs).count();
    let filter = AuditFilter { subject_id: Some(user.id), changes: true, ..AuditFilter::default() };
    let last = context.app.audit.search(&filter, None, 1).await?.pop();
    let last = last.map(|entry| (entry.actor, Moment::of(entry.at.div_euclid(1000))));
    let head = Head::new(context, "profile", admin, &user);
    let page = ConflictPage { head, rows, differing, last };
    Ok(Page::new(frame, "doorward/admin/user/conflict.html", &page))
}

fn yes(flag: bool) -> String {
    if flag { "Yes" } else { "No" }.to_owned()
}
