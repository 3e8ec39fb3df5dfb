//! The stateless guard: signature and expiry, no database.

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use crate::app::App;
use crate::error::Rejected;
use crate::token::{Claims, TokenKind};
use crate::web::{Exchange, Problem, SessionCookies, app, authorization, raise};

/// The claims of a valid access token, from `Authorization` or else from the cookie. Neither the
/// session nor the account is checked: a token is valid until it expires, and an expired one is not
/// renewed. For routes where a sign-out may take effect a few minutes late.
#[rocket::async_trait]
impl<'r> FromRequest<'r> for Claims {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let app = app(request);
        let _ = Exchange::of(request).recognised.set(());
        let token = authorization(request).unwrap_or_else(|| {
            let cookie = SessionCookies::of(request).presented(app, TokenKind::Access);
            cookie.ok_or(Rejected::Missing)
        });
        let verify = |token| app.keys.verify(token, TokenKind::Access, app.clock.now());
        let claims = token.and_then(verify);
        match claims {
            Ok(claims) => Outcome::Success(claims),
            Err(rejected) => {
                let problem = Problem::rejected(rejected);
                Outcome::Error((raise(request, problem.clone()), problem))
            }
        }
    }
}

impl Sentinel for Claims {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        rocket.state::<App>().is_none()
    }
}
