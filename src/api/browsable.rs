//! An endpoint's answer as a page for people: the JSON answer itself, and forms for further
//! requests.

mod breadcrumbs;
mod browsed;
mod curl;
mod forms;
mod json;
mod offer;
mod pager;
mod sent;

use std::collections::BTreeMap;
use std::io::Cursor;

use rocket::Request;
use rocket::http::{Method, Status};
use rocket::response::{Responder, Response};
use serde::Serialize;

pub use sent::{Sent, unfilled};

use crate::api::browsable::breadcrumbs::{Crumb, PageAddress};
use crate::api::browsable::browsed::Browsed;
use crate::api::browsable::json::Links;
use crate::api::browsable::offer::PageOffer;
use crate::api::browsable::pager::Pager;
use crate::api::endpoint::{Access, Endpoint};
use crate::api::reference;
use crate::guards::Visitor;
use crate::render::headers::VARY_API;
use crate::render::{Frame, Page};
use crate::web::{RedirectTarget, RequestInfo, app, encode, judge};

/// `Vary` of a page whose language the browser has decided.
const VARY_LANGUAGE: &str = "Accept, Accept-Language, Authorization, Cookie";

/// What `doorward/api.html` shows. Headers, body and command are HTML.
#[derive(Serialize)]
struct ApiPage<'a> {
    title: &'a str,
    /// Text and code, alternately.
    description: Vec<&'a str>,
    crumbs: Vec<Crumb<'a>>,
    /// The method that was sent.
    method: &'a str,
    /// The method of the command: another one where GET is refused and a form works.
    command: &'a str,
    /// Whether it is another one.
    refused: bool,
    address: &'a PageAddress,
    /// The page about all endpoints.
    reference: String,
    /// Whether the endpoint supports GET.
    readable: bool,
    status: String,
    good: bool,
    headers: String,
    body: String,
    curl: String,
    pager: Option<Pager>,
    offer: PageOffer<'a>,
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
    let page =
        Page::new(&Frame::with(request, who), "doorward/api.html", &page_about(&about, &headers));
    let Ok(mut page) = page.status(status).respond_to(request) else {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        answer.set_sized_body(text.len(), Cursor::new(text));
        return answer;
    };
    let by_language = page.headers().get("Vary").any(|vary| vary.contains("Accept-Language"));
    for (name, value) in headers {
        if name != "Content-Type" && name != "Vary" {
            page.set_raw_header(name, value);
        }
    }
    // The bar shows the signed-in user, whether or not the answer depends on it.
    page.set_raw_header("Vary", if by_language { VARY_LANGUAGE } else { VARY_API });
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

fn page_about<'a>(browsed: &Browsed<'a>, headers: &BTreeMap<String, String>) -> ApiPage<'a> {
    let Browsed { endpoint, request, sent, status, body, .. } = *browsed;
    let own = breadcrumbs::own_path(request);
    let address = request.local_cache(|| PageAddress::of(request));
    let offer = PageOffer::of(browsed);
    let is_list = browsed.is_list();
    let items = (is_list && breadcrumbs::has_items(browsed.endpoints, endpoint))
        .then(|| format!("{}/", breadcrumbs::path(request).trim_end_matches('/')));
    let origin = app(request).config.public_url.origin();
    let links = Links { origin, items: items.as_deref() };
    let url = format!("{origin}{}", address.href);
    let with_token = sent.by_token || browsed.who.is_some() && endpoint.access != Access::Public;
    let operation = endpoint.operation(sent.method);
    ApiPage {
        title: endpoint.name,
        description: endpoint.description.split('`').collect(),
        crumbs: breadcrumbs::crumbs(browsed.endpoints, &own),
        method: sent.method.as_str(),
        command: offer.instead.map_or(sent.method, |instead| instead.method).as_str(),
        refused: offer.instead.is_some(),
        address,
        reference: format!("{}{}/", own.root, reference::PATH),
        readable: endpoint.operation(Method::Get).is_some(),
        status: format!("{} {}", status.code, status.reason_lossy()),
        good: status.code < 400,
        headers: json::headers(headers),
        body: json::body(body, &links),
        curl: match offer.instead {
            Some(instead) => curl::line_for(instead, &url, with_token),
            None => curl::line(sent, operation, &url, with_token),
        },
        pager: is_list.then(|| Pager::of(request, body)).flatten(),
        offer,
        sign_in: sign_in(browsed),
    }
}

/// The sign-in page for a visitor whom only that would help.
fn sign_in(browsed: &Browsed<'_>) -> Option<String> {
    let helps = browsed.status == Status::Unauthorized
        && browsed.endpoint.access != Access::Public
        && !browsed.sent.by_token;
    helps.then(|| {
        let app = app(browsed.request);
        let next = RedirectTarget::new(app, &RequestInfo::of(browsed.request).uri.to_string());
        format!("{}?next={}", app.path("/login"), encode(next.as_str()))
    })
}
