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
use serde::Serialize;

pub use form::{FormState, Returned};
pub use page::{Frame, Look, Page};
pub use sign_in::SignIn;

use crate::error::Problem;
use crate::guards::raise;

/// One URL's answer, as a page or as JSON.
pub enum Answer {
    Page(Box<Page>),
    /// Compact UTF-8, as `application/json`.
    Json(Status, serde_json::Value),
    /// `303 See Other` to a path of this site.
    SeeOther(String),
}

impl Answer {
    /// JSON with status 200.
    pub fn json(value: impl Serialize) -> Self {
        Answer::json_with(Status::Ok, value)
    }

    /// JSON with another status.
    pub fn json_with(status: Status, value: impl Serialize) -> Self {
        Answer::Json(status, serde_json::to_value(value).expect("answers are plain data"))
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self {
            Answer::Page(page) => page.respond_to(request),
            Answer::Json(status, value) => {
                let body = value.to_string();
                Response::build()
                    .status(status)
                    .raw_header("Content-Type", "application/json")
                    .sized_body(body.len(), std::io::Cursor::new(body))
                    .ok()
            }
            Answer::SeeOther(path) => {
                Response::build().status(Status::SeeOther).raw_header("Location", path).ok()
            }
        }
    }
}

impl From<endpoint::Reply> for Answer {
    fn from(reply: endpoint::Reply) -> Self {
        Answer::Json(reply.status, reply.body.unwrap_or_default())
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
