//! The way in, after registering or with the right password.

use crate::audit::{By, Event, Party, Record};
use crate::error::Problem;
use crate::guards::{Entry, Facts, Farewell, Next};
use crate::render::Answer;
use crate::sessions::{Channel, Opening};
use crate::token::TokenPair;
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
    let site = entry.site;
    let next = Next::new(site, next).or_private(site);
    Farewell::signed_in(entry.request, &next).await;
    Ok(Answer::SeeOther(next))
}

/// Opens a browser session in place of the one this browser has.
///
/// # Errors
/// 503 when the database does not answer; nothing has changed then.
pub async fn enter(entry: &Entry<'_>, who: &Authenticated, remember: bool) -> Result<(), Problem> {
    let site = entry.site;
    let old = entry.cookies.session(site).map(|claims| claims.sid);
    let opening = Opening {
        remember,
        replaces: old.as_deref(),
        ..opening(entry, who.user.id, Channel::Browser)
    };
    entry.cookies.issue(sign_in(entry, who, &opening).await?);
    Ok(())
}

/// Opens the session of somebody who gave the right password.
///
/// # Errors
/// 503 when the database does not answer; nothing has changed then.
pub async fn sign_in(
    entry: &Entry<'_>,
    who: &Authenticated,
    opening: &Opening<'_>,
) -> Result<TokenPair, Problem> {
    let site = entry.site;
    let by = By { actor: Party::from(&who.user), source: entry.facts.source() };
    let record = Record::new(Event::SignedIn, &by).on(&who.user);
    let transaction = site.database.begin().await?;
    site.users.signed_in(&transaction, who).await?;
    let pair = site.sessions.open(&transaction, opening).await?;
    site.audit.record(&transaction, record.with("channel", opening.channel.as_str())).await?;
    transaction.commit().await?;
    Ok(pair)
}

/// The session to open for somebody who comes this way. One of an API client counts as remembered.
pub fn opening<'a>(entry: &Entry<'a>, user_id: i64, channel: Channel) -> Opening<'a> {
    Opening {
        user_id,
        channel,
        remember: channel == Channel::Api,
        ip: entry.facts.address,
        user_agent: Facts::user_agent(entry.request),
        replaces: None,
    }
}
