//! Guards for a repeated form whose first sending ended the user's session: its answer may have
//! been lost, and the form comes again with the cookies of the ended session.

use rocket::Request;
use rocket::http::Method;
use rocket::request::{FromRequest, Outcome};

use crate::audit::Event;
use crate::error::Rejected;
use crate::guards::{CurrentUser, Visitor};
use crate::sessions::Identity;
use crate::web::{Problem, RequestInfo, SessionCookies, app, raise};

/// The user whose session, named by the cookies, was replaced by their change of password a moment
/// ago. This signs nobody in: it is for the repeat of that change, which has to bring the new
/// password.
///
/// # Errors
/// 503 when the database does not answer.
pub async fn former<'r>(request: &'r Request<'_>) -> Result<Option<&'r Identity>, Problem> {
    let found = request
        .local_cache_async(async {
            let app = app(request);
            let claims = SessionCookies::of(request).session(app);
            match claims.filter(|_| RequestInfo::of(request).method == Method::Post) {
                Some(claims) => app.sessions.former(&claims).await.map_err(Problem::from),
                None => Ok(None),
            }
        })
        .await;
    found.as_ref().map(Option::as_ref).map_err(Problem::clone)
}

/// The user who changes their password: signed in, or found by [`former`].
#[derive(Clone, Copy, Debug)]
pub struct Changer<'r>(pub &'r Identity);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Changer<'r> {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let left = match Visitor::of(request).await {
            Ok(Visitor { who: None, .. }) => former(request).await,
            _ => Ok(None),
        };
        match left {
            Ok(Some(left)) => Outcome::Success(Changer(left)),
            Ok(None) => CurrentUser::from_request(request).await.map(|user| Changer(user.who)),
            Err(problem) => Outcome::Error((raise(request, problem.clone()), problem)),
        }
    }
}

/// The user who deletes their account.
#[derive(Clone, Copy, Debug)]
pub enum Leaver<'r> {
    Here(CurrentUser<'r>),
    /// The account is gone, and the audit trail says that its owner has just deleted it.
    Gone,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Leaver<'r> {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let gone = match Visitor::of(request).await {
            Ok(Visitor { who: None, rejected: Rejected::UserGone, .. }) => has_left(request).await,
            _ => Ok(false),
        };
        match gone {
            Ok(true) => Outcome::Success(Leaver::Gone),
            Ok(false) => CurrentUser::from_request(request).await.map(Leaver::Here),
            Err(problem) => Outcome::Error((raise(request, problem.clone()), problem)),
        }
    }
}

async fn has_left(request: &Request<'_>) -> Result<bool, Problem> {
    let app = app(request);
    let Some(claims) = SessionCookies::of(request).session(app) else { return Ok(false) };
    Ok(app.audit.just(Event::AccountDeleted, claims.user_id).await?.is_some())
}
