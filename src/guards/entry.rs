//! What registering and signing in need to know of a request.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::{Face, Facts, SessionCookies, site};
use crate::site::Site;

/// A request to come in.
#[derive(Clone, Copy)]
pub struct Entry<'r> {
    pub request: &'r Request<'r>,
    pub site: &'r Site,
    pub facts: &'r Facts,
    pub face: Face,
    pub cookies: SessionCookies<'r>,
}

impl<'r> Entry<'r> {
    /// What there is to know of this request.
    pub fn of(request: &'r Request<'_>) -> Self {
        Entry {
            request,
            site: site(request),
            facts: Facts::of(request),
            face: Face::of(request),
            cookies: SessionCookies::of(request),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Entry<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Entry::of(request))
    }
}
