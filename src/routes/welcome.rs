//! The way in, after registering or with the right password.

use super::login::confirm;
use crate::codes::Spent;
use crate::error::{EndReason, Problem};
use crate::guards::{Entry, Facts, Farewell, Next};
use crate::render::Answer;
use crate::sessions::{Channel, Opening};
use crate::site::Entered;
use crate::users::Authenticated;

/// Lets somebody in, see [`enter`], and leads to `next`.
///
/// # Errors
/// 503 when the database does not answer; nothing has changed then.
pub async fn welcome(
    entry: &Entry<'_>,
    who: &Authenticated,
    remember: bool,
    next: &str,
) -> Result<Answer, Problem> {
    enter(entry, who, remember).await?;
    Ok(lead(entry, next).await)
}

/// Opens a browser session in place of the one this browser has.
///
/// # Errors
/// 503 when the database does not answer; nothing has changed then.
pub async fn enter(entry: &Entry<'_>, who: &Authenticated, remember: bool) -> Result<(), Problem> {
    let old = presented(entry);
    let opening = Opening { remember, ..arrival(entry, old.as_deref()) };
    let pair = entry.site.sign_in(&entry.facts.source(), who, &opening).await?;
    entry.cookies.issue(pair);
    Ok(())
}

/// Hands its tokens to somebody whose account has just been made, and leads to `next`.
pub async fn admit(entry: &Entry<'_>, entered: Entered, next: &str) -> Answer {
    if let Some(pair) = entered.pair {
        entry.cookies.issue(pair);
    }
    lead(entry, next).await
}

async fn lead(entry: &Entry<'_>, next: &str) -> Answer {
    let site = entry.site;
    let next = Next::new(site, next).or_private(site);
    Farewell::signed_in(entry.request, &next).await;
    Answer::SeeOther(next)
}

/// Lets somebody in again whose form has made their account a moment ago: into the session that
/// began with it, while that lives, for the right password. A script, which has none, gets no
/// tokens.
///
/// # Errors
/// 429, or 503.
pub async fn enter_again(
    entry: &Entry<'_>,
    spent: Spent,
    password: &str,
    opening: Option<&Opening<'_>>,
) -> Result<Option<Entered>, Problem> {
    let (site, Spent { user, sid }) = (entry.site, spent);
    let pair = match opening {
        Some(_) => site.sessions.tokens(&sid).await?,
        None => None,
    };
    if opening.is_some() && pair.is_none() || confirm(entry, &user, &[password]).await?.is_none() {
        return Ok(None);
    }
    if let Some((old, _)) = opening.and_then(|opening| opening.replaces)
        && old != sid
    {
        let reason = EndReason::Replaced;
        site.sessions.end_for(&site.database.write, old, reason, &sid).await?;
    }
    Ok(Some(Entered { user, pair }))
}

/// The session that this browser has had so far.
pub fn presented(entry: &Entry<'_>) -> Option<String> {
    entry.cookies.session(entry.site).map(|claims| claims.sid)
}

/// The session to open in a browser, in place of the one it has had.
pub fn arrival<'a>(entry: &Entry<'a>, old: Option<&'a str>) -> Opening<'a> {
    let replaces = old.map(|sid| (sid, EndReason::Replaced));
    Opening { replaces, ..opening(entry, Channel::Browser) }
}

/// The session to open for somebody who comes this way. One of an API client counts as remembered.
pub fn opening<'a>(entry: &Entry<'a>, channel: Channel) -> Opening<'a> {
    Opening {
        channel,
        remember: channel == Channel::Api,
        ip: entry.facts.address,
        user_agent: Facts::user_agent(entry.request),
        replaces: None,
    }
}
