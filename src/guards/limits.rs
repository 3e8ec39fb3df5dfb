//! Guards for a host's own limits and for the client's address.

use std::net::IpAddr;
use std::ops::Deref;
use std::time::Duration;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use crate::app::App;
use crate::error::Refusal;
use crate::web::{Context, RequestInfo};

/// The client's address, as the audit trail and the limits use it: the socket's peer, or what
/// trusted proxies report (the setting `trusted_proxies`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl Deref for ClientAddress {
    type Target = IpAddr;

    fn deref(&self) -> &IpAddr {
        &self.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ClientAddress {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(ClientAddress(RequestInfo::of(request).address))
    }
}

impl Sentinel for ClientAddress {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        rocket.state::<App>().is_none()
    }
}

/// A host's own limits, counted like Doorward's: exact, shared by all nodes, kept over restarts.
///
/// ```rust,no_run
/// use std::time::Duration;
///
/// use doorward::{CurrentUser, Limits, Problem};
/// use rocket::post;
///
/// #[post("/orders")]
/// async fn order(user: CurrentUser<'_>, limits: Limits<'_>) -> Result<&'static str, Problem> {
///     let (key, hour) = (user.id.to_string(), Duration::from_secs(3600));
///     limits.attempt("orders", &key, 20, hour).await?;
///     Ok("ordered")
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Limits<'r>(Context<'r>);

impl Limits<'_> {
    /// Counts one of `quota` attempts within `window`, which is at most a day. `name` is the
    /// limit's name in the `RateLimit` headers of the answer (lower-case letters, digits and `. _
    /// -`); `key` is what is counted, such as an account's id or an address.
    ///
    /// # Errors
    /// Throttled when no attempt is left, which becomes a 429 that says when there will be one; or
    /// a failure of the server.
    pub async fn attempt(
        &self,
        name: &'static str,
        key: &str,
        quota: u32,
        window: Duration,
    ) -> Result<(), Refusal> {
        self.0.accounts().attempt_at(name, key, quota, window).await
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Limits<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Limits(Context::of(request)))
    }
}

impl Sentinel for Limits<'_> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        rocket.state::<App>().is_none()
    }
}
