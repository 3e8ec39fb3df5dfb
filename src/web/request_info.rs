//! What is true of a request from its first byte on, before anything rewrites it.

use std::net::IpAddr;
use std::sync::OnceLock;
use std::time::Instant;

use rocket::Request;
use rocket::http::Method;
use rocket::http::ext::IntoOwned;
use rocket::request::{FromRequest, Outcome};

use crate::audit::Source;
use crate::web::client_address::{address, untrusted_proxy};
use crate::web::request_id::{named, next_id};
use crate::web::{Problem, authorization, place, sent};

/// The path and query as the client sent them.
pub type Origin = rocket::http::uri::Origin<'static>;

/// What the request was when it arrived.
pub struct RequestInfo {
    /// Its name in the log and on error pages; no other request has had it.
    pub id: String,
    /// What the client or a proxy calls it in `X-Request-Id`, if that is plain: for the log alone.
    pub named: Option<String>,
    /// The method on the wire: Rocket turns `HEAD` into `GET` on the way.
    pub method: Method,
    pub uri: Origin,
    /// See [`Facts::own`].
    own: Option<String>,
    /// The client's address.
    pub address: IpAddr,
    /// The socket's other end, when it sends `X-Forwarded-For` and is no trusted proxy.
    pub untrusted_proxy: Option<IpAddr>,
    pub arrived: Instant,
    /// Whether the request has come by the fairing; what is not even HTTP does not.
    pub admitted: OnceLock<()>,
    /// Why the request is not let in at all.
    pub refusal: OnceLock<Problem>,
    /// Whether the answer is a page or JSON about a problem, on whosever address.
    pub told: OnceLock<()>,
    /// Whether it was asked who the visitor is: then the answer may be for one person alone.
    pub recognised: OnceLock<()>,
}

impl RequestInfo {
    /// What there is to know of this request; the first call, in the request fairing, settles it.
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
            admitted: OnceLock::new(),
            refusal: OnceLock::new(),
            told: OnceLock::new(),
            recognised: OnceLock::new(),
        })
    }

    /// The address of the own route that the request goes to: its path below the base, without a
    /// trailing slash. `None` on the host's addresses and where there is nothing.
    pub fn own(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// Where the request comes from, as the audit trail tells it.
    pub fn source(&self) -> Source {
        Source { address: self.address.to_string(), request: self.id.clone() }
    }

    /// Whether an answer may carry cookies at all. Not to `HEAD` and prefetches, whose answers may
    /// be thrown away; not beside an `Authorization` of ours, which makes cookies irrelevant; not from static
    /// files and health checks, which belong to nobody (the contract, section 2).
    pub fn may_carry_cookies(&self, request: &Request<'_>) -> bool {
        let purpose = sent(request, "Sec-Purpose").next();
        let prefetch = purpose.is_some_and(|purpose| purpose.starts_with("prefetch"));
        self.method != Method::Head
            && !prefetch
            && authorization(request).is_none()
            && !place::goes_to(request, &["/static", "/health"])
    }

    /// The client's `User-Agent`, or nothing.
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
