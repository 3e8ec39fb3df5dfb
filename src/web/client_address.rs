//! The client's address, by the socket and by trusted proxies.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use rocket::Request;

use crate::app::App;
use crate::config::Config;
use crate::web::{dropped, sent};

/// The socket's peer or, behind a trusted proxy, the client in `X-Forwarded-For`, read from the
/// right past every address that is itself trusted (ASVS 4.1.3).
pub(super) fn address(request: &Request<'_>) -> IpAddr {
    let peer = request.remote().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |remote| remote.ip());
    match request.rocket().state::<App>() {
        Some(app) if app.config.trusts(peer.to_canonical()) => {
            let mut hops: Vec<_> = sent(request, "X-Forwarded-For").map(Cow::Borrowed).collect();
            if hops.is_empty() {
                hops.extend(dropped(request, "X-Forwarded-For").map(String::from_utf8_lossy));
            }
            forwarded(hops.iter().map(Cow::as_ref), peer, &app.config)
        }
        Some(_) => peer.to_canonical(),
        None => peer,
    }
}

/// The peer, if it sends `X-Forwarded-For` and is not a trusted proxy.
pub(super) fn untrusted_proxy(request: &Request<'_>) -> Option<IpAddr> {
    sent(request, "X-Forwarded-For").next()?;
    let peer = request.remote()?.ip().to_canonical();
    let app = request.rocket().state::<App>()?;
    (!app.config.trusts(peer)).then_some(peer)
}

fn forwarded<'h>(headers: impl Iterator<Item = &'h str>, peer: IpAddr, config: &Config) -> IpAddr {
    let mut client = peer.to_canonical();
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

/// The address of one hop; some proxies append the port, and put IPv6 in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let alone = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    let with_port = || hop.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    alone.parse().ok().or_else(with_port)
}
