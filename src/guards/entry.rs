//! What registering and signing in need to know of a request.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::{Facts, SessionCookies, site};
use crate::audit::{By, Event, Party, Record};
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

    /// This person, acting by this request.
    pub fn by(&self, who: &Identity) -> By {
        By { actor: Party::account(who.id, &who.username), source: self.facts.source() }
    }

    /// Notes what the holder of a token of this account has done.
    pub async fn note_by_owner(&self, event: Event, user_id: i64) {
        let found = self.site.users.get(user_id).await.ok().flatten();
        let owner = found.as_ref().map(Party::from);
        let owner = owner.unwrap_or(Party { id: Some(user_id), name: String::new() });
        let by = By { actor: owner.clone(), source: self.facts.source() };
        self.site.audit.note(Record::new(event, &by).on(owner)).await;
    }

    /// Somebody, not signed in, acting by this request.
    pub fn by_anyone(&self) -> By {
        By { actor: Party::default(), source: self.facts.source() }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Entry<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Entry::of(request))
    }
}
