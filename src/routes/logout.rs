//! Signing out.

use rocket::post;
use rocket::response::Responder;

use crate::guards::{Entry, presented_session};
use crate::render::Answer;
use crate::web::Problem;

/// `303` to the sign-in page, with the browser told to forget cached pages.
#[derive(Responder)]
pub struct SignedOut {
    answer: Answer,
    forget: rocket::http::Header<'static>,
}

/// Ends the session on the server and clears both cookies; works with expired tokens, without a
/// session, and twice. Cookies that were not signed here are left alone. With `Authorization` it
/// is the session of that access token.
#[post("/logout")]
pub async fn sign_out(entry: Entry<'_>) -> Result<SignedOut, Problem> {
    let site = entry.site;
    let session = presented_session(entry.request);
    if let Some(claims) = &session {
        entry.accounts().sign_out(claims).await?;
    }
    if session.is_some() || !entry.cookies.any(site) {
        entry.cookies.clear();
    }
    Ok(SignedOut {
        answer: Answer::SeeOther(site.path("/login")),
        forget: rocket::http::Header::new("Clear-Site-Data", "\"cache\""),
    })
}
