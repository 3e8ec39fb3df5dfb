//! The visitor, resolved once per request; the session is renewed if necessary.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::app::App;
use crate::audit::Event;
use crate::error::{EndReason, Rejected};
use crate::sessions::{Channel, End, Identity, Recognition, Renewed};
use crate::token::{Claims, TokenKind};
use crate::web::{Context, Exchange, Problem, SessionCookies, app, authorization, raise};

/// The visitor, signed in or anonymous; see `CurrentUser` for routes that need a signed-in user.
#[derive(Debug)]
pub struct Visitor {
    /// The user, if signed in.
    pub who: Option<Box<Identity>>,
    /// Why nobody is signed in.
    pub rejected: Rejected,
    /// Why the session of this browser's cookies ended.
    pub ended: Option<EndReason>,
}

impl Visitor {
    fn anonymous(rejected: Rejected) -> Self {
        Visitor { who: None, rejected, ended: None }
    }

    fn signed_in(who: Box<Identity>) -> Self {
        Visitor { who: Some(who), rejected: Rejected::Missing, ended: None }
    }

    fn ended(end: End) -> Self {
        Visitor { who: None, rejected: end.rejected, ended: Some(end.reason) }
    }

    /// The visitor of this request. An `Authorization` of ours decides alone; otherwise the access
    /// cookie or, if that is missing or expired, the refresh cookie, which is rotated.
    ///
    /// # Errors
    /// 503 when there are credentials and the database does not answer: the visitor never counts as
    /// anonymous then.
    pub async fn of<'r>(request: &'r Request<'_>) -> Result<&'r Visitor, Problem> {
        let resolved = request
            .local_cache_async(async {
                let app = app(request);
                let _ = Exchange::of(request).recognised.set(());
                match authorization(request) {
                    Some(token) => by_header(token, app).await,
                    None => by_cookies(request, app).await,
                }
            })
            .await;
        resolved.as_ref().map_err(Problem::clone)
    }
}

async fn by_header(token: Result<&str, Rejected>, app: &App) -> Result<Visitor, Problem> {
    let verify = |token| app.keys.verify(token, TokenKind::Access, app.clock.now());
    let claims = match token.and_then(verify) {
        Ok(claims) => claims,
        Err(rejected) => return Ok(Visitor::anonymous(rejected)),
    };
    Ok(match app.sessions.recognise(&claims).await? {
        Recognition::Live(who) => Visitor::signed_in(who),
        Recognition::Dead(end) => Visitor::anonymous(end.rejected),
        Recognition::Foreign => Visitor::anonymous(Rejected::Malformed),
    })
}

/// The session that a request presents, by an `Authorization` of ours or otherwise by the cookies,
/// even if the token has expired.
pub fn presented_session(request: &Request<'_>) -> Option<Claims> {
    let app = app(request);
    match authorization(request) {
        Some(token) => {
            app.keys.verify_signature(token.ok()?, TokenKind::Access, app.clock.now()).ok()
        }
        None => SessionCookies::of(request).session(app),
    }
}

async fn by_cookies(request: &Request<'_>, app: &App) -> Result<Visitor, Problem> {
    let cookies = SessionCookies::of(request);
    let now = app.clock.now();
    let signed = |kind| {
        let token = cookies.presented(app, kind)?;
        app.keys.verify_signature(token, kind, now).ok().filter(|claims| claims.token_type == kind)
    };
    let access = signed(TokenKind::Access);
    let mut dead: Option<(&str, End)> = None;
    if let Some(claims) = access.as_ref().filter(|claims| claims.exp > now) {
        match app.sessions.recognise(claims).await? {
            Recognition::Live(who) => return Ok(Visitor::signed_in(who)),
            Recognition::Dead(end) => dead = Some((&claims.sid, end)),
            Recognition::Foreign => {}
        }
    }
    // If both cookies belong to one ended session, one lookup is enough.
    let refresh = signed(TokenKind::Refresh);
    let another = |claims: &&Claims| dead.is_none_or(|(sid, _)| sid != claims.sid);
    if let Some(claims) = refresh.as_ref().filter(another) {
        // Boxed, since every request would carry the room for what few of them do.
        match Box::pin(by_refresh(request, app, claims, access.as_ref())).await? {
            Recognition::Live(who) => return Ok(Visitor::signed_in(who)),
            Recognition::Dead(end) => dead = Some((&claims.sid, end)),
            Recognition::Foreign => {}
        }
    }
    let Some((_, end)) = dead else { return Ok(Visitor::anonymous(Rejected::Missing)) };
    if !end.cookies_stay {
        cookies.clear();
    }
    Ok(Visitor::ended(end))
}

/// Renews the session by the refresh token, or only looks it up if the answer cannot set cookies.
async fn by_refresh(
    request: &Request<'_>,
    app: &App,
    claims: &Claims,
    access: Option<&Claims>,
) -> Result<Recognition, Problem> {
    let (sessions, browser) = (&app.sessions, Channel::Browser);
    if !SessionCookies::of(request).may_be_set() {
        return Ok(sessions.recognise_by_refresh(claims, browser, access).await?);
    }
    Ok(match sessions.renew(claims, browser, access).await? {
        Renewed::Live(who, pair) => {
            SessionCookies::of(request).issue(pair);
            Recognition::Live(who)
        }
        Renewed::Dead(end) => {
            if end.rejected == Rejected::Reused {
                let accounts = Context::of(request).accounts();
                accounts.note_by_owner(Event::TokenReused, claims.user_id).await;
            }
            Recognition::Dead(end)
        }
        Renewed::Foreign => Recognition::Foreign,
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
