//! The route that answers refused requests, whatever their address was.

use rocket::http::Method;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};

use crate::render::answering;
use crate::web::{Exchange, Problem, raise};

/// The path that the fairing rewrites them to; a visitor who requests it gets 404.
pub const PATH: &str = "/.doorward/refused";

#[derive(Clone)]
struct Refuse;

#[rocket::async_trait]
impl Handler for Refuse {
    async fn handle<'r>(&self, request: &'r Request<'_>, _: Data<'r>) -> Outcome<'r> {
        let refusal = Exchange::of(request).refusal.get().cloned();
        Outcome::Error(raise(request, refusal.unwrap_or_else(|| Problem::of_status(404))))
    }
}

/// One route for every method.
pub fn routes() -> Vec<Route> {
    use Method::*;
    let methods = [Get, Post, Put, Patch, Delete, Options, Trace, Connect].into_iter();
    answering(methods.map(|method| Route::new(method, PATH, Refuse)).collect())
}
