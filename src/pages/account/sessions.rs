//! Seeing one's own sessions, and ending others.

pub mod api;

use rocket::{get, post};
use serde::Serialize;

use crate::error::EndReason;
use crate::guards::CurrentUser;
use crate::render::session::{SHOWN, SessionEntry};
use crate::render::{Answer, Frame, Notice, Page};
use crate::text::Text;
use crate::web::{Context, Problem};

const PATH: &str = "/account/sessions";
/// The most ended sessions that are shown.
const RECENT: u64 = 10;

#[derive(Debug, Serialize)]
struct SessionsPage<'a> {
    done: Option<Text>,
    live: Vec<SessionEntry<'a>>,
    /// The number of live sessions that are not shown.
    more: usize,
    /// The number of other sessions.
    others: usize,
    ended: Vec<SessionEntry<'a>>,
}

#[get("/account/sessions")]
pub async fn list(
    user: CurrentUser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let sessions = &context.app.sessions;
    let mut live = sessions.live(user.id).await?;
    live.sort_by_key(|session| session.id != user.sid);
    let ended = sessions.ended(user.id, RECENT).await?;
    let page = SessionsPage {
        done: Notice::told(&context, &[Notice::SessionEnded, Notice::OthersEnded]),
        live: live
            .iter()
            .take(SHOWN)
            .map(|session| SessionEntry::live(session, &user.sid))
            .collect(),
        more: live.len().saturating_sub(SHOWN),
        others: live.iter().filter(|session| session.id != user.sid).count(),
        ended: ended.iter().map(SessionEntry::ended).collect(),
    };
    Ok(Page::new(&frame, "doorward/account/sessions.html", &page))
}

/// Ends one of the user's own sessions, even if it has ended already. It may be the current one;
/// the redirect then leads on to the sign-in page.
#[post("/account/sessions/<id>/end")]
pub async fn end(user: CurrentUser<'_>, context: Context<'_>, id: &str) -> Result<Answer, Problem> {
    let accounts = context.accounts_for(&user);
    let ended = accounts.end_sessions_of(user.id, Some(id), EndReason::Logout).await?;
    if ended == 0 && !context.app.sessions.is_own(user.id, id).await? {
        return Err(Problem::of_status(404));
    }
    if id == user.sid {
        return Ok(Answer::SeeOther(context.app.path(PATH)));
    }
    Ok(Notice::SessionEnded.at(&context, PATH))
}

/// Ends all sessions except this one, in browsers and of API clients.
#[post("/account/sessions/end-others")]
pub async fn end_others(user: CurrentUser<'_>, context: Context<'_>) -> Result<Answer, Problem> {
    context.accounts_for(&user).end_other_sessions(&user).await?;
    Ok(Notice::OthersEnded.at(&context, PATH))
}
