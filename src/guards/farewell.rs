//! Why somebody was just signed out, kept for the one request that follows the redirect.
//!
//! The redirect to the sign-in page clears the dead session's cookies, and neither the URL nor
//! another cookie may carry the reason. So the server remembers it, for seconds, under what the
//! two requests have in common, and tells it once.

use std::collections::HashMap;
use std::sync::Mutex;

use aws_lc_rs::digest;
use rocket::Request;

use super::facts::Facts;
use crate::error::EndReason;

/// Milliseconds; a browser follows a redirect at once.
const KEPT: i64 = 15_000;
/// Notes kept at once; more than that many people are not being redirected in that time.
const MOST: usize = 10_000;

/// What the sign-in page has to say to somebody who arrives at it by a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// The session ended.
    Ended(EndReason),
    /// Signed in a moment ago, and here again.
    SignedIn,
}

/// Notes under way.
#[derive(Default)]
pub struct Farewells(Mutex<HashMap<[u8; 32], (Farewell, i64)>>);

impl Farewells {
    /// Notes why the visitor is sent to sign in and then to `next`. `now` in Unix milliseconds.
    pub fn ended(&self, request: &Request<'_>, next: &str, reason: EndReason, now: i64) {
        self.note(request, next, Farewell::Ended(reason), now);
    }

    /// Notes that the visitor has signed in and goes to `next`, for browsers that keep no `Secure`
    /// cookie on plain http at localhost: WebKit's do not.
    pub fn signed_in(&self, request: &Request<'_>, next: &str, now: i64) {
        let agent = Facts::user_agent(request);
        if agent.contains("Safari/") && !agent.contains("Chrom") {
            self.note(request, next, Farewell::SignedIn, now);
        }
    }

    fn note(&self, request: &Request<'_>, next: &str, farewell: Farewell, now: i64) {
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.retain(|_, (_, at)| (0..KEPT).contains(&(now - *at)));
        }
        if kept.len() < MOST {
            kept.insert(key(request, next), (farewell, now));
        }
    }

    /// The note for the visitor who comes to sign in for `next`; it is told once.
    pub fn tell(&self, request: &Request<'_>, next: &str, now: i64) -> Option<Farewell> {
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.is_empty() {
            return None;
        }
        let (farewell, at) = kept.remove(&key(request, next))?;
        (0..KEPT).contains(&(now - at)).then_some(farewell)
    }
}

fn key(request: &Request<'_>, next: &str) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    let headers = request.headers();
    for part in [
        Facts::of(request).address.to_string().as_str(),
        Facts::user_agent(request),
        headers.get_one("Accept-Language").unwrap_or_default(),
        next,
    ] {
        context.update(part.as_bytes());
        context.update(&[0]);
    }
    let mut key = [0; 32];
    key.copy_from_slice(context.finish().as_ref());
    key
}
