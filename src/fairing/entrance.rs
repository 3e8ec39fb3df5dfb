//! The checks of every request before it is routed.

use rocket::http::{Method, uri};
use rocket::tokio::task;
use rocket::{Data, Request};

use crate::api::{Access, Endpoint, endpoint_at};
use crate::pages::{ENDPOINTS, endpoint_behind};
use crate::web::{API, Format, Problem, RequestInfo, app, is_http_1_0, judge, sent};

/// Restores POST on own routes, where Rocket has changed the method because the form begins with
/// `_method`. On a host's routes the change stays, but the cross-origin rule always judges the
/// method as sent: so this runs first, and `RequestInfo` fixes that method.
pub async fn restore_method(request: &mut Request<'_>, data: &mut Data<'_>) {
    let is_form = request.content_type().is_some_and(|kind| kind.is_form());
    if is_form && request.method() != Method::Post && data.peek(8).await.starts_with(b"_method=") {
        let routed = request.method();
        request.set_method(Method::Post);
        if RequestInfo::of(request).own().is_none() {
            request.set_method(routed);
        }
    }
}

/// Checks that a request has one valid `Host` and satisfies the cross-origin rule.
///
/// # Errors
/// 400 for the `Host`, 403 for the rule.
pub fn check(request: &Request<'_>) -> Result<(), Problem> {
    let hosts: Vec<&str> = sent(request, "Host").collect();
    let host = match hosts[..] {
        // Rocket would accept an empty host, and one with user information before it.
        [one] => !one.is_empty() && !one.contains('@') && uri::Host::parse(one).is_ok(),
        // HTTP/2 has an authority instead, and HTTP/1.0 may have neither.
        [] => request.host().is_some() || is_http_1_0(request) || is_local(request),
        _ => false,
    };
    // Load balancers address a node directly, without the site's name.
    let info = RequestInfo::of(request);
    if !host && !matches!(info.own(), Some("/health/live" | "/health/ready")) {
        return Err(Problem::new(400, "The request needs exactly one valid Host header."));
    }
    if takes_no_cookies(request) {
        return Ok(());
    }
    let judged = judge(request, info.method, app(request).config.public_url.origin());
    judged.map_err(|problem| Problem {
        allow: info.own().and_then(endpoint).map(Endpoint::allow),
        ..problem
    })
}

/// Whether the request is a test's, without a socket. A server handles each request in a task of
/// its own, Rocket's local client in none; a test may set a remote address without a socket.
fn is_local(request: &Request<'_>) -> bool {
    request.remote().is_none() || task::try_id().is_none()
}

/// Whether the request neither reads nor sets cookies, whatever it carries: sign-in and
/// registration of JSON clients.
fn takes_no_cookies(request: &Request<'_>) -> bool {
    let Some(own) = RequestInfo::of(request).own() else { return false };
    let is_public = |endpoint: &Endpoint| endpoint.access == Access::Public;
    let behind = endpoint_behind(own, app(request).config.left_out)
        .and_then(|path| endpoint_at(ENDPOINTS, path));
    endpoint(own).is_some_and(is_public)
        || behind.is_some_and(is_public) && Format::of(request) == Format::Json
}

/// The endpoint of the API at this own address.
fn endpoint(own: &str) -> Option<&'static Endpoint> {
    API.iter()
        .find_map(|mount| own.strip_prefix(mount))
        .and_then(|path| endpoint_at(ENDPOINTS, path))
}
