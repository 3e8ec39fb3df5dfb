//! The stateless guard: signature and expiry, no database.

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use super::cookies::SessionCookies;
use super::visitor::bearer;
use super::{raise, site};
use crate::error::{Problem, Rejected};
use crate::site::Site;
use crate::token::{Claims, TokenKind};

/// What a valid access token says, from `Authorization` or else from the cookie. Neither the
/// session nor the account is looked at: a token lives until it expires, and an expired one is not
/// renewed. For routes where a few minutes' delay of a sign-out does no harm.
#[rocket::async_trait]
impl<'r> FromRequest<'r> for Claims {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let site = site(request);
        let claims = if request.headers().contains("Authorization") {
            bearer(request, site)
        } else {
            match SessionCookies::of(request).presented(site, TokenKind::Access) {
                Some(token) => site.keys.verify(token, TokenKind::Access, site.clock.now()),
                None => Err(Rejected::Missing),
            }
        };
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
        rocket.state::<Site>().is_none()
    }
}
