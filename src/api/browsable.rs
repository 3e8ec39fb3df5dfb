//! An endpoint's answer as a page for people: the JSON answer itself, and forms for further
//! requests.

mod breadcrumbs;
mod curl;
mod forms;
mod json;
mod pager;
mod sent;

use std::collections::BTreeMap;
use std::io::Cursor;

use rocket::Request;
use rocket::http::{Method, Status};
use rocket::response::{Responder, Response};
use serde::Serialize;
use serde_json::Value;

pub use sent::{Sent, unfilled};

use crate::api::browsable::breadcrumbs::{Crumb, PageAddress};
use crate::api::browsable::forms::{BrowsableForm, FormSource};
use crate::api::browsable::json::{Links, Segment, segments};
use crate::api::browsable::pager::Pager;
use crate::api::endpoint::{Access, Endpoint};
use crate::guards::Visitor;
use crate::render::headers::VARY_API;
use crate::render::page::{Frame, Page};
use crate::sessions::Identity;
use crate::web::{RedirectTarget, RequestInfo, app, encode, judge};

/// What `doorward/api.html` shows.
#[derive(Serialize)]
struct ApiPage<'a> {
    title: &'a str,
    /// Text and code, alternately.
    description: Vec<&'a str>,
    crumbs: Vec<Crumb<'a>>,
    method: &'a str,
    address: &'a PageAddress,
    /// Whether the endpoint supports GET.
    readable: bool,
    deletable: bool,
    status: String,
    good: bool,
    headers: BTreeMap<String, String>,
    body: Vec<Segment>,
    curl: String,
    pager: Option<Pager>,
    filter: Option<BrowsableForm<'a>>,
    forms: Vec<BrowsableForm<'a>>,
    /// The sign-in page, which leads back here.
    sign_in: Option<String>,
}

/// The page about an answer in JSON: with its status, its headers and its body.
pub async fn respond<'r>(
    endpoint: &Endpoint,
    endpoints: &[&Endpoint],
    request: &'r Request<'_>,
    mut answer: Response<'r>,
) -> Response<'r> {
    let sent = Sent::of(request);
    let status = answer.status();
    if status == Status::NoContent {
        return if sent.by_form { to_parent(request) } else { answer };
    }
    let headers: BTreeMap<String, String> = answer
        .headers()
        .iter()
        .map(|header| (header.name().to_string(), header.value().to_owned()))
        .collect();
    let bytes = answer.body_mut().to_bytes().await.unwrap_or_default();
    let body = serde_json::from_slice(&bytes).unwrap_or_default();
    let who = if may_read_cookies(endpoint, request) {
        Visitor::of(request).await.ok().and_then(|visitor| visitor.who.as_deref())
    } else {
        None
    };
    let about = Browsed { endpoint, endpoints, request, who, sent, status, body: &body };
    let page = Page::new(&Frame::with(request, who), "doorward/api.html", &about.page(&headers));
    let Ok(mut page) = page.status(status).respond_to(request) else {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        answer.set_sized_body(text.len(), Cursor::new(text));
        return answer;
    };
    for (name, value) in headers {
        if name != "Content-Type" && name != "Vary" {
            page.set_raw_header(name, value);
        }
    }
    // The bar shows the signed-in user, whether or not the answer depends on it.
    page.set_raw_header("Vary", VARY_API);
    page
}

/// Whether the page may show the signed-in user. Where other sites may post, because no cookie
/// counts, none is read for the bar either (the contract, section 5).
fn may_read_cookies(endpoint: &Endpoint, request: &Request<'_>) -> bool {
    let origin = app(request).config.public_url.origin();
    endpoint.access != Access::Public
        || judge(request, RequestInfo::of(request).method, origin).is_ok()
}

/// After a deletion: a redirect to the list.
fn to_parent<'r>(request: &Request<'_>) -> Response<'r> {
    let path = breadcrumbs::path(request);
    let parent = path.trim_end_matches('/').rsplit_once('/').map_or("", |(parent, _)| parent);
    Response::build()
        .status(Status::SeeOther)
        .raw_header("Location", format!("{parent}/"))
        .finalize()
}

struct Browsed<'a> {
    endpoint: &'a Endpoint,
    endpoints: &'a [&'a Endpoint],
    request: &'a Request<'a>,
    who: Option<&'a Identity>,
    sent: &'a Sent,
    status: Status,
    body: &'a Value,
}

impl<'a> Browsed<'a> {
    fn page(&self, headers: &BTreeMap<String, String>) -> ApiPage<'a> {
        let (endpoint, app) = (self.endpoint, app(self.request));
        let own = breadcrumbs::own_path(self.request);
        let address = self.request.local_cache(|| PageAddress::of(self.request));
        let may = |method| {
            let needed = endpoint.access.met(self.who, method != Method::Get)
                && endpoint.is_open(&app.config);
            endpoint.operation(method).filter(|_| needed)
        };
        let list = self.body.get("results").filter(|results| results.is_array());
        let items = breadcrumbs::has_items(self.endpoints, endpoint)
            .then(|| format!("{}/", breadcrumbs::path(self.request).trim_end_matches('/')));
        let origin = app.config.public_url.origin();
        let links = Links { origin, items: items.as_deref().filter(|_| list.is_some()) };
        let shown = FormSource { sent: self.sent, body: self.body, status: self.status.code };
        let writes = [Method::Post, Method::Patch, Method::Put];
        ApiPage {
            title: endpoint.name,
            description: endpoint.description.split('`').collect(),
            crumbs: breadcrumbs::crumbs(self.endpoints, &own),
            method: self.sent.method.as_str(),
            address,
            readable: endpoint.operation(Method::Get).is_some(),
            deletable: may(Method::Delete).is_some() && self.status != Status::NotFound,
            status: format!("{} {}", self.status.code, self.status.reason_lossy()),
            good: self.status.code < 400,
            headers: headers.clone(),
            body: segments(self.body, &links),
            curl: curl::line(
                self.sent,
                endpoint.operation(self.sent.method),
                &format!("{origin}{}", address.href),
                self.who.is_some() && endpoint.access != Access::Public,
            ),
            pager: list.and_then(|_| Pager::of(self.request, self.body)),
            filter: list.and(may(Method::Get)).and_then(|get| forms::filter(get, self.request)),
            forms: writes
                .into_iter()
                .filter_map(may)
                .filter_map(|operation| forms::form(operation, &shown))
                .collect(),
            sign_in: (self.status.code == 401 && endpoint.access != Access::Public).then(|| {
                let next = RedirectTarget::new(app, &RequestInfo::of(self.request).uri.to_string());
                format!("{}?next={}", app.path("/login"), encode(next.as_str()))
            }),
        }
    }
}
