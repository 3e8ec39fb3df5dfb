//! A request as it arrived, before anything rewrites it.

use std::net::IpAddr;
use std::time::Instant;

use rocket::Request;
use rocket::http::Method;
use rocket::http::ext::IntoOwned;
use rocket::request::{FromRequest, Outcome};

use crate::app::App;
use crate::audit::Source;
use crate::web::client_address::{address, untrusted_proxy};
use crate::web::place::{self, below, matches};
use crate::web::request_id::{named, next_id};
use crate::web::{API, sent};

/// The path and query as the client sent them.
pub type Origin = rocket::http::uri::Origin<'static>;

/// A request as it arrived.
pub struct RequestInfo {
    /// Its unique id in the log and on error pages.
    pub id: String,
    /// The id that the client or a proxy gave it in `X-Request-Id`, if that is plain; only for the
    /// log.
    pub named: Option<String>,
    /// The method as sent; Rocket turns `HEAD` into `GET`.
    pub method: Method,
    pub uri: Origin,
    /// See [`RequestInfo::own`].
    own: Option<String>,
    /// The client's address.
    pub address: IpAddr,
    /// The socket's peer, if it sends `X-Forwarded-For` and is not a trusted proxy.
    pub untrusted_proxy: Option<IpAddr>,
    pub arrived: Instant,
}

impl RequestInfo {
    /// The info of this request, fixed by the first call, in the request fairing.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r RequestInfo {
        request.local_cache(|| RequestInfo {
            id: next_id(),
            named: named(request),
            method: request.method(),
            uri: request.uri().clone().into_owned(),
            own: place::own(request, request.uri().path().as_str()),
            address: address(request),
            untrusted_proxy: untrusted_proxy(request),
            arrived: Instant::now(),
        })
    }

    /// The address of the own route that the request goes to: its path below the base, without a
    /// trailing slash. `None` for a host's addresses and for unknown ones.
    pub fn own(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// The client's address and the request's id, for the audit trail.
    pub fn source(&self) -> Source {
        Source { address: self.address.to_string(), request: self.id.clone() }
    }

    /// The client's `User-Agent`, or an empty string.
    pub fn user_agent<'r>(request: &'r Request<'_>) -> &'r str {
        sent(request, "User-Agent").next().unwrap_or_default()
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for &'r RequestInfo {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(RequestInfo::of(request))
    }
}

/// Whether a request goes to the API.
pub fn is_api(request: &Request<'_>) -> bool {
    goes_to(request, &API)
}

/// Whether a request goes to or below one of these own paths. An address without a route counts as
/// well, unless a route of the host answers or the host has left the address out.
pub(super) fn goes_to(request: &Request<'_>, paths: &[&str]) -> bool {
    let Some(app) = request.rocket().state::<App>() else { return false };
    let there = |own: &str| paths.iter().any(|path| below(path, own).is_some());
    let info = RequestInfo::of(request);
    if let Some(own) = info.own() {
        return there(own);
    }
    let path = info.uri.path().as_str();
    let hosts = || request.rocket().routes().any(|route| matches(route.uri.path(), path));
    let own = below(&app.base, path).filter(|own| there(own) && !app.config.left_out.have(own));
    own.is_some() && !hosts()
}
