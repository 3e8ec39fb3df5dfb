//! Who is asking, how, and whether they may: request guards, and nothing that answers.

mod authorization;
mod body;
mod claims;
mod code;
mod cookies;
mod current_user;
mod dropped;
mod entry;
mod face;
mod facts;
mod farewell;
mod former;
pub mod kept;
mod next;
mod page_form;
mod place;
mod query;
mod same_origin;
mod sent;
mod staff;
mod visitor;

use std::sync::Mutex;

use rocket::Request;
use rocket::http::Status;
use rocket::outcome::Outcome;

pub use authorization::authorization;
pub use body::{Body, Fields};
pub use code::Code;
pub use cookies::{SessionCookies, access_cookie};
pub use current_user::CurrentUser;
pub use dropped::dropped;
pub use entry::Entry;
pub use face::{Face, Wanted};
pub use facts::Facts;
pub use farewell::Farewell;
pub use former::{Changer, Leaver, former};
pub use kept::Kept;
pub use next::{Next, encode};
pub use page_form::{Payload, Typed, intent};
pub use place::{Places, below, is_api, matches};
pub use same_origin::judge;
pub use sent::sent;
pub use staff::{Staff, Superuser};
pub use visitor::{Visitor, presented_session};

use crate::error::Problem;
use crate::site::Site;

/// The problem that a guard or a handler has met, for the catcher that will answer.
#[derive(Default)]
struct Raised(Mutex<Option<Problem>>);

/// Leaves a problem for the catcher and gives the status to fail with.
pub fn raise(request: &Request<'_>, problem: Problem) -> Status {
    let status = Status::new(problem.status);
    let raised = request.local_cache(Raised::default);
    *raised.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(problem);
    status
}

/// The problem that was left for an answer of this status.
pub fn raised(request: &Request<'_>, status: Status) -> Option<Problem> {
    let raised = request.local_cache(Raised::default);
    let problem = raised.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    problem.filter(|problem| problem.status == status.code)
}

impl Problem {
    /// What a guard of a host's own fails with, so that this problem is told whole: its sentence,
    /// its code, and when to come back. From the error alone Rocket keeps the status.
    ///
    /// ```rust,no_run
    /// use doorward::Problem;
    /// use rocket::Request;
    /// use rocket::request::{FromRequest, Outcome};
    ///
    /// struct OpeningHours;
    ///
    /// #[rocket::async_trait]
    /// impl<'r> FromRequest<'r> for OpeningHours {
    ///     type Error = Problem;
    ///
    ///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
    ///         let mut closed = Problem::new(503, "The shop opens in an hour.");
    ///         closed.retry_after = Some(3600);
    ///         closed.outcome(request)
    ///     }
    /// }
    /// ```
    pub fn outcome<S, F>(self, request: &Request<'_>) -> Outcome<S, (Status, Problem), F> {
        Outcome::Error((raise(request, self.clone()), self))
    }
}

/// The installation that serves this request.
pub fn site<'r>(request: &'r Request<'_>) -> &'r Site {
    request.rocket().state::<Site>().expect("the fairing manages the site before it mounts routes")
}

/// Where the API is mounted, below the base.
pub const API: [&str; 2] = ["/api", "/accounts"];
