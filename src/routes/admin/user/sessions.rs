//! Where a user is signed in, and ending that.

use rocket::{get, post};
use serde::Serialize;

use super::{Head, known, path};
use crate::error::EndReason;
use crate::guards::{Entry, Staff, Superuser};
use crate::render::session::{Row, SHOWN};
use crate::render::{Answer, Frame, Page};
use crate::routes::done::Done;
use crate::web::Problem;

/// Ended sessions shown at most.
const RECENT: u64 = 20;

#[derive(Debug, Serialize)]
struct SessionsPage<'a> {
    #[serde(flatten)]
    head: Head,
    live: Vec<Row<'a>>,
    /// Live sessions beyond those shown.
    more: usize,
    ended: Vec<Row<'a>>,
}

#[get("/admin/users/<id>/sessions")]
pub async fn list(
    staff: Staff<'_>,
    id: &str,
    entry: Entry<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(entry.site, id).await?;
    let sessions = &entry.site.sessions;
    let mut live = sessions.live(user.id).await?;
    live.sort_by_key(|session| session.id != staff.sid);
    let ended = sessions.ended(user.id, RECENT).await?;
    let done = [Done::UserSessionEnded, Done::UserSessionsEnded];
    let page = SessionsPage {
        head: Head::new(&entry, "sessions", &staff, &user).after(&entry, &done),
        live: live.iter().take(SHOWN).map(|session| Row::live(session, &staff.sid)).collect(),
        more: live.len().saturating_sub(SHOWN),
        ended: ended.iter().map(Row::ended).collect(),
    };
    Ok(Page::new(&frame, "doorward/admin/user/sessions.html", &page))
}

/// Ends one session; one of this user that has ended already is no mistake.
#[post("/admin/users/<id>/sessions/<sid>/end")]
pub async fn end(
    admin: Superuser<'_>,
    id: &str,
    sid: &str,
    entry: Entry<'_>,
) -> Result<Answer, Problem> {
    let (site, user) = (entry.site, known(entry.site, id).await?);
    let accounts = entry.accounts_for(&admin);
    let ended = accounts.end_sessions(user.id, Some(sid), EndReason::Admin).await?;
    if ended == 0 && !site.sessions.is_own(user.id, sid).await? {
        return Err(Problem::of_status(404));
    }
    Ok(Done::UserSessionEnded.at(&entry, &path(&entry, user.id, "/sessions")))
}

/// Ends all sessions, browser and API; one's own present one as well.
#[post("/admin/users/<id>/sessions/end-all")]
pub async fn end_all(admin: Superuser<'_>, id: &str, entry: Entry<'_>) -> Result<Answer, Problem> {
    let user = known(entry.site, id).await?;
    entry.accounts_for(&admin).end_sessions(user.id, None, EndReason::Admin).await?;
    Ok(Done::UserSessionsEnded.at(&entry, &path(&entry, user.id, "/sessions")))
}
