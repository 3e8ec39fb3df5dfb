//! What registering and signing in need to know of a request.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::{Facts, SessionCookies, site};
use crate::accounts::{Accounts, Caller, Client};
use crate::audit::{By, Party};
use crate::sessions::Identity;
use crate::site::Site;

/// A request to come in.
#[derive(Clone, Copy)]
pub struct Entry<'r> {
    pub request: &'r Request<'r>,
    pub site: &'r Site,
    pub facts: &'r Facts,
    pub cookies: SessionCookies<'r>,
}

impl<'r> Entry<'r> {
    /// What there is to know of this request.
    pub fn of(request: &'r Request<'_>) -> Self {
        Entry {
            request,
            site: site(request),
            facts: Facts::of(request),
            cookies: SessionCookies::of(request),
        }
    }

    /// The verbs on accounts, for somebody who is not signed in.
    pub fn accounts(&self) -> Accounts {
        self.accounts_of(Party::default())
    }

    /// The verbs on accounts, for this person.
    pub fn accounts_for(&self, person: &Identity) -> Accounts {
        self.accounts_of(Party::account(person.id, &person.username))
    }

    fn accounts_of(&self, actor: Party) -> Accounts {
        let user_agent = Facts::user_agent(self.request).to_owned();
        let client = Client { address: self.facts.address, user_agent };
        Accounts::new(self.site, Caller { by: By { actor, source: self.facts.source() }, client })
    }

    /// The session that this browser has had so far.
    pub fn presented(&self) -> Option<String> {
        self.cookies.session(self.site).map(|claims| claims.sid)
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Entry<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Entry::of(request))
    }
}
