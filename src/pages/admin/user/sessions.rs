//! Seeing and ending a user's sessions.

use rocket::{get, post};
use serde::Serialize;

use crate::error::EndReason;
use crate::guards::{Staff, Superuser};
use crate::pages::admin::user::{Head, known, path};
use crate::render::session::{SHOWN, SessionEntry};
use crate::render::{Answer, Frame, Notice, Page};
use crate::web::{Context, Problem};

/// The most ended sessions that are shown.
const RECENT: u64 = 20;

#[derive(Debug, Serialize)]
struct SessionsPage<'a> {
    #[serde(flatten)]
    head: Head,
    live: Vec<SessionEntry<'a>>,
    /// The number of live sessions that are not shown.
    more: usize,
    ended: Vec<SessionEntry<'a>>,
}

#[get("/admin/users/<id>/sessions")]
pub async fn list(
    staff: Staff<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(context.app, id).await?;
    let sessions = &context.app.sessions;
    let mut live = sessions.live(user.id).await?;
    live.sort_by_key(|session| session.id != staff.sid);
    let ended = sessions.ended(user.id, RECENT).await?;
    let done = [Notice::UserSessionEnded, Notice::UserSessionsEnded];
    let page = SessionsPage {
        head: Head::new(&context, "sessions", &staff, &user).after(&context, &done),
        live: live
            .iter()
            .take(SHOWN)
            .map(|session| SessionEntry::live(session, &staff.sid))
            .collect(),
        more: live.len().saturating_sub(SHOWN),
        ended: ended.iter().map(SessionEntry::ended).collect(),
    };
    Ok(Page::new(&frame, "doorward/admin/user/sessions.html", &page))
}

/// Ends one of the user's sessions, even if it has ended already.
#[post("/admin/users/<id>/sessions/<sid>/end")]
pub async fn end(
    admin: Superuser<'_>,
    id: &str,
    sid: &str,
    context: Context<'_>,
) -> Result<Answer, Problem> {
    let (app, user) = (context.app, known(context.app, id).await?);
    let accounts = context.accounts_for(&admin);
    let ended = accounts.end_sessions_of(user.id, Some(sid), EndReason::Admin).await?;
    if ended == 0 && !app.sessions.is_own(user.id, sid).await? {
        return Err(Problem::of_status(404));
    }
    Ok(Notice::UserSessionEnded.at(&context, &path(&context, user.id, "/sessions")))
}

/// Ends all sessions, in browsers and of API clients, including the viewer's current one.
#[post("/admin/users/<id>/sessions/end-all")]
pub async fn end_all(
    admin: Superuser<'_>,
    id: &str,
    context: Context<'_>,
) -> Result<Answer, Problem> {
    let user = known(context.app, id).await?;
    context.accounts_for(&admin).end_sessions_of(user.id, None, EndReason::Admin).await?;
    Ok(Notice::UserSessionsEnded.at(&context, &path(&context, user.id, "/sessions")))
}
