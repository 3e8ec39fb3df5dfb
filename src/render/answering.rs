//! Own routes render their own failures.

use rocket::catcher::Handler as _;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};

use crate::render::problem::Problems;

/// Wraps routes so that no catcher of a host handles their failures.
pub fn answering(routes: Vec<Route>) -> Vec<Route> {
    let wrap = |mut route: Route| {
        route.handler = Box::new(Answering(route.handler));
        route
    };
    routes.into_iter().map(wrap).collect()
}

#[derive(Clone)]
struct Answering(Box<dyn Handler>);

#[rocket::async_trait]
impl Handler for Answering {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        match self.0.handle(request, data).await {
            Outcome::Error(status) => match Problems.handle(status, request).await {
                Ok(told) => Outcome::Success(told),
                Err(status) => Outcome::Error(status),
            },
            outcome => outcome,
        }
    }
}
