//! An endpoint's answer as JSON.

use rocket::Request;
use rocket::response::Response;

use crate::api::browsable::{self, Sent};
use crate::api::endpoint::{Access, Endpoint, Operation, Reply};
use crate::render::headers::{VARY_API, VARY_PUBLIC};
use crate::render::problem::{self, json_answer};
use crate::web::{Format, Problem, WantedFormat};

/// The answer of an endpoint, success or not, with the headers that every API answer has; for
/// browsers, as a page that shows it. `endpoints` are all endpoints, for the breadcrumbs.
pub async fn respond<'r>(
    endpoint: &Endpoint,
    endpoints: &[&Endpoint],
    request: &'r Request<'_>,
    answer: Result<Reply, Problem>,
) -> Response<'r> {
    let mut response = match answer {
        Ok(reply) => success(reply),
        Err(problem) => {
            problem::note(&problem, request);
            let asked = endpoint.operation(Sent::of(request).method);
            let body = asked.map(Operation::body).unwrap_or_default();
            json_answer(&problem, &body.iter().map(|input| input.name).collect::<Vec<_>>())
        }
    };
    response.set_raw_header("Allow", endpoint.allow());
    let vary = match endpoint.access {
        Access::Public => VARY_PUBLIC,
        _ => VARY_API,
    };
    response.set_raw_header("Vary", vary);
    if WantedFormat::of(request) == WantedFormat::Format(Format::Html) {
        return browsable::respond(endpoint, endpoints, request, response).await;
    }
    response
}

fn success<'r>(reply: Reply) -> Response<'r> {
    let mut response = Response::build();
    response.status(reply.status);
    for (name, value) in reply.headers {
        response.raw_header(name, value);
    }
    if let Some(body) = reply.body {
        let body = body.to_string();
        response
            .raw_header("Content-Type", "application/json")
            .sized_body(body.len(), std::io::Cursor::new(body));
    }
    response.finalize()
}
