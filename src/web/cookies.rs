//! The two session cookies: what the browser presents, and what the answer sets. Guards and
//! handlers decide here; only the fairing writes `Set-Cookie` (RFC 6265bis §4.1).

use cookie::{Cookie, SameSite};
use rocket::Request;
use rocket::http::Method;
use rocket::request::{FromRequest, Outcome};
use rocket::time::Duration;

use crate::app::App;
use crate::config::Config;
use crate::token::{Claims, TokenKind, TokenPair};
use crate::web::exchange::{Exchange, Renewal, open};
use crate::web::request_info::goes_to;
use crate::web::{RequestInfo, authorization, dropped, sent};

/// The session cookies of this request. The last decision counts, so that sign-in and sign-out
/// override a renewal.
#[derive(Clone, Copy)]
pub struct SessionCookies<'r> {
    request: &'r Request<'r>,
}

impl<'r> SessionCookies<'r> {
    /// The cookies of this request.
    pub fn of(request: &'r Request<'_>) -> Self {
        SessionCookies { request }
    }

    /// Sets these tokens as cookies, if there are any.
    pub fn issue(self, pair: impl Into<Option<TokenPair>>) {
        if let Some(pair) = pair.into() {
            self.decide(Renewal::Issue(pair));
        }
    }

    /// Deletes both cookies in the browser.
    pub fn clear(self) {
        self.decide(Renewal::Clear);
    }

    fn decide(self, renewal: Renewal) {
        *open(&Exchange::of(self.request).renewal) = renewal;
    }

    /// The decision so far.
    pub fn decided(self) -> Renewal {
        open(&Exchange::of(self.request).renewal).clone()
    }

    /// The presented token of a kind, unverified; `None` beside an `Authorization` of ours, which
    /// alone counts. If the cookie is sent several times, the one that was signed here is taken, so
    /// that others cannot displace it.
    pub fn presented(self, app: &App, kind: TokenKind) -> Option<&'r str> {
        if authorization(self.request).is_some() {
            return None;
        }
        let name = name(&app.config, kind);
        let mut sent = self.sent(name);
        let mut token = sent.next()?;
        if let Some(last) = sent.last() {
            let now = app.clock.now();
            let mut genuine = self.sent(name).filter(|value| {
                app.keys
                    .verify_signature(value, kind, now)
                    .is_ok_and(|claims| claims.token_type == kind)
            });
            token = genuine.next().unwrap_or(last);
        }
        Some(token).filter(|value| !value.is_empty())
    }

    /// The values of a session cookie as sent.
    fn sent(self, name: &'static str) -> impl Iterator<Item = &'r str> {
        cookie(self.request, name)
    }

    /// The session whose tokens the browser presents, expired or not; `None` without a token that
    /// was signed here.
    pub fn session(self, app: &App) -> Option<Claims> {
        let now = app.clock.now();
        [TokenKind::Refresh, TokenKind::Access]
            .into_iter()
            .find_map(|kind| app.keys.verify_signature(self.presented(app, kind)?, kind, now).ok())
    }

    /// Whether the answer may set cookies: not for `HEAD` and prefetches, whose answers may be
    /// discarded; not beside an `Authorization` of ours, which makes cookies irrelevant; not for
    /// static files and health checks, which are the same for everybody.
    pub fn may_be_set(self) -> bool {
        let purpose = sent(self.request, "Sec-Purpose").next();
        let prefetch = purpose.is_some_and(|purpose| purpose.starts_with("prefetch"));
        RequestInfo::of(self.request).method != Method::Head
            && !prefetch
            && authorization(self.request).is_none()
            && !goes_to(self.request, &["/static", "/health"])
    }

    /// Whether the browser presents a session cookie, whoever signed it.
    pub fn any(self, app: &App) -> bool {
        [TokenKind::Refresh, TokenKind::Access]
            .into_iter()
            .any(|kind| self.presented(app, kind).is_some())
    }

    /// The `Set-Cookie` values of this answer: none, or exactly two.
    pub fn header_values(self, app: &App) -> Vec<String> {
        if !self.may_be_set() {
            return Vec::new();
        }
        let config = &app.config;
        match self.decided() {
            Renewal::Keep => Vec::new(),
            Renewal::Issue(pair) => {
                let kept = pair.remember.then_some(pair.refresh_age);
                vec![
                    written(config, TokenKind::Access, pair.access, Some(pair.access_age)),
                    written(config, TokenKind::Refresh, pair.refresh, kept),
                ]
            }
            Renewal::Clear => vec![
                written(config, TokenKind::Access, String::new(), Some(0)),
                written(config, TokenKind::Refresh, String::new(), Some(0)),
            ],
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SessionCookies<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(SessionCookies::of(request))
    }
}

/// The values of a cookie as sent. Cookies are bytes: another cookie that is not UTF-8 does not
/// affect ours.
pub fn cookie<'r>(
    request: &'r Request<'_>,
    name: &'static str,
) -> impl Iterator<Item = &'r str> + use<'r> {
    let value = move |pair: &'r [u8]| {
        let value = pair.trim_ascii().strip_prefix(name.as_bytes())?.strip_prefix(b"=")?;
        std::str::from_utf8(value).ok()
    };
    let lines = sent(request, "Cookie").flat_map(|line| line.split(';')).map(str::as_bytes);
    let mut kept = lines.filter_map(value).peekable();
    let none = kept.peek().is_none();
    // Requests without a socket, such as those of a host's tests, have cookies but no header.
    let given = none.then(|| request.cookies().get(name)).flatten().map(Cookie::value);
    let lost = none.then(|| dropped(request, "Cookie"));
    let pairs = lost.into_iter().flatten().flat_map(|line| line.split(|byte| *byte == b';'));
    kept.chain(given).chain(pairs.filter_map(value))
}

/// Whether browsers will accept `Secure` cookies from this site.
fn secure(config: &Config) -> bool {
    config.public_url.is_https() || !config.insecure_http
}

/// The name of the cookie with the access token.
pub fn access_cookie(config: &Config) -> &'static str {
    name(config, TokenKind::Access)
}

fn name(config: &Config, kind: TokenKind) -> &'static str {
    match (secure(config), kind) {
        (true, TokenKind::Access) => "__Host-Http-doorward-access",
        (true, TokenKind::Refresh) => "__Host-Http-doorward-refresh",
        (false, TokenKind::Access) => "doorward-access",
        (false, TokenKind::Refresh) => "doorward-refresh",
    }
}

fn written(config: &Config, kind: TokenKind, value: String, age: Option<i64>) -> String {
    let mut cookie = Cookie::build((name(config, kind), value))
        .path("/")
        .secure(secure(config))
        .http_only(true)
        .same_site(SameSite::Lax);
    if let Some(seconds) = age {
        cookie = cookie.max_age(Duration::seconds(seconds));
    }
    cookie.build().to_string()
}
