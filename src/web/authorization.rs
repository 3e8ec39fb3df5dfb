//! Which `Authorization` header counts.
//!
//! A proxy in front of the site may ask for an `Authorization` of its own, which browsers then send
//! with every request. It is not meant for Doorward and must not disable the cookies, so a header
//! that is not ours is treated as absent.

use rocket::Request;

use crate::app::App;
use crate::error::Rejected;
use crate::token::TokenKind;
use crate::web::sent::bearer;
use crate::web::{Format, app};

/// The token of an `Authorization` header of ours: scheme `Bearer` or `JWT` and, where a page is
/// wanted, a token that was signed here, expired or not. Such a header alone identifies the
/// visitor. `None`: cookies and the cross-origin rule decide.
///
/// The inner error: the header is not exactly "scheme token" (RFC 6750 §2.1).
pub fn authorization<'r>(request: &'r Request<'_>) -> Option<Result<&'r str, Rejected>> {
    let token = bearer(request)?;
    if Format::of(request) == Format::Json {
        return Some(token);
    }
    // Without an `App` Doorward is not attached, and there are no cookies to protect.
    request.rocket().state::<App>()?;
    let app = app(request);
    let own =
        |token: &&str| app.keys.verify_signature(token, TokenKind::Access, app.clock.now()).is_ok();
    token.ok().filter(own).map(Ok)
}
