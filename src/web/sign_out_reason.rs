//! Why a visitor was just signed out, for the sign-in page that a redirect leads to.
//!
//! The redirect deletes the ended session's cookies, and neither the URL nor another cookie may
//! carry the reason. So the server stores it for some seconds, under a key of what the two requests
//! have in common.

use std::time::Duration;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use rocket::Request;
use rocket::tokio::time::timeout;

use crate::error::EndReason;
use crate::web::exchange::Renewal;
use crate::web::{RequestInfo, SessionCookies, app, sent};

/// How long the sign-in page waits for the reason; it needs no database otherwise.
const PATIENCE: Duration = Duration::from_millis(500);
/// The stored word for [`SignOutReason::SignedIn`].
const SIGNED_IN: &str = "signed_in";
/// The stored word for [`SignOutReason::SignedOut`].
const SIGNED_OUT: &str = "signed_out";

/// What the sign-in page tells a visitor who was redirected to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOutReason {
    /// The session ended.
    Ended(EndReason),
    /// The visitor signed in a moment ago, but is not signed in now.
    SignedIn,
    /// The visitor has signed out.
    SignedOut,
}

impl SignOutReason {
    /// Stores why the visitor is sent to sign in and then to `next`, if this answer deletes the
    /// cookies from which the reason could be found there.
    pub async fn ended(request: &Request<'_>, next: &str, reason: EndReason) {
        if SessionCookies::of(request).decided() == Renewal::Clear {
            leave(request, next, reason.as_str()).await;
        }
    }

    /// Stores that the visitor has signed in and goes to `next`, for browsers that do not keep
    /// `Secure` cookies over plain HTTP on localhost: those based on WebKit.
    pub async fn signed_in(request: &Request<'_>, next: &str) {
        let agent = RequestInfo::user_agent(request);
        let may_lose = !app(request).config.public_url.is_https();
        if may_lose && agent.contains("Safari/") && !agent.contains("Chrom") {
            leave(request, next, SIGNED_IN).await;
        }
    }

    /// Stores that the visitor has signed out, for browsers that are sent to the sign-in page.
    pub async fn signed_out(request: &Request<'_>) {
        if is_from_here(request) {
            leave(request, "", SIGNED_OUT).await;
        }
    }

    /// Takes what was stored for the visitor who comes to sign in for `next`; it is shown once.
    pub async fn tell(request: &Request<'_>, next: &str) -> Option<SignOutReason> {
        // A redirect to the sign-in page names its `next`, but for the one after a sign-out.
        if next.is_empty() && !is_from_here(request) {
            return None;
        }
        let id = id(request, next);
        let asked = timeout(PATIENCE, app(request).sessions.take_word(&id)).await;
        let word = asked.ok()?.ok()??;
        match EndReason::parse(&word) {
            Some(reason) => Some(SignOutReason::Ended(reason)),
            None if word == SIGNED_OUT => Some(SignOutReason::SignedOut),
            None => (word == SIGNED_IN).then_some(SignOutReason::SignedIn),
        }
    }
}

/// Whether a browser comes from a page of this site, possibly by a redirect.
fn is_from_here(request: &Request<'_>) -> bool {
    sent(request, "Sec-Fetch-Site").next() == Some("same-origin")
}

/// If this fails, the page only lacks the reason.
async fn leave(request: &Request<'_>, next: &str, word: &str) {
    let left = app(request).sessions.leave_word(id(request, next), word).await;
    if let Err(error) = left {
        tracing::warn!(event = "farewell_not_noted", error = %error);
    }
}

fn id(request: &Request<'_>, next: &str) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    let headers = request.headers();
    for part in [
        RequestInfo::of(request).address.to_string().as_str(),
        RequestInfo::user_agent(request),
        headers.get_one("Accept-Language").unwrap_or_default(),
        next,
    ] {
        context.update(part.as_bytes());
        context.update(&[0]);
    }
    HEXLOWER.encode(context.finish().as_ref())
}
