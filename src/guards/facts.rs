//! What is true of a request from its first byte on, before anything rewrites it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, OnceLock};
use std::time::Instant;

use data_encoding::HEXLOWER;
use rocket::Request;
use rocket::http::Method;
use rocket::http::ext::IntoOwned;
use rocket::request::{FromRequest, Outcome};

use crate::audit::Source;
use crate::config::Config;
use crate::error::Problem;
use crate::site::Site;

/// The path and query as the client sent them.
pub type Origin = rocket::http::uri::Origin<'static>;

/// What the request was when it arrived.
pub struct Facts {
    /// Its name in the log and on error pages: the client's `X-Request-Id` if it is plain, or ours.
    pub id: String,
    /// The method on the wire: Rocket turns `HEAD` into `GET` on the way.
    pub method: Method,
    pub uri: Origin,
    /// The client's address.
    pub address: IpAddr,
    /// The socket's other end, when it sends `X-Forwarded-For` and is no trusted proxy.
    pub untrusted_proxy: Option<IpAddr>,
    pub arrived: Instant,
    /// Whether the request has come by the fairing; what is not even HTTP does not.
    pub admitted: OnceLock<()>,
    /// Why the request is not let in at all.
    pub refusal: OnceLock<Problem>,
}

impl Facts {
    /// The facts of this request; the first call, in the request fairing, settles them.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r Facts {
        request.local_cache(|| Facts {
            id: request_id(request),
            method: request.method(),
            uri: request.uri().clone().into_owned(),
            address: address(request),
            untrusted_proxy: untrusted_proxy(request),
            arrived: Instant::now(),
            admitted: OnceLock::new(),
            refusal: OnceLock::new(),
        })
    }

    /// Where the request comes from, as the audit trail tells it.
    pub fn source(&self) -> Source {
        Source { address: self.address.to_string(), request: self.id.clone() }
    }

    /// Whether an answer may carry cookies at all. Not to `HEAD` and prefetches, whose answers may
    /// be thrown away; not beside `Authorization`, which makes cookies irrelevant; not from static
    /// files and health checks, which belong to nobody (the contract, section 2).
    pub fn may_carry_cookies(&self, request: &Request<'_>, site: &Site) -> bool {
        let headers = request.headers();
        let prefetch =
            headers.get_one("Sec-Purpose").is_some_and(|purpose| purpose.starts_with("prefetch"));
        let path = self.uri.path().as_str();
        let own = path.strip_prefix(site.base.as_str()).unwrap_or(path);
        self.method != Method::Head
            && !prefetch
            && !headers.contains("Authorization")
            && !own.starts_with("/static/")
            && !own.starts_with("/health/")
    }

    /// The client's `User-Agent`, or nothing.
    pub fn user_agent<'r>(request: &'r Request<'_>) -> &'r str {
        request.headers().get_one("User-Agent").unwrap_or_default()
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for &'r Facts {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Facts::of(request))
    }
}

/// Tells the requests of one process from those of all others.
static PROCESS: LazyLock<String> = LazyLock::new(|| {
    let mut id = [0; 8];
    getrandom::fill(&mut id).expect("the operating system gives random bytes");
    HEXLOWER.encode(&id)
});
static COUNT: AtomicU32 = AtomicU32::new(0);

fn request_id(request: &Request<'_>) -> String {
    let plain = |id: &&str| {
        (1..=64).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    match request.headers().get_one("X-Request-Id").filter(plain) {
        Some(id) => id.to_owned(),
        None => {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            format!("{}{count:08x}", *PROCESS)
        }
    }
}

/// The socket's peer, or what a trusted proxy says: `X-Forwarded-For` walked from the right, past
/// every address that is itself trusted (ASVS 4.1.3).
fn address(request: &Request<'_>) -> IpAddr {
    let peer = request.remote().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |remote| remote.ip());
    match request.rocket().state::<Site>() {
        Some(site) => forwarded(request.headers().get("X-Forwarded-For"), peer, &site.config),
        None => peer,
    }
}

fn untrusted_proxy(request: &Request<'_>) -> Option<IpAddr> {
    if !request.headers().contains("X-Forwarded-For") {
        return None;
    }
    let peer = request.remote()?.ip().to_canonical();
    let site = request.rocket().state::<Site>()?;
    (!site.config.trusts(peer)).then_some(peer)
}

fn forwarded<'h>(headers: impl Iterator<Item = &'h str>, peer: IpAddr, config: &Config) -> IpAddr {
    let mut client = peer.to_canonical();
    if !config.trusts(client) {
        return client;
    }
    let hops: Vec<&str> = headers.flat_map(|header| header.split(',')).map(str::trim).collect();
    for hop in hops.iter().rev() {
        let Some(address) = hop_address(hop) else {
            break;
        };
        client = address.to_canonical();
        if !config.trusts(client) {
            break;
        }
    }
    client
}

/// The address of one hop; some proxies write the port behind it, and IPv6 in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let alone = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    let with_port = || hop.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    alone.parse().ok().or_else(with_port)
}
