//! What registering and signing in need to know of a request.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::accounts::{Accounts, Caller, Client};
use crate::app::App;
use crate::audit::{By, Party};
use crate::sessions::Identity;
use crate::throttle::Whence;
use crate::web::{RequestInfo, SessionCookies, app, judge};

/// A request to come in.
#[derive(Clone, Copy)]
pub struct Context<'r> {
    pub request: &'r Request<'r>,
    pub app: &'r App,
    pub info: &'r RequestInfo,
    pub cookies: SessionCookies<'r>,
}

impl<'r> Context<'r> {
    /// What there is to know of this request.
    pub fn of(request: &'r Request<'_>) -> Self {
        Context {
            request,
            app: app(request),
            info: RequestInfo::of(request),
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

    /// The verbs on accounts, for the host application itself.
    pub fn accounts_for_host(&self) -> Accounts {
        self.accounts_of(By::host().actor)
    }

    fn accounts_of(&self, actor: Party) -> Accounts {
        let user_agent = RequestInfo::user_agent(self.request).to_owned();
        let (request, method) = (self.request, self.info.method);
        let foreign = judge(request, method, self.app.config.public_url.origin()).is_err();
        let whence = Whence { address: self.info.address, foreign };
        let client = Client { whence, user_agent };
        Accounts::new(self.app, Caller { by: By { actor, source: self.info.source() }, client })
    }

    /// The session that this browser has had so far.
    pub fn presented(&self) -> Option<String> {
        self.cookies.session(self.app).map(|claims| claims.sid)
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Context<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Context::of(request))
    }
}
