//! The entries of the log about a user.

use rocket::get;
use serde::Serialize;

use crate::audit::{AuditFilter, EventKind};
use crate::pages::admin::trail::TrailEntry;
use crate::pages::admin::user::{AboutUser, Head};
use crate::pages::admin::users::filters::View;
use crate::render::Page;
use crate::render::entries::{self, EntryChip, EntryLinks, EntryPage, LogDay};
use crate::web::Problem;

#[derive(Debug, Serialize)]
struct HistoryPage {
    #[serde(flatten)]
    head: Head,
    /// Whether sign-ins and what the user did to others are shown, too.
    all: bool,
    choices: Vec<EntryChip>,
    days: Vec<LogDay<TrailEntry>>,
    #[serde(flatten)]
    links: EntryLinks,
}

/// The entries about one user, the newest first; with `show=all` more than changes, with `before`
/// only entries older than that one.
#[get("/admin/users/<_>/history")]
pub async fn list(about: AboutUser<'_>) -> Result<Page, Problem> {
    let (app, request, user) = (about.context.app, about.context.request, &about.subject);
    let all = matches!(request.query_value::<&str>("show"), Some(Ok("all")));
    let before = request.query_value::<i64>("before").and_then(Result::ok);
    let filter = if all {
        AuditFilter { user_id: Some(user.id), ..AuditFilter::default() }
    } else {
        let kind = Some(EventKind::Changes);
        AuditFilter { subject_id: Some(user.id), kind, ..AuditFilter::default() }
    };
    let found = EntryPage::read(&app.audit, &filter, before).await?;
    let list = View::of(request).link();
    let query = |all, before| query(&list, all, before);
    let chip = |kind, is_all| EntryChip {
        label: entries::name(kind),
        link: query(is_all, None),
        current: all == is_all,
    };
    let told = |entry| TrailEntry::under_day(entry, &app.base);
    let page = HistoryPage {
        head: Head::of(&about, "history"),
        all,
        choices: vec![chip(Some(EventKind::Changes), false), chip(None, true)],
        links: EntryLinks::of(before, found.older, |before| query(all, before)),
        days: entries::by_day(found.entries, about.frame.locale(), told),
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/history.html", &page))
}

/// The query of a page of the history, behind that of the list that led here.
fn query(list: &str, all: bool, before: Option<i64>) -> String {
    let show = if all { "all" } else { "" };
    let own = entries::query(&[("show", show), ("before", &entries::place(before))]);
    match own.strip_prefix('?') {
        Some(own) if !list.is_empty() => format!("{list}&{own}"),
        _ => format!("{list}{own}"),
    }
}
