//! Whose `Authorization` counts.
//!
//! A proxy in front of the site has an `Authorization` of its own, which browsers then send with
//! every request: nobody offered it to us, and it must not stand in the way of cookies. So one that
//! is not ours is as if absent.

use rocket::Request;

use crate::app::App;
use crate::error::Rejected;
use crate::token::TokenKind;
use crate::web::sent::bearer;
use crate::web::{Format, app};

/// The token of an `Authorization` header that is ours, which then alone decides who is asking:
/// one of the scheme `Bearer` or `JWT`, and where a page is wanted, with a token that was signed
/// here, expired or not. `None`: cookies and the cross-origin rule decide.
///
/// The inner error is a header that is not exactly "scheme token" (RFC 6750 §2.1).
pub fn authorization<'r>(request: &'r Request<'_>) -> Option<Result<&'r str, Rejected>> {
    let token = bearer(request)?;
    if Format::of(request) == Format::Json {
        return Some(token);
    }
    // Without the site, Doorward is not attached, and there are no cookies to protect.
    request.rocket().state::<App>()?;
    let app = app(request);
    let own =
        |token: &&str| app.keys.verify_signature(token, TokenKind::Access, app.clock.now()).is_ok();
    token.ok().filter(own).map(Ok)
}
