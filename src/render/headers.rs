//! The headers that every answer has (ASVS 3.4, OWASP Secure Headers).

use rocket::Request;
use rocket::response::Response;

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

/// A year, in seconds.
const HSTS: &str = "max-age=31536000; includeSubDomains";

/// Puts the headers on an answer. What a host application's route set itself stays.
pub fn secure(request: &Request<'_>, response: &mut Response<'_>) {
    for (name, value, default) in OURS {
        if response.headers().get_one(name).is_none_or(|set| set == default) {
            response.set_raw_header(name, value);
        }
    }
    response.set_raw_header("X-Request-Id", Facts::of(request).id.clone());
    if !response.headers().contains("Cache-Control") {
        response.set_raw_header("Cache-Control", "no-store");
        if !response.headers().contains("Vary") {
            response.set_raw_header("Vary", "Accept, Cookie");
        }
    }
    let https =
        request.rocket().state::<Site>().is_some_and(|site| site.config.public_url.is_https());
    if https && !response.headers().contains("Strict-Transport-Security") {
        response.set_raw_header("Strict-Transport-Security", HSTS);
    }
    response.remove_header("Server");
}
