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
/// For a host's `X-Frame-Options: SAMEORIGIN`, which the other policy would override.
const FRAMED_CSP: &str = policy!("'self'");

/// Our headers: the name, the value, and the value that Rocket's Shield sets by default.
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

/// The index of `X-Frame-Options` in them.
const FRAMES: usize = 2;

/// One year, in seconds; Rocket's Shield sets the same when Rocket serves TLS.
const HSTS: &str = "max-age=31536000";
const HSTS_BELOW: &str = "max-age=31536000; includeSubDomains";

/// `Vary` of pages.
const VARY: &str = "Accept, Cookie";
/// `Vary` of the API, and of its endpoints that read no credentials.
pub const VARY_API: &str = "Accept, Authorization, Cookie";
pub const VARY_PUBLIC: &str = "Accept";

/// Sets the headers of an answer. Headers that a host's route has set stay, and so do those of a
/// host's Shield that differ from Rocket's defaults.
pub fn secure(request: &Request<'_>, response: &mut Response<'_>) {
    let (info, exchange) = (RequestInfo::of(request), Exchange::of(request));
    let ours =
        info.own().is_some() || exchange.told.get().is_some() || exchange.admitted.get().is_none();
    let (mut kept, mut early) = ([false; OURS.len()], [false; OURS.len()]);
    let (mut cached, mut varies, mut transport, mut server) = (false, false, false, false);
    // One scan over the few headers is cheaper than a map lookup for each of ours.
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
        // Rocket appends `Server` after the route's headers and before Shield's.
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
    // A host's answer is personal only if a guard has looked up the visitor.
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

/// `Retry-After` and, for a limit, the `RateLimit` headers: nothing is left of it until then
/// (draft-ietf-httpapi-ratelimit-headers-10 §4).
pub fn waiting(seconds: u64, quota: Option<&Quota>) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Retry-After", seconds.to_string())];
    if let Some(quota) = quota {
        headers.push(("RateLimit-Policy", quota.policies.clone()));
        headers.push(("RateLimit", format!("\"{}\";r=0;t={seconds}", quota.spent)));
    }
    headers
}
