//! The only place where problems are rendered: as a page, a redirect to sign-in, or JSON.

use std::io::Cursor;

use rocket::Request;
use rocket::catcher::{self, Handler};
use rocket::http::{Method, Status};
use rocket::response::{Responder, Response};
use serde::Serialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::error::Rejected;
use crate::guards::Visitor;
use crate::render::form::too_many;
use crate::render::headers::{self, waiting};
use crate::render::sign_in::SignIn;
use crate::render::{Frame, Page};
use crate::text::Text;
use crate::web::{
    Exchange, Format, LINK_SPENT, Problem, RedirectTarget, RequestInfo, SignOutReason, app,
    authorization, encode, is_api, matches, raised, sent,
};

/// A page about a problem.
#[derive(Debug, Serialize)]
pub struct ProblemPage {
    pub status: u16,
    pub title: Text,
    pub message: Text,
    pub detail: Option<Text>,
    pub sign_in: bool,
    /// Where another try may succeed.
    pub retry: Option<String>,
}

impl ProblemPage {
    /// The page of a problem, in words for people.
    pub fn new(problem: &Problem, signed_in: bool) -> Self {
        let kind = match problem.status {
            403 if problem.code == Some(LINK_SPENT) => "link-spent".to_owned(),
            known @ (400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 503) => {
                known.to_string()
            }
            _ => "500".to_owned(),
        };
        let telling = matches!(problem.status, 400 | 403 | 409 | 413 | 415 | 429);
        let plain = Problem::of_status(problem.status).detail == problem.detail;
        let detail = match (problem.status, problem.retry_after) {
            (429, Some(seconds)) => Some(too_many(seconds)),
            _ => (telling && !plain).then(|| problem.told()),
        };
        ProblemPage {
            status: problem.status,
            title: Text::new(format!("problem-{kind}")),
            message: Text::new(format!("problem-{kind}-text")),
            detail,
            sign_in: problem.status == 401 && !signed_in,
            retry: None,
        }
    }
}

/// The catcher for everything that is not a success, on every path.
#[derive(Clone, Copy)]
pub struct Problems;

#[rocket::async_trait]
impl Handler for Problems {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        let problem = what(status, request);
        note(&problem, request);
        let _ = Exchange::of(request).told.set(());
        let mut response = answer(&problem, request).await;
        tell_wait(&problem, &mut response);
        if let Some(allow) = problem.allow {
            response.set_raw_header("Allow", allow);
        }
        if Exchange::of(request).admitted.get().is_none() {
            headers::secure(request, &mut response);
        }
        Ok(response)
    }
}

/// Logs a problem that is the server's own fault.
pub fn note(problem: &Problem, request: &Request<'_>) {
    if problem.status >= 500 {
        let cause = problem.cause.as_deref().unwrap_or("a handler panicked or failed");
        let (request, status) = (&RequestInfo::of(request).id, problem.status);
        tracing::error!(event = "server_error", request, status, cause);
    }
}

fn what(status: Status, request: &Request<'_>) -> Problem {
    if let Some(problem) = raised(request, status) {
        return problem;
    }
    let info = RequestInfo::of(request);
    if status == Status::NotFound {
        let mut allowed = allowed(request);
        if !allowed.is_empty() && !allowed.contains(&request.method()) {
            if allowed.contains(&Method::Get) {
                allowed.push(Method::Head);
            }
            let allow: Vec<&str> = allowed.iter().map(|method| method.as_str()).collect();
            return Problem::method(info.method.as_str(), allow.join(", "));
        }
    }
    Problem::of_status(status.code)
}

/// The methods of the routes at this path; Rocket itself answers a wrong method with 404.
fn allowed(request: &Request<'_>) -> Vec<Method> {
    let path = request.uri().path().as_str();
    let mut methods = Vec::new();
    for route in request.rocket().routes().filter(|route| matches(route.uri.path(), path)) {
        if !methods.contains(&route.method) {
            methods.push(route.method);
        }
    }
    methods
}

async fn answer<'r>(problem: &Problem, request: &'r Request<'_>) -> Response<'r> {
    let info = RequestInfo::of(request);
    if Format::of(request) == Format::Json {
        return json_answer(problem, &[]);
    }
    // The bar shows the signed-in user, and errors also set the cookies of a renewed session.
    let visitor = Visitor::of(request).await.ok();
    if problem.rejected.is_some() && matches!(info.method, Method::Get | Method::Head) {
        return to_sign_in(request, visitor).await;
    }
    let who = visitor.and_then(|visitor| visitor.who.as_deref());
    let frame = Frame::with(request, who);
    let page = if is_for_a_person(problem, request) && who.is_none() {
        let next = if allowed(request).contains(&Method::Get) {
            RedirectTarget::new(app(request), &info.uri.to_string())
        } else {
            RedirectTarget::default()
        };
        let page = SignIn::in_place(request, visitor, &next);
        Page::new(&frame, SignIn::TEMPLATE, &page)
    } else {
        let retry = (problem.status == 503).then(|| came_from(request)).flatten();
        let page = ProblemPage { retry, ..ProblemPage::new(problem, who.is_some()) };
        Page::new(&frame, "doorward/problem.html", &page)
    };
    let status = Status::new(problem.status);
    let mut response = page.status(status).respond_to(request).unwrap_or_else(|_| {
        let text = format!("{} {}\n", problem.status, problem.detail);
        Response::build()
            .status(status)
            .raw_header("Content-Type", "text/plain; charset=utf-8")
            .sized_body(text.len(), Cursor::new(text))
            .finalize()
    });
    if problem.status == 401 {
        response.set_raw_header("WWW-Authenticate", CHALLENGE);
    }
    response
}

/// The page to try again from: this one, or the one with the form that was sent.
fn came_from(request: &Request<'_>) -> Option<String> {
    let info = RequestInfo::of(request);
    let app = request.rocket().state::<App>()?;
    if matches!(info.method, Method::Get | Method::Head) {
        return within(app, &info.uri.to_string());
    }
    let from = sent(request, "Referer").next()?;
    within(app, from.strip_prefix(app.config.public_url.origin())?)
}

fn within(app: &App, path: &str) -> Option<String> {
    let next = RedirectTarget::of_any_length(app, path);
    (!next.as_str().is_empty()).then(|| next.as_str().to_owned())
}

/// Whether to answer with the sign-in page: not if only an `Authorization` header counts, nor for
/// the API's clients, who get the API's own page.
fn is_for_a_person(problem: &Problem, request: &Request<'_>) -> bool {
    problem.rejected.is_some() && authorization(request).is_none() && !is_api(request)
}

const CHALLENGE: &str = "Bearer realm=\"api\"";

async fn to_sign_in<'r>(request: &'r Request<'_>, visitor: Option<&Visitor>) -> Response<'r> {
    let app = app(request);
    let uri = &RequestInfo::of(request).uri;
    let next = RedirectTarget::new(app, &uri.to_string());
    let mut target = app.path("/login");
    if !next.as_str().is_empty() {
        target = format!("{target}?next={}", encode(next.as_str()));
    }
    if let Some(reason) = visitor.and_then(|visitor| visitor.ended) {
        SignOutReason::ended(request, next.as_str(), reason).await;
    }
    Response::build().status(Status::SeeOther).raw_header("Location", target).finalize()
}

/// A problem as JSON, its fields in this order.
pub fn json_answer<'r>(problem: &Problem, order: &[&str]) -> Response<'r> {
    let body = json_body(problem, order).to_string();
    let mut response = Response::build()
        .status(Status::new(problem.status))
        .raw_header("Content-Type", "application/json")
        .sized_body(body.len(), Cursor::new(body))
        .finalize();
    if problem.status == 401 {
        response.set_raw_header("WWW-Authenticate", CHALLENGE);
    }
    tell_wait(problem, &mut response);
    response
}

fn tell_wait(problem: &Problem, response: &mut Response<'_>) {
    let Some(seconds) = problem.retry_after else { return };
    for (name, value) in waiting(seconds, problem.quota.as_deref()) {
        response.set_raw_header(name, value);
    }
}

/// The shape of djangorestframework-simplejwt and Django REST framework (the contract, section 3).
fn json_body(problem: &Problem, order: &[&str]) -> Value {
    if let Some(fields) = &problem.fields {
        let mut fields: Vec<_> = fields.iter().collect();
        let place = |name: &str| order.iter().position(|known| *known == name);
        fields.sort_by_key(|(name, _)| place(name).unwrap_or(order.len()));
        return fields.into_iter().map(|(name, said)| ((*name).to_owned(), json!(said))).collect();
    }
    let mut body = json!({ "detail": problem.detail });
    if let Some(code) = problem.code {
        body["code"] = json!(code);
    }
    if let Some(why @ (Rejected::Malformed | Rejected::Expired | Rejected::WrongKind)) =
        problem.rejected
    {
        body["messages"] = json!([{
            "token_class": "AccessToken",
            "token_type": "access",
            "message": why.token_message(),
        }]);
    }
    body
}
