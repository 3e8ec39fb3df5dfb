//! The OpenAPI document as a page for people.

mod described;
mod kinds;

use rocket::http::Accept;
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request};
use serde::Serialize;

use crate::api::endpoint::Endpoint;
use crate::api::openapi::{self, SCHEMA};
use crate::api::reference::described::{DescribedPath, DescribedShape};
use crate::api::root::ROOT;
use crate::render::{Frame, Page};
use crate::web::{Problem, app};

/// Where the page is, below a mount.
pub const PATH: &str = "/reference";

/// The route of the page.
#[derive(Clone, Copy)]
pub struct Reference {
    /// All endpoints.
    pub endpoints: &'static [&'static Endpoint],
    /// Where they are, below the base.
    pub mount: &'static str,
}

/// What `doorward/reference.html` shows.
#[derive(Serialize)]
struct ReferencePage<'a> {
    /// The name and the address of the API's root.
    root_name: &'a str,
    root: String,
    /// The address of the document itself.
    document: String,
    server: &'a str,
    paths: Vec<DescribedPath<'a>>,
    shapes: Vec<DescribedShape<'a>>,
}

#[rocket::async_trait]
impl Handler for Reference {
    async fn handle<'r>(&self, request: &'r Request<'_>, _: Data<'r>) -> Outcome<'r> {
        Outcome::from(request, self.page(request).await)
    }
}

impl Reference {
    /// # Errors
    /// 404 where the API has no pages, 406 for a client that does not accept one.
    async fn page(&self, request: &Request<'_>) -> Result<Page, Problem> {
        let app = app(request);
        if !app.config.browsable_api {
            return Err(Problem::of_status(404));
        }
        if request.accept().is_some_and(|accept| !accepts_html(accept)) {
            return Err(Problem::of_status(406));
        }
        let document = openapi::document(app, self.endpoints);
        let below = |path: &str| format!("{}{}{path}", app.base, self.mount);
        let page = ReferencePage {
            root_name: ROOT.name,
            root: below("/"),
            document: below(&format!("{}/?format=json", SCHEMA.path)),
            server: document["servers"][0]["url"].as_str().unwrap_or_default(),
            paths: DescribedPath::all(&document, self.endpoints, &app.base),
            shapes: DescribedShape::all(&document),
        };
        let frame = Frame::of(request).await?;
        Ok(Page::new(&frame, "doorward/reference.html", &page))
    }
}

fn accepts_html(accept: &Accept) -> bool {
    accept.iter().any(|range| {
        let is_text = range.top() == "text" && (range.sub() == "html" || range.sub() == "*");
        let is_any = range.top() == "*";
        (is_text || is_any) && range.weight() != Some(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::accepts_html;
    use rocket::http::Accept;
    use std::str::FromStr;

    #[test]
    fn a_page_is_for_those_who_accept_html() {
        for (header, accepted) in [
            ("*/*", true),
            ("text/html,application/xhtml+xml,*/*;q=0.8", true),
            ("text/*", true),
            ("application/json, */*;q=0.1", true),
            ("application/json", false),
            ("text/plain", false),
            ("text/html;q=0", false),
        ] {
            let accept = Accept::from_str(header).expect("an Accept header");
            assert_eq!(accepts_html(&accept), accepted, "{header}");
        }
    }
}
