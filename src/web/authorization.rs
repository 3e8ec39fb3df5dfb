//! Which `Authorization` header counts, and a token that stands in for one.
//!
//! A proxy in front of the site may ask for an `Authorization` of its own, which browsers then send
//! with every request. It is not meant for Doorward and must not disable the cookies, so a header
//! that is not ours is treated as absent.

use rocket::Request;

use crate::app::App;
use crate::error::Rejected;
use crate::token::TokenKind;
use crate::web::sent::bearer;
use crate::web::{Exchange, Format, app};

/// The token of an `Authorization` header of ours: scheme `Bearer` or `JWT` and, where a page is
/// wanted, a token that was signed here, expired or not. Such a header alone identifies the
/// visitor, and so does a token of [`authorize`], before any header. `None`: cookies and the
/// cross-origin rule decide.
///
/// The inner error: the header is not exactly "scheme token" (RFC 6750 §2.1), or no token was
/// typed.
pub fn authorization<'r>(request: &'r Request<'_>) -> Option<Result<&'r str, Rejected>> {
    if let Some(typed) = Exchange::of(request).typed_token.get() {
        return Some(typed.as_ref().map(String::as_str).map_err(|rejected| *rejected));
    }
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

/// Lets a typed token decide alone who sends this request, good or not, as an `Authorization`
/// header does. The request has to have passed the cross-origin rule without it, and nobody may
/// have looked up the visitor before.
pub fn authorize(request: &Request<'_>, typed: &str) {
    let _ = Exchange::of(request).typed_token.set(token(typed));
}

/// A typed token, which may have been copied together with its scheme.
fn token(typed: &str) -> Result<String, Rejected> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let is_scheme = |word: &str| ["bearer", "jwt"].iter().any(|s| word.eq_ignore_ascii_case(s));
    match words[..] {
        [] => Err(Rejected::Missing),
        [scheme] if is_scheme(scheme) => Err(Rejected::Header),
        [token] => Ok(token.to_owned()),
        [scheme, token] if is_scheme(scheme) => Ok(token.to_owned()),
        _ => Err(Rejected::Header),
    }
}

#[cfg(test)]
mod tests {
    use super::token;
    use crate::error::Rejected;

    #[test]
    fn a_typed_token_is_one_word_with_or_without_its_scheme() {
        for typed in ["a.b.c", " a.b.c\n", "Bearer a.b.c", "jwt\ta.b.c"] {
            assert_eq!(token(typed).as_deref(), Ok("a.b.c"), "{typed:?}");
        }
        for (typed, rejected) in [
            ("", Rejected::Missing),
            (" \n", Rejected::Missing),
            ("Bearer", Rejected::Header),
            ("Basic a.b.c", Rejected::Header),
            ("Bearer a b", Rejected::Header),
        ] {
            assert_eq!(token(typed), Err(rejected), "{typed:?}");
        }
    }
}
