//! Answers: pages, JSON, and what goes wrong.

pub mod api;
pub mod browsable;
mod device;
pub mod endpoint;
pub mod form;
pub mod headers;
pub mod moment;
pub mod page;
pub mod problem;
pub mod session;
pub mod sign_in;
pub mod templates;

use rocket::Request;
use rocket::http::Status;
use rocket::response::{self, Responder, Response};

pub use form::{FormState, Returned};
pub use page::{Frame, Look, Page};
pub use sign_in::SignIn;

use crate::guards::raise;
use crate::web::Problem;

/// A page, or where to go instead.
pub enum Answer {
    Page(Box<Page>),
    /// `303 See Other` to a path of this site.
    SeeOther(String),
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self {
            Answer::Page(page) => page.respond_to(request),
            Answer::SeeOther(path) => {
                Response::build().status(Status::SeeOther).raw_header("Location", path).ok()
            }
        }
    }
}

impl From<Page> for Answer {
    fn from(page: Page) -> Self {
        Answer::Page(Box::new(page))
    }
}

/// A handler's problem goes to the catcher, which knows the client's face and who is asking.
impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        Err(raise(request, self))
    }
}
