//! Problems of guards and handlers, kept for the catcher that answers.

use rocket::Request;
use rocket::http::Status;
use rocket::outcome::Outcome;

use crate::web::Problem;
use crate::web::exchange::{Exchange, open};

/// Leaves a problem for the catcher and returns the status to fail with.
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
    /// The outcome with which a host's own guard fails, so that the client gets the whole problem:
    /// its sentence, its code and `Retry-After`. From the error alone Rocket keeps only the status.
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
