//! The headers that every answer has (ASVS 3.4, OWASP Secure Headers).

use rocket::Request;
use rocket::response::Response;

use crate::config::Hsts;
use crate::guards::Facts;
use crate::site::Site;

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                   font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                   frame-ancestors 'none'; object-src 'none'";

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

/// A year, in seconds; also what Rocket's Shield puts there where Rocket does TLS.
const HSTS: &str = "max-age=31536000";
const HSTS_BELOW: &str = "max-age=31536000; includeSubDomains";

/// Puts the headers on an answer. What a host application's route set itself stays.
pub fn secure(request: &Request<'_>, response: &mut Response<'_>) {
    let mut kept = [false; OURS.len()];
    let (mut cached, mut varies, mut transport, mut server) = (false, false, false, false);
    // One look over the few headers there are costs less than asking the map for each of ours.
    for header in response.headers().iter() {
        let is = |name: &str| header.name() == name;
        if let Some(place) = OURS.iter().position(|(name, ..)| is(name)) {
            kept[place] |= header.value() != OURS[place].2;
        }
        cached |= is("Cache-Control");
        varies |= is("Vary");
        transport |= is("Strict-Transport-Security") && header.value() != HSTS;
        server |= is("Server");
    }
    for ((name, value, _), _) in OURS.iter().zip(kept).filter(|(_, kept)| !kept) {
        response.set_raw_header(*name, *value);
    }
    response.set_raw_header("X-Request-Id", Facts::of(request).id.clone());
    if !cached {
        response.set_raw_header("Cache-Control", "no-store");
    }
    if !cached && !varies {
        response.set_raw_header("Vary", "Accept, Cookie");
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
    let Some(config) = request.rocket().state::<Site>().map(|site| &site.config) else {
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
