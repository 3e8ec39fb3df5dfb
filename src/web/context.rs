//! What registration and sign-in need of a request.

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::accounts::{Accounts, Caller, Client};
use crate::app::App;
use crate::audit::{By, Party};
use crate::sessions::Identity;
use crate::throttle::Whence;
use crate::web::{RequestInfo, SessionCookies, app, judge};

/// A request with its installation, metadata and cookies.
#[derive(Clone, Copy)]
pub struct Context<'r> {
    pub request: &'r Request<'r>,
    pub app: &'r App,
    pub info: &'r RequestInfo,
    pub cookies: SessionCookies<'r>,
}

impl<'r> Context<'r> {
    /// The context of this request.
    pub fn of(request: &'r Request<'_>) -> Self {
        Context {
            request,
            app: app(request),
            info: RequestInfo::of(request),
            cookies: SessionCookies::of(request),
        }
    }

    /// Operations on accounts, performed by an anonymous visitor.
    pub fn accounts(&self) -> Accounts {
        self.accounts_of(Party::default())
    }

    /// Operations on accounts, performed by this user.
    pub fn accounts_for(&self, person: &Identity) -> Accounts {
        self.accounts_of(Party::account(person.id, &person.username))
    }

    /// Operations on accounts, performed by the host application itself.
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

    /// The id of the session whose cookies the browser presents.
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
