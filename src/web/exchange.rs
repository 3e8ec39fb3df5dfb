//! State that the stages of one request leave for each other, in this order.
//!
//! 1. The fairing admits the request, or records why it is refused; a route answers that.
//! 2. A page of the API may bring a token in place of the header (`authorization.rs`).
//! 3. The wrapper of a route may offer to keep the form if nobody is signed in; the guard accepts
//!    the offer, and the wrapper records the outcome for the sign-in page (`interruption.rs`).
//! 4. Guards and handlers decide about the session cookies (`cookies.rs`).
//! 5. A guard or a handler that fails leaves its problem for the catcher (`raised.rs`), which
//!    records that the answer is about a problem.
//! 6. A page that depends on its viewer's permissions is left for the fairing, which reads them and
//!    renders the page (`render/unfinished.rs`).
//! 7. The fairing writes cookies and headers on the answer.
//!
//! Values that are only cached, such as the visitor, stay with the code that finds them.

use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rocket::Request;

use crate::error::Rejected;
use crate::token::TokenPair;
use crate::web::Problem;

/// The shared state of one request.
#[derive(Default)]
pub struct Exchange {
    /// Whether the request has passed the fairing; malformed HTTP does not reach it.
    pub admitted: OnceLock<()>,
    /// Why the request is refused before it reaches its route.
    pub refusal: OnceLock<Problem>,
    /// The token that a page's form has brought in place of an `Authorization` header.
    pub(super) typed_token: OnceLock<Result<String, Rejected>>,
    /// Whether the route's wrapper keeps the form if the guard rejects the visitor.
    pub(super) form_offered: AtomicBool,
    /// Whether the guard has accepted that offer.
    pub(super) form_accepted: AtomicBool,
    pub(super) form: Mutex<Option<Carried>>,
    pub(super) renewal: Mutex<Renewal>,
    pub(super) raised: Mutex<Option<Problem>>,
    /// Whether the answer is a page or JSON about a problem, also on a host's address.
    pub told: OnceLock<()>,
    /// Whether a guard has looked up the visitor; the answer may then be personal.
    pub recognised: OnceLock<()>,
}

impl Exchange {
    /// The state of this request.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r Exchange {
        request.local_cache(Exchange::default)
    }
}

/// What the answer does with the session cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Renewal {
    /// No cookie is set.
    #[default]
    Keep,
    Issue(TokenPair),
    /// Both cookies are deleted.
    Clear,
}

/// The outcome for a form that was sent while nobody was signed in.
#[derive(Clone)]
pub enum Carried {
    Sealed(String),
    /// Too long, or not a plain form.
    Lost,
    /// It held nothing but passwords, or nothing.
    Nothing,
}

/// Locks a cell, even after a panic elsewhere.
pub(super) fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
