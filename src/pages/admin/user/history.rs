//! The entries of the audit trail about a user.

use rocket::get;
use serde::Serialize;

use crate::audit::AuditFilter;
use crate::pages::admin::trail::TrailEntry;
use crate::pages::admin::user::{AboutUser, Head};
use crate::render::Page;
use crate::web::Problem;

/// Entries per page.
const SHOWN: usize = 50;

#[derive(Debug, Serialize)]
struct HistoryPage {
    #[serde(flatten)]
    head: Head,
    /// Whether sign-ins and what the user did to others are shown, too.
    all: bool,
    lines: Vec<TrailEntry>,
    /// Whether there are newer entries.
    later: bool,
    /// The entry before which the next page starts.
    older: Option<i64>,
}

/// The audit trail of one user, the newest entry first; with `show=all` more than changes, with
/// `before` only entries older than that one.
#[get("/admin/users/<_>/history")]
pub async fn list(about: AboutUser<'_>) -> Result<Page, Problem> {
    let (context, user) = (&about.context, &about.subject);
    let all = matches!(context.request.query_value::<&str>("show"), Some(Ok("all")));
    let before = context.request.query_value::<i64>("before").and_then(Result::ok);
    let filter = if all {
        AuditFilter { user_id: Some(user.id), ..AuditFilter::default() }
    } else {
        AuditFilter { subject_id: Some(user.id), changes: true, ..AuditFilter::default() }
    };
    let found = context.app.audit.search(&filter, before, SHOWN as u64 + 1).await?;
    let last = found.get(SHOWN - 1).filter(|_| found.len() > SHOWN);
    let page = HistoryPage {
        head: Head::of(&about, "history"),
        all,
        older: last.map(|last| last.id),
        later: before.is_some(),
        lines: found.into_iter().take(SHOWN).map(TrailEntry::of).collect(),
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/history.html", &page))
}
