//! A one-time code in an address.

use std::convert::Infallible;

use rocket::Request;
use rocket::http::uri::Origin;
use rocket::request::{FromRequest, Outcome};
use url::form_urlencoded::parse;

use crate::web::RequestInfo;

/// The name of the code's parameter.
const NAME: &str = "code";

/// The one-time code in the requested address, if any. It is taken from the address as sent, since
/// the address that Rocket routes and logs has no code.
pub struct LinkCode(pub Option<String>);

impl LinkCode {
    /// The address without its code; `None` if it has none.
    pub fn hidden(uri: &Origin<'_>) -> Option<Origin<'static>> {
        let is_code = |field: &&str| is_code(field);
        let query = uri.query()?.as_str();
        query.split('&').find(is_code)?;
        let rest: Vec<&str> = query.split('&').filter(|field| !is_code(field)).collect();
        let text = match rest.is_empty() {
            true => uri.path().to_string(),
            false => format!("{}?{}", uri.path(), rest.join("&")),
        };
        Origin::parse_owned(text).ok()
    }
}

fn is_code(field: &str) -> bool {
    parse(field.as_bytes()).any(|(name, _)| name == NAME)
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for LinkCode {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let query = RequestInfo::of(request).uri.query().map_or("", |query| query.as_str());
        let code = parse(query.as_bytes()).find(|(name, _)| name == NAME);
        Outcome::Success(LinkCode(code.map(|(_, code)| code.into_owned())))
    }
}
