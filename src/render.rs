//! Rendering of answers: pages, JSON and problems.

mod answering;
mod asking;
pub mod assets;
mod device;
pub mod entries;
mod finish;
pub mod form;
pub mod frame;
pub mod headers;
mod look;
pub mod notice;
pub mod page;
pub mod problem;
mod reading;
pub mod session;
pub mod sign_in;
pub mod templates;
mod theme;
pub mod typed;
mod unfinished;
mod viewer;

use rocket::Request;
use rocket::http::Status;
use rocket::response::{self, Responder, Response};

pub use answering::answering;
pub use finish::finish;
pub use form::{FormState, PasswordHint, Returned};
pub use frame::Frame;
pub use look::SiteLook;
pub use notice::Notice;
pub use page::Page;
pub use sign_in::SignIn;
pub use templates::HostsAsking;

use crate::web::{Context, Problem, RedirectTarget, SignOutReason, raise};

/// A page or a redirect.
pub enum Answer {
    Page(Box<Page>),
    /// `303 See Other` to a path of this site.
    SeeOther(String),
}

impl Answer {
    /// Redirects a user who has just signed in to `next`.
    pub async fn welcome(context: &Context<'_>, next: &str) -> Self {
        let next = RedirectTarget::new(context.app, next).or_after_sign_in(context.app);
        SignOutReason::signed_in(context.request, &next).await;
        Answer::SeeOther(next)
    }

    /// Signs a browser out whose account is deleted, and redirects it to the start page, or to sign
    /// in where there is none; with a notice unless the page is the host's.
    pub fn farewell(context: &Context<'_>) -> Self {
        context.cookies.clear();
        let config = &context.app.config;
        match config.left_out.have("/") {
            true => Answer::SeeOther(context.app.home()),
            false => {
                Notice::Deleted.at(context, if config.site.start_page { "/" } else { "/login" })
            }
        }
    }
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

/// A handler's problem goes to the catcher, which knows the client's format and the visitor.
impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        Err(raise(request, self))
    }
}
