//! Forms of browsable pages: HTML supports only GET and POST, so a hidden field names the intended
//! method (the contract, section 4).

use rocket::http::Method;
use rocket::{Data, Request};
use serde_json::Value;

use crate::web::body::{self, Body, Fields};
use crate::web::{Format, Problem, RequestInfo, WantedFormat, app, authorize, cross_origin};

const METHOD: &str = "_api_method";
const TOKEN: &str = "_token";
const CONTENT: &str = "_content";
const CONTENT_TYPE: &str = "_content_type";

/// A body that may have been read already, to find out the intended method.
pub enum Payload<'r> {
    Unread(Data<'r>),
    /// A form that is an ordinary POST.
    Read(Result<Fields, Problem>),
    /// The fields of a page's HTML form.
    Filled(Fields),
    /// Raw data from a page, parsed and as typed.
    Raw(Result<Fields, Problem>, RawBody),
    /// A page's form that brings a token and has no fields.
    Token,
}

/// Raw data and the media type that was chosen for it.
#[derive(Clone)]
pub struct RawBody {
    pub kind: String,
    pub content: String,
}

impl Payload<'_> {
    /// The fields.
    ///
    /// # Errors
    /// 400, 408, 413 or 415.
    pub async fn fields(self, request: &Request<'_>) -> Result<Fields, Problem> {
        match self {
            Payload::Unread(data) => Ok(Body::read(request, data).await?.fields),
            Payload::Read(fields) | Payload::Raw(fields, _) => fields,
            Payload::Filled(fields) => Ok(fields),
            Payload::Token => Ok(Fields::default()),
        }
    }
}

/// The intended method of a request, and its body: the method as sent, except for a form that a
/// browsable page of this site has sent. A GET by form brings the token that decides who sends it;
/// so this comes before the visitor is looked up.
pub async fn intent<'r>(request: &Request<'_>, data: Data<'r>) -> (Method, Payload<'r>) {
    let wire = RequestInfo::of(request).method;
    if !may_be_a_pages(request) {
        return (wire, Payload::Unread(data));
    }
    let mut fields = match Body::read(request, data).await {
        Ok(body) => body.fields,
        Err(problem) => return (wire, Payload::Read(Err(problem))),
    };
    let method = match fields.text(METHOD) {
        "GET" if fields.has(TOKEN) => {
            authorize(request, fields.text(TOKEN));
            return (Method::Get, Payload::Token);
        }
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        "OPTIONS" => Method::Options,
        _ => return (wire, Payload::Read(Ok(fields))),
    };
    fields.0.shift_remove(METHOD);
    match fields.0.shift_remove(CONTENT) {
        Some(Value::String(content)) => {
            let kind = fields.text(CONTENT_TYPE).to_owned();
            let read = raw(&kind, content.as_bytes());
            (method, Payload::Raw(read, RawBody { kind, content }))
        }
        _ => (method, Payload::Filled(fields)),
    }
}

fn may_be_a_pages(request: &Request<'_>) -> bool {
    let app = app(request);
    let kind = request.content_type();
    RequestInfo::of(request).method == Method::Post
        && kind.is_some_and(|kind| kind.is_form() || kind.is_form_data())
        && WantedFormat::of(request) == WantedFormat::Format(Format::Html)
        && cross_origin::proves_same_origin(request, app.config.public_url.origin())
}

fn raw(kind: &str, content: &[u8]) -> Result<Fields, Problem> {
    match kind {
        "application/json" => body::json(content).map(Fields),
        "application/x-www-form-urlencoded" => body::form(content).map(Fields),
        _ => {
            let named: String = kind.chars().take(100).collect();
            let detail = format!("Unsupported media type \"{named}\" in request.");
            Err(Problem::new(415, detail))
        }
    }
}

impl Fields {
    /// Removes a field that was left blank.
    pub fn drop_blank(&mut self, name: &str) {
        if self.0.get(name).and_then(Value::as_str) == Some("") {
            self.0.shift_remove(name);
        }
    }

    /// The value of a field as sent.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}
