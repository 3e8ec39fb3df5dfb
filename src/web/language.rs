//! The language that somebody has chosen by a link in the foot of a page.

use cookie::{Cookie, SameSite};
use rocket::Request;
use rocket::http::Method;
use rocket::time::Duration;

use crate::app::App;
use crate::text::{Languages, is_tag};
use crate::web::{RequestInfo, SessionCookies};

/// The cookie that keeps the choice. It holds a language tag and nothing else.
pub const LANGUAGE_COOKIE: &str = "doorward-language";
/// How long it is kept.
const AGE: Duration = Duration::days(365);

/// The language of `?lang=<tag>` on one of our pages.
pub fn asked_language<'r>(request: &'r Request<'_>) -> Option<&'r str> {
    let query = RequestInfo::of(request).uri.query()?;
    let tag = query.segments().find(|(name, _)| *name == "lang").map(|(_, tag)| tag)?;
    is_tag(tag).then_some(tag)
}

/// The `Set-Cookie` value that keeps the language which this request asks for.
pub fn language_cookie(request: &Request<'_>, app: &App, offered: &Languages) -> Option<String> {
    let info = RequestInfo::of(request);
    let is_page = info.method == Method::Get && info.own().is_some();
    let place = offered.place(asked_language(request).filter(|_| is_page)?)?;
    let tag = offered.tags().nth(place)?;
    if !SessionCookies::of(request).may_be_set() {
        return None;
    }
    let cookie = Cookie::build((LANGUAGE_COOKIE, tag.to_owned()))
        .path("/")
        .secure(app.config.public_url.is_https() || !app.config.insecure_http)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(AGE);
    Some(cookie.build().to_string())
}
