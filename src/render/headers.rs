//! The headers that every answer has (ASVS 3.4, OWASP Secure Headers).

use rocket::Request;
use rocket::response::Response;

use crate::app::App;
use crate::config::Hsts;
use crate::error::Quota;
use crate::web::{Exchange, RequestInfo};

macro_rules! policy {
    ($ancestors:literal) => {
        concat!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
             frame-ancestors ",
            $ancestors,
            "; object-src 'none'"
        )
    };
}

const CSP: &str = policy!("'none'");
/// Beside a host's `X-Frame-Options: SAMEORIGIN`, which it would overrule.
const FRAMED_CSP: &str = policy!("'self'");

/// Ours, each with what Rocket's Shield would have put in its place.
const OURS: [(&str, &str, &str); 7] = [
    ("Content-Security-Policy", CSP, ""),
    ("X-Content-Type-Options", "nosniff", "nosniff"),
    ("X-Frame-Options", "DENY", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin", ""),
    ("Cross-Origin-Opener-Policy", "same-origin", ""),
    ("Cross-Origin-Resource-Policy", "same-origin", ""),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
        "interest-cohort=()",
    ),
];

/// The place of `X-Frame-Options` among them.
const FRAMES: usize = 2;

/// A year, in seconds; also what Rocket's Shield puts there where Rocket does TLS.
const HSTS: &str = "max-age=31536000";
const HSTS_BELOW: &str = "max-age=31536000; includeSubDomains";

/// What the answers of pages depend on.
const VARY: &str = "Accept, Cookie";
/// What those of the API depend on, and of endpoints that read no credentials.
pub const VARY_API: &str = "Accept, Authorization, Cookie";
pub const VARY_PUBLIC: &str = "Accept";

/// Puts the headers on an answer. What a host's route has set itself stays, and so does what a
/// Shield of the host's own has set otherwise than Rocket's usual one.
pub fn secure(request: &Request<'_>, response: &mut Response<'_>) {
    let (info, exchange) = (RequestInfo::of(request), Exchange::of(request));
    let ours =
        info.own().is_some() || exchange.told.get().is_some() || exchange.admitted.get().is_none();
    let (mut kept, mut early) = ([false; OURS.len()], [false; OURS.len()]);
    let (mut cached, mut varies, mut transport, mut server) = (false, false, false, false);
    // One look over the few headers there are costs less than asking the map for each of ours.
    for header in response.headers().iter() {
        let is = |name: &str| header.name() == name;
        if let Some(place) = OURS.iter().position(|(name, ..)| is(name)) {
            kept[place] |= header.value() != OURS[place].2;
            early[place] |= !server;
        }
        cached |= is("Cache-Control");
        varies |= is("Vary");
        transport |= is("Strict-Transport-Security") && header.value() != HSTS;
        server |= is("Server");
    }
    let mut policy = CSP;
    if server && !ours {
        // Rocket adds `Server` to what the route has set, and then asks Shield.
        kept.iter_mut().zip(early).for_each(|(kept, early)| *kept |= early);
        if kept[FRAMES] && response.headers().get_one(OURS[FRAMES].0) == Some(OURS[FRAMES].2) {
            policy = FRAMED_CSP;
        }
    }
    for ((name, value, _), _) in OURS.iter().zip(kept).filter(|(_, kept)| !kept) {
        let value = if *value == CSP { policy } else { value };
        response.set_raw_header(*name, value);
    }
    response.set_raw_header("X-Request-Id", info.id.clone());
    // Of the host's answers, those are anybody's for which nobody asked who it is.
    let personal = !cached && (ours || exchange.recognised.get().is_some());
    if personal {
        response.set_raw_header("Cache-Control", "no-store");
    }
    if personal && !varies {
        response.set_raw_header("Vary", VARY);
    }
    if !transport {
        transport_security(request, response);
    }
    if server {
        response.remove_header("Server");
    }
}

fn transport_security(request: &Request<'_>, response: &mut Response<'_>) {
    const NAME: &str = "Strict-Transport-Security";
    let Some(config) = request.rocket().state::<App>().map(|app| &app.config) else {
        return;
    };
    let told = match config.hsts {
        Hsts::Off => return response.remove_header(NAME),
        _ if !config.public_url.is_https() => return,
        Hsts::On => HSTS,
        Hsts::IncludeSubdomains => HSTS_BELOW,
    };
    response.set_raw_header(NAME, told);
}

/// When to come back, and which limit says so: nothing is left of it until then
/// (draft-ietf-httpapi-ratelimit-headers-10 §4).
pub fn waiting(seconds: u64, quota: Option<&Quota>) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Retry-After", seconds.to_string())];
    if let Some(quota) = quota {
        headers.push(("RateLimit-Policy", quota.policies.clone()));
        headers.push(("RateLimit", format!("\"{}\";r=0;t={seconds}", quota.spent)));
    }
    headers
}
