//! Who is asking: resolved once per request, renewing the session on the way if need be.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::cookies::SessionCookies;
use super::facts::Facts;
use super::{Entry, raise, site};
use crate::audit::Event;
use crate::error::{EndReason, Problem, Rejected};
use crate::sessions::{Channel, Identity, Renewed, Standing};
use crate::site::Site;
use crate::token::{Claims, TokenKind};

/// Who is asking. Anonymous visitors have a visitor, too; see `CurrentUser` for routes that are
/// not for them.
#[derive(Debug)]
pub struct Visitor {
    /// The person, when signed in.
    pub who: Option<Box<Identity>>,
    /// Why nobody is signed in.
    pub rejected: Rejected,
    /// Why the session ended whose cookies this browser still holds.
    pub ended: Option<EndReason>,
}

impl Visitor {
    fn anonymous(rejected: Rejected) -> Self {
        Visitor { who: None, rejected, ended: None }
    }

    fn signed_in(who: Box<Identity>) -> Self {
        Visitor { who: Some(who), rejected: Rejected::Missing, ended: None }
    }

    fn ended(rejected: Rejected, reason: EndReason) -> Self {
        Visitor { who: None, rejected, ended: Some(reason) }
    }

    /// The visitor of this request. An `Authorization` header alone decides; otherwise the access
    /// cookie, and when that is missing or expired the refresh cookie, which is rotated.
    ///
    /// # Errors
    /// 503 when there are credentials and the database does not answer: never as if anonymous.
    pub async fn of<'r>(request: &'r Request<'_>) -> Result<&'r Visitor, Problem> {
        let resolved = request
            .local_cache_async(async {
                let site = site(request);
                if request.headers().contains("Authorization") {
                    by_header(request, site).await
                } else {
                    by_cookies(request, site).await
                }
            })
            .await;
        resolved.as_ref().map_err(Problem::clone)
    }
}

async fn by_header(request: &Request<'_>, site: &Site) -> Result<Visitor, Problem> {
    let claims = match bearer(request, site) {
        Ok(claims) => claims,
        Err(rejected) => return Ok(Visitor::anonymous(rejected)),
    };
    Ok(match site.sessions.recognise(&claims).await? {
        Standing::Live(who) => Visitor::signed_in(who),
        Standing::Dead(rejected, _) => Visitor::anonymous(rejected),
        Standing::Foreign => Visitor::anonymous(Rejected::Malformed),
    })
}

/// The claims of the access token in the one `Authorization` header.
pub(super) fn bearer(request: &Request<'_>, site: &Site) -> Result<Claims, Rejected> {
    site.keys.verify(presented(request)?, TokenKind::Access, site.clock.now())
}

/// The session that a request presents, by a token that may have expired: of `Authorization`,
/// where that is present, and otherwise of the cookies.
pub fn presented_session(request: &Request<'_>) -> Option<Claims> {
    let site = site(request);
    if !request.headers().contains("Authorization") {
        return SessionCookies::of(request).session(site);
    }
    site.keys.signed(presented(request).ok()?, TokenKind::Access, site.clock.now()).ok()
}

/// The token in the one `Authorization` header (RFC 6750 §2.1).
fn presented<'r>(request: &'r Request<'_>) -> Result<&'r str, Rejected> {
    let mut headers = request.headers().get("Authorization");
    let header = headers.next().ok_or(Rejected::Missing)?;
    let mut parts = header.split_ascii_whitespace();
    let scheme = parts.next().unwrap_or_default();
    if !["bearer", "jwt"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(Rejected::Missing);
    }
    match (parts.next(), parts.next(), headers.next()) {
        (Some(token), None, None) => Ok(token),
        _ => Err(Rejected::Header),
    }
}

async fn by_cookies(request: &Request<'_>, site: &Site) -> Result<Visitor, Problem> {
    let cookies = SessionCookies::of(request);
    let now = site.clock.now();
    let mut dead = None;
    if let Some(token) = cookies.presented(site, TokenKind::Access)
        && let Ok(claims) = site.keys.verify(token, TokenKind::Access, now)
    {
        match site.sessions.recognise(&claims).await? {
            Standing::Live(who) => return Ok(Visitor::signed_in(who)),
            Standing::Dead(rejected, reason) => dead = Some((claims.sid, rejected, reason)),
            Standing::Foreign => {}
        }
    }
    if let Some(token) = cookies.presented(site, TokenKind::Refresh) {
        match site.keys.verify(token, TokenKind::Refresh, now) {
            // Both cookies of one dead session need no second look.
            Ok(claims) if dead.as_ref().is_some_and(|(sid, ..)| *sid == claims.sid) => {}
            Ok(claims) => match by_refresh(request, site, &claims).await? {
                Standing::Live(who) => return Ok(Visitor::signed_in(who)),
                Standing::Dead(rejected, reason) => dead = Some((claims.sid, rejected, reason)),
                Standing::Foreign => {}
            },
            Err(Rejected::Expired) => {
                let claims = site.keys.signed(token, TokenKind::Refresh, now);
                if let Ok(claims) = claims {
                    let reason = site.sessions.epitaph(&claims).await?;
                    dead = dead.or(Some((claims.sid, Rejected::Ended, reason)));
                }
            }
            Err(_) => {}
        }
    }
    Ok(match dead {
        Some((_, rejected, reason)) => {
            cookies.clear();
            Visitor::ended(rejected, reason)
        }
        None => Visitor::anonymous(Rejected::Missing),
    })
}

/// Renews by the refresh token, or only recognises it where the answer cannot carry cookies.
async fn by_refresh(
    request: &Request<'_>,
    site: &Site,
    claims: &Claims,
) -> Result<Standing, Problem> {
    let facts = Facts::of(request);
    if !facts.may_carry_cookies(request) {
        return site.sessions.recognise_by_refresh(claims, Channel::Browser).await;
    }
    Ok(match site.sessions.renew(claims, Channel::Browser).await? {
        Renewed::Live(who, pair) => {
            SessionCookies::of(request).issue(pair);
            Standing::Live(who)
        }
        Renewed::Dead(rejected, reason) => {
            if rejected == Rejected::Reused {
                Entry::of(request).note_by_owner(Event::TokenReused, claims.user_id).await;
            }
            Standing::Dead(rejected, reason)
        }
        Renewed::Foreign => Standing::Foreign,
    })
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for &'r Visitor {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        match Visitor::of(request).await {
            Ok(visitor) => Outcome::Success(visitor),
            Err(problem) => Outcome::Error((raise(request, problem.clone()), problem)),
        }
    }
}
