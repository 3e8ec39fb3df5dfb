//! Seeing and ending a user's sessions.

use rocket::{get, post};
use serde::Serialize;

use crate::error::EndReason;
use crate::guards::Superuser;
use crate::pages::admin::user::{AboutUser, Head};
use crate::render::session::{SHOWN, SessionEntry};
use crate::render::{Answer, Notice, Page};
use crate::web::Problem;

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

#[get("/admin/users/<_>/sessions")]
pub async fn list(about: AboutUser<'_>) -> Result<Page, Problem> {
    let (sessions, user, own) = (&about.context.app.sessions, &about.subject, &about.viewer.sid);
    let mut live = sessions.live(user.id).await?;
    live.sort_by_key(|session| session.id != *own);
    let ended = sessions.ended(user.id, RECENT).await?;
    let done = [Notice::UserSessionEnded, Notice::UserSessionsEnded];
    let page = SessionsPage {
        head: Head::of(&about, "sessions").after(&about.context, &done),
        live: live.iter().take(SHOWN).map(|session| SessionEntry::live(session, own)).collect(),
        more: live.len().saturating_sub(SHOWN),
        ended: ended.iter().map(SessionEntry::ended).collect(),
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/sessions.html", &page))
}

/// Ends one of the user's sessions, even if it has ended already.
#[post("/admin/users/<_>/sessions/<sid>/end")]
pub async fn end(
    _admin: Superuser<'_>,
    about: AboutUser<'_>,
    sid: &str,
) -> Result<Answer, Problem> {
    let (sessions, id) = (&about.context.app.sessions, about.subject.id);
    let ended = about.accounts().end_sessions_of(id, Some(sid), EndReason::Admin).await?;
    if ended == 0 && !sessions.is_own(id, sid).await? {
        return Err(Problem::of_status(404));
    }
    Ok(about.redirect(Notice::UserSessionEnded, "/sessions"))
}

/// Ends all sessions, in browsers and of API clients, including the viewer's current one.
#[post("/admin/users/<_>/sessions/end-all")]
pub async fn end_all(_admin: Superuser<'_>, about: AboutUser<'_>) -> Result<Answer, Problem> {
    about.accounts().end_sessions_of(about.subject.id, None, EndReason::Admin).await?;
    Ok(about.redirect(Notice::UserSessionsEnded, "/sessions"))
}
