//! Signing out.

use rocket::post;
use rocket::response::Responder;

use crate::guards::Login;
use crate::render::Answer;
use crate::web::{Context, Problem, SignOutReason};

/// A redirect (303) to the sign-in page, or the configured page, that makes the browser clear its
/// cache.
#[derive(Responder)]
pub struct SignedOut {
    answer: Answer,
    forget: rocket::http::Header<'static>,
}

/// Ends the session on the server and clears both cookies. It also works with expired tokens,
/// without a session, and twice. Cookies that Doorward has not signed are left alone. With
/// `Authorization`, it ends the session of that access token.
#[post("/logout")]
pub async fn sign_out(login: Login<'_>, context: Context<'_>) -> Result<SignedOut, Problem> {
    login.logout().await?;
    let app = context.app;
    let sign_in = app.path("/login");
    let place = app.config.after_sign_out.clone().unwrap_or_else(|| sign_in.clone());
    if place == sign_in {
        SignOutReason::signed_out(context.request).await;
    }
    Ok(SignedOut {
        answer: Answer::SeeOther(place),
        forget: rocket::http::Header::new("Clear-Site-Data", "\"cache\""),
    })
}
