//! The failures of operations.

use rocket::http::Method;

use crate::api::endpoint::{Access, Endpoint, Operation};

/// One documented failure.
pub(super) struct DocumentedFailure {
    pub(super) status: u16,
    /// For people.
    pub(super) why: &'static str,
    /// The name of the body's shape.
    pub(super) shape: &'static str,
    /// The headers of this answer, and what they say.
    pub(super) headers: &'static [(&'static str, &'static str)],
}

/// Every failure of an operation.
pub(super) fn failures(endpoint: &Endpoint, operation: &Operation) -> Vec<DocumentedFailure> {
    let writes = operation.method != Method::Get;
    let token = endpoint.path.starts_with("/token");
    let body = !operation.body().is_empty();
    let versioned = endpoint.is_versioned() && writes;
    let guessed = matches!(endpoint.path, "/register" | "/token" | "/me" | "/me/password");
    let told = [
        (body || versioned, 400, "The body or a field is not right", "Errors"),
        (
            endpoint.access != Access::Public || token,
            401,
            "Credentials are missing or not valid",
            "Detail",
        ),
        (
            endpoint.access == Access::Staff || endpoint.path == "/register" || writes && !token,
            403,
            "Not allowed",
            "Detail",
        ),
        (true, 404, "No such thing, page or format", "Detail"),
        (true, 406, "Neither JSON nor HTML is accepted", "Detail"),
        (body, 408, "The body was too slow", "Detail"),
        (versioned, 409, "Somebody was faster", "Detail"),
        (body, 413, "The body is too large", "Detail"),
        (body, 415, "The body's type is not read", "Detail"),
        (guessed && writes, 429, "Too many attempts", "Detail"),
        (endpoint.path != "/schema", 503, "Busy, or the database is away", "Detail"),
    ];
    told.into_iter()
        .filter(|(applies, ..)| *applies)
        .map(|(_, status, why, shape)| DocumentedFailure {
            status,
            why,
            shape,
            headers: headers(status),
        })
        .collect()
}

fn headers(status: u16) -> &'static [(&'static str, &'static str)] {
    const WAIT: (&str, &str) = ("Retry-After", "Seconds until another attempt makes sense.");
    match status {
        401 => &[("WWW-Authenticate", "The scheme that credentials are sent with.")],
        429 => &[
            WAIT,
            ("RateLimit-Policy", "The limits: attempts `q` in `w` seconds."),
            ("RateLimit", "The limit that is spent, and the seconds `t` until it is not."),
        ],
        503 => &[WAIT],
        _ => &[],
    }
}
