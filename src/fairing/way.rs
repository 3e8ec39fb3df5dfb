//! From the address that was asked for to the route that answers.

use rocket::Request;
use rocket::http::uri::Origin;

use crate::guards::{API, Face};
use crate::routes;

/// Where the request goes, if not where its address says: a page whose JSON face is asked for is
/// the endpoint behind it, and a trailing slash makes no difference. `own` is its path below
/// `base`, without the slash.
pub fn of(request: &Request<'_>, base: &str, own: &str) -> Option<Origin<'static>> {
    match routes::api::behind(own) {
        Some(endpoint) if Face::of(request) == Face::Json => {
            at(request, &format!("{base}{}{endpoint}", API[0]))
        }
        _ => without_slash(request),
    }
}

/// The same URI without its trailing slash, where only that leads to a route: Rocket tells the two
/// apart, and a redirect would lose a POST's body.
fn without_slash(request: &Request<'_>) -> Option<Origin<'static>> {
    let uri = request.uri();
    let path = uri.path().as_str();
    if path.len() < 2 || !path.ends_with('/') {
        return None;
    }
    let hosts_own = request
        .rocket()
        .routes()
        .any(|route| route.uri.path().len() > 1 && route.uri.path() == path);
    if hosts_own {
        return None;
    }
    let trimmed = match path.trim_end_matches('/') {
        "" => "/",
        trimmed => trimmed,
    };
    at(request, trimmed)
}

/// This path, with the query of the request.
fn at(request: &Request<'_>, path: &str) -> Option<Origin<'static>> {
    let text = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    Origin::parse_owned(text).ok()
}
