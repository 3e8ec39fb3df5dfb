//! What is done for every answer, besides its headers.

use rocket::http::Status;
use rocket::{Request, Response};

use crate::app::App;
use crate::clock::Clock;
use crate::logging::{self, AccessEntry};
use crate::render::SiteLook;
use crate::web::{RequestInfo, SessionCookies, language_cookie};

/// Keeps an answer with a user's tokens out of shared caches.
fn keep_private(response: &mut Response<'_>) {
    let said = response.headers().get("Cache-Control").collect::<Vec<_>>().join(",");
    let mut directives = said.split(',').map(str::trim);
    if !directives
        .any(|said| ["no-store", "private"].iter().any(|own| said.eq_ignore_ascii_case(own)))
    {
        response.set_raw_header("Cache-Control", "no-store");
    }
}

/// Sets the cookies of the session, and the one of the language.
pub fn set_cookies(request: &Request<'_>, response: &mut Response<'_>, app: &App) {
    let mut cookies = SessionCookies::of(request).header_values(app);
    if let Some(look) = request.rocket().state::<SiteLook>() {
        cookies.extend(language_cookie(request, app, &look.languages));
    }
    if !cookies.is_empty() {
        keep_private(response);
    }
    for cookie in cookies {
        response.adjoin_raw_header("Set-Cookie", cookie);
    }
}

/// Logs this request.
pub fn log(request: &Request<'_>, status: Status, clock: &Clock) {
    let info = RequestInfo::of(request);
    let access = AccessEntry {
        level: "INFO",
        event: "request",
        request: &info.id,
        named: info.named.as_deref(),
        method: info.method.as_str(),
        path: info.uri.path().as_str(),
        status: status.code,
        address: info.address,
        ms: info.arrived.elapsed().as_micros() as f64 / 1000.0,
    };
    logging::access(clock.now_ms(), &access);
}
