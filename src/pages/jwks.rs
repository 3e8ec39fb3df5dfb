//! The public keys that verify access tokens.

use rocket::State;
use rocket::get;
use rocket::http::{ContentType, Header};
use rocket::response::Responder;

use crate::app::App;

/// A JWK set (RFC 7517 §5) that clients may cache for a few minutes.
#[derive(Responder)]
pub struct Jwks {
    body: (ContentType, String),
    kept: Header<'static>,
}

/// The keys, newest first; empty with a shared secret.
#[get("/.well-known/jwks.json")]
pub fn jwks(app: &State<App>) -> Jwks {
    let body = serde_json::to_string(&app.keys.published()).expect("keys are plain data");
    Jwks {
        body: (ContentType::JSON, body),
        kept: Header::new("Cache-Control", "public, max-age=300"),
    }
}
