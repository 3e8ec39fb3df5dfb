//! Rewrites the requested address to that of the route that answers.

use rocket::Request;
use rocket::http::uri::Origin;

use crate::pages::endpoint_behind;
use crate::web::{API, Format, LinkCode, RequestInfo, app};

/// The address that a request to one of Doorward's routes is routed by, if not its own: a page
/// requested as JSON becomes the endpoint behind it, a trailing slash is removed, and so is a
/// one-time code, since Rocket logs the address.
pub fn of(request: &Request<'_>) -> Option<Origin<'static>> {
    let own = RequestInfo::of(request).own()?;
    let app = app(request);
    let base = &app.base;
    let uri = match endpoint_behind(own, app.config.left_out) {
        Some(endpoint) if Format::of(request) == Format::Json => {
            at(request, &format!("{base}{}{endpoint}", API[0]))
        }
        _ => without_slash(request),
    };
    LinkCode::hidden(uri.as_ref().unwrap_or(request.uri())).or(uri)
}

/// The URI without its trailing slash: Rocket distinguishes the two, and a redirect would lose a
/// POST's body.
fn without_slash(request: &Request<'_>) -> Option<Origin<'static>> {
    let path = request.uri().path().as_str();
    if path.len() < 2 || !path.ends_with('/') {
        return None;
    }
    match path.trim_end_matches('/') {
        "" => at(request, "/"),
        trimmed => at(request, trimmed),
    }
}

/// This path, with the query of the request.
fn at(request: &Request<'_>, path: &str) -> Option<Origin<'static>> {
    let text = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    Origin::parse_owned(text).ok()
}
