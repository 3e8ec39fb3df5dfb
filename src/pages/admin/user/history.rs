//! The entries of the audit trail about a user.

use rocket::get;
use serde::Serialize;

use crate::audit::AuditFilter;
use crate::guards::Staff;
use crate::pages::admin::trail::TrailEntry;
use crate::pages::admin::user::{Head, known};
use crate::render::{Frame, Page};
use crate::web::{Context, Problem};

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
#[get("/admin/users/<id>/history")]
pub async fn list(
    staff: Staff<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(context.app, id).await?;
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
        head: Head::new(&context, "history", &staff, &user),
        all,
        older: last.map(|last| last.id),
        later: before.is_some(),
        lines: found.into_iter().take(SHOWN).map(TrailEntry::of).collect(),
    };
    Ok(Page::new(&frame, "doorward/admin/user/history.html", &page))
}
