//! What the parts of a request's way leave for each other, in this order.
//!
//! 1. The fairing admits the request, or leaves why it is refused; a route answers that.
//! 2. The wrapper of a route may offer to take the form back, should nobody be signed in; the guard
//!    takes the offer, and the wrapper notes what became of the form for the page that asks to sign
//!    in (`interruption.rs`).
//! 3. Guards and handlers decide what becomes of the cookies (`cookies.rs`).
//! 4. A guard or a handler that fails leaves its problem for the catcher (`raised.rs`), which notes
//!    that the answer tells of one.
//! 5. A page that asks what its reader may do is left for the fairing, which reads that and finishes
//!    the page (`render/unfinished.rs`).
//! 6. The fairing writes cookies and headers on whatever came out.
//!
//! What is only remembered once it is found out, such as who is asking, stays where that is done.

use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rocket::Request;

use crate::token::TokenPair;
use crate::web::Problem;

/// The cells of one request.
#[derive(Default)]
pub struct Exchange {
    /// Whether the request has come by the fairing; what is not even HTTP does not.
    pub admitted: OnceLock<()>,
    /// Why the request is not let in at all.
    pub refusal: OnceLock<Problem>,
    /// Whether whoever called the handler takes the form if the guard lets nobody in.
    pub(super) form_offered: AtomicBool,
    /// Whether the guard has taken that offer.
    pub(super) form_accepted: AtomicBool,
    pub(super) form: Mutex<Option<Carried>>,
    pub(super) renewal: Mutex<Renewal>,
    pub(super) raised: Mutex<Option<Problem>>,
    /// Whether the answer is a page or JSON about a problem, on whosever address.
    pub told: OnceLock<()>,
    /// Whether it was asked who the visitor is: then the answer may be for one person alone.
    pub recognised: OnceLock<()>,
}

impl Exchange {
    /// The cells of this request.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r Exchange {
        request.local_cache(Exchange::default)
    }
}

/// What becomes of the session's cookies with this answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Renewal {
    /// Nothing is set.
    #[default]
    Keep,
    Issue(TokenPair),
    /// The session is dead.
    Clear,
}

/// What became of a form that nobody was signed in for.
#[derive(Clone)]
pub enum Carried {
    Sealed(String),
    /// Too long, or not a plain form.
    Lost,
    /// There was nothing in it but passwords.
    Nothing,
}

/// What is in a cell.
pub(super) fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
