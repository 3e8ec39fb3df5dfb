//! What goes wrong in guards and handlers, kept for the catcher that will answer.

use rocket::Request;
use rocket::http::Status;
use rocket::outcome::Outcome;

use crate::web::Problem;
use crate::web::exchange::{Exchange, open};

/// Leaves a problem for the catcher and gives the status to fail with.
pub fn raise(request: &Request<'_>, problem: Problem) -> Status {
    let status = Status::new(problem.status);
    *open(&Exchange::of(request).raised) = Some(problem);
    status
}

/// The problem that was left for an answer of this status.
pub fn raised(request: &Request<'_>, status: Status) -> Option<Problem> {
    let problem = open(&Exchange::of(request).raised).clone();
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
