//! Who is asking, how, and whether they may: request guards, and nothing that answers.

mod body;
mod claims;
mod cookies;
mod current_user;
mod entry;
mod face;
mod facts;
mod farewell;
mod former;
pub mod kept;
mod next;
mod page_form;
mod query;
mod same_origin;
mod staff;
mod visitor;

use std::sync::Mutex;

use rocket::Request;
use rocket::http::Status;

pub use body::{Body, Fields};
pub use cookies::{SessionCookies, access_cookie};
pub use current_user::CurrentUser;
pub use entry::Entry;
pub use face::{Face, Wanted};
pub use facts::Facts;
pub use farewell::{Farewell, Farewells};
pub use former::{Changer, Leaver, former};
pub use kept::Kept;
pub use next::{Next, encode};
pub use page_form::{Payload, Typed, intent};
pub use same_origin::judge;
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

/// The installation that serves this request.
pub fn site<'r>(request: &'r Request<'_>) -> &'r Site {
    request.rocket().state::<Site>().expect("the fairing manages the site before it mounts routes")
}

/// Where the API is mounted, below the base.
pub const API: [&str; 2] = ["/api", "/accounts"];

/// Whether a request goes to the API.
pub fn is_api(request: &Request<'_>) -> bool {
    let path = Facts::of(request).uri.path().as_str();
    let base = request.rocket().state::<Site>().map_or("", |site| &site.base);
    let own = path.strip_prefix(base).unwrap_or(path);
    API.iter().any(|mount| {
        own.strip_prefix(mount).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
