//! Sign-in and sign-out by a host's own code.

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use crate::accounts::{Accounts, Way};
use crate::app::App;
use crate::error::Refusal;
use crate::guards::{Visitor, presented_session};
use crate::users::{User, UserId};
use crate::web::{Context, Problem, raise};

/// Signs in users whom the host itself has authenticated, for instance by single sign-on, and signs
/// users out. The answer to this request sets the cookies, whatever it is.
///
/// ```rust,no_run
/// use doorward::{Accounts, Login, Problem};
/// use rocket::get;
/// use rocket::response::Redirect;
///
/// #[get("/sso/callback?<ticket>")]
/// async fn callback(
///     login: Login<'_>,
///     accounts: Accounts,
///     ticket: &str,
/// ) -> Result<Redirect, Problem> {
///     # fn verified(ticket: &str) -> Result<&str, Problem> { Ok(ticket) }
///     let address = verified(ticket)?;
///     let user = accounts.find_by_login(address).await?;
///     let user = user.ok_or_else(|| Problem::new(403, "You have no account here."))?;
///     login.login(user.id, true, &["sso"]).await?;
///     Ok(Redirect::to("/"))
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Login<'r>(Context<'r>);

impl Login<'_> {
    /// Opens a session of an account in this browser and replaces the one that it has had so far;
    /// with `remember` it outlasts the browser. `methods` tell the audit trail how the user was
    /// authenticated, in the terms of RFC 8176 where one fits.
    ///
    /// # Errors
    /// Not found, inactive account, or a failure of the server.
    pub async fn login(
        &self,
        id: UserId,
        remember: bool,
        methods: &[&str],
    ) -> Result<User, Refusal> {
        let old = self.0.presented();
        let way = Way::Browser { remember, old: old.as_deref() };
        let (user, pair) = self.0.accounts().sign_in_recognised(id, way, methods).await?;
        self.0.cookies.issue(pair);
        Ok(user)
    }

    /// Ends the session of this request, if there is one, even if its tokens have expired, and
    /// deletes the cookies. Cookies that were not signed here are left alone. With `Authorization`,
    /// the session is that of the access token.
    ///
    /// # Errors
    /// A failure of the server.
    pub async fn logout(&self) -> Result<(), Refusal> {
        let session = presented_session(self.0.request);
        if let Some(claims) = &session {
            self.0.accounts().sign_out(claims).await?;
        }
        if session.is_some() || !self.0.cookies.any(self.0.app) {
            self.0.cookies.clear();
        }
        Ok(())
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Login<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Login(Context::of(request)))
    }
}

impl Sentinel for Login<'_> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        rocket.state::<App>().is_none()
    }
}

/// Operations on accounts. The audit trail names the signed-in user as the actor, or the host
/// application if nobody is signed in. Whether the user may do this is for the route to decide, for
/// instance with [`Staff`](crate::Staff).
#[rocket::async_trait]
impl<'r> FromRequest<'r> for Accounts {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let context = Context::of(request);
        match Visitor::of(request).await {
            Ok(Visitor { who: Some(who), .. }) => Outcome::Success(context.accounts_for(who)),
            Ok(_) => Outcome::Success(context.accounts_for_host()),
            Err(problem) => Outcome::Error((raise(request, problem.clone()), problem)),
        }
    }
}

impl Sentinel for Accounts {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        rocket.state::<App>().is_none()
    }
}
