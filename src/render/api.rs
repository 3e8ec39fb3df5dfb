//! An endpoint's answer as JSON.

use rocket::Request;
use rocket::response::Response;
use serde_json::{Value, json};

use super::endpoint::{Ask, Endpoint, Needs, Reply};
use super::problem::json_answer;
use crate::error::Problem;
use crate::guards::encode;

/// Results on a page, unless the client asks otherwise, and at most.
const PAGE: usize = 20;
const LARGEST: usize = 100;

/// The answer of an endpoint, success or not, with the headers that every API answer has.
pub async fn respond<'r>(
    endpoint: &Endpoint,
    request: &'r Request<'_>,
    answer: Result<Reply, Problem>,
) -> Response<'r> {
    let mut response = match answer {
        Ok(reply) => success(reply),
        Err(problem) => {
            super::problem::note(&problem, request);
            json_answer(&problem)
        }
    };
    response.set_raw_header("Allow", endpoint.allow());
    let vary = match endpoint.needs {
        Needs::Nobody => "Accept",
        _ => "Accept, Authorization, Cookie",
    };
    response.set_raw_header("Vary", vary);
    response
}

fn success<'r>(reply: Reply) -> Response<'r> {
    let mut response = Response::build();
    response.status(reply.status);
    if let Some(body) = reply.body {
        let body = body.to_string();
        response
            .raw_header("Content-Type", "application/json")
            .sized_body(body.len(), std::io::Cursor::new(body));
    }
    response.finalize()
}

/// A list as a page of `{"count","next","previous","results"}`.
///
/// # Errors
/// 404 for a page beyond the end.
pub fn paginated(ask: &Ask<'_>, all: Vec<Value>) -> Result<Reply, Problem> {
    let number = |name| ask.request.query_value::<&str>(name).and_then(Result::ok);
    let size = number("page_size").and_then(|text| text.parse().ok()).unwrap_or(PAGE);
    let size = size.clamp(1, LARGEST);
    let pages = all.len().div_ceil(size).max(1);
    let page = match number("page") {
        None => 1,
        Some("last") => pages,
        Some(text) => text.parse().unwrap_or(0),
    };
    if !(1..=pages).contains(&page) {
        return Err(Problem::new(404, "Invalid page."));
    }
    let link = |page: usize| url_of_page(ask, page);
    let body = json!({
        "count": all.len(),
        "next": (page < pages).then(|| link(page + 1)),
        "previous": (page > 1).then(|| link(page - 1)),
        "results": all.into_iter().skip((page - 1) * size).take(size).collect::<Vec<_>>(),
    });
    Ok(Reply::ok(body))
}

/// The absolute URL of this list's page, with the rest of the query as it is.
fn url_of_page(ask: &Ask<'_>, page: usize) -> String {
    let uri = &ask.facts.uri;
    let mut query: Vec<String> = uri
        .query()
        .map(|query| {
            let kept = query.segments().filter(|(name, _)| *name != "page");
            kept.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect()
        })
        .unwrap_or_default();
    if page > 1 {
        query.push(format!("page={page}"));
    }
    let origin = ask.site.config.public_url.origin();
    let path = uri.path();
    if query.is_empty() {
        format!("{origin}{path}")
    } else {
        format!("{origin}{path}?{}", query.join("&"))
    }
}
