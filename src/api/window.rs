//! Pagination of lists.

use rocket::Request;
use serde_json::{Value, json};

use crate::api::endpoint::{Ask, Reply};
use crate::web::{Problem, RequestInfo, app, encode};

/// Results per page: the default and the maximum.
const PAGE: u64 = 20;
const LARGEST: u64 = 100;

/// The part of a list that a client asks for.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The number of the page, from 1; `None` for the last one.
    page: Option<u64>,
    /// Results per page.
    pub size: u64,
}

impl Window {
    /// Reads `?page=` and `?page_size=`.
    ///
    /// # Errors
    /// 404 for a page that is not a number above 0.
    pub fn of(request: &Request<'_>) -> Result<Self, Problem> {
        let text = |name| request.query_value::<&str>(name).and_then(Result::ok);
        let size = text("page_size").and_then(|text| text.parse().ok());
        let size = size.filter(|size| *size > 0).unwrap_or(PAGE);
        let page = match text("page") {
            None => Some(1),
            Some("last") => None,
            Some(number) => Some(number.parse().ok().filter(|page| *page > 0).ok_or_else(beyond)?),
        };
        Ok(Window { page, size: size.min(LARGEST) })
    }

    /// Whether the client wants the last page, whichever that is.
    pub fn is_last(self) -> bool {
        self.page.is_none()
    }

    /// The number of results before the page; 0 while the last page has no number.
    pub fn offset(self) -> u64 {
        self.page.map_or(0, |page| (page - 1).saturating_mul(self.size).min(i64::MAX as u64))
    }

    /// The number of the page, and the number of pages.
    pub fn place(self, count: u64) -> (u64, u64) {
        let pages = count.div_ceil(self.size).max(1);
        (self.page.unwrap_or(pages), pages)
    }

    /// The window with a number in place of "last".
    pub fn settled(self, count: u64) -> Self {
        Window { page: Some(self.place(count).0), ..self }
    }
}

fn beyond() -> Problem {
    Problem::new(404, "Invalid page.")
}

/// A page as `{"count","next","previous","results"}`; `results` are those of this page.
///
/// # Errors
/// 404 for a page beyond the end.
pub fn page_of(
    ask: &Ask<'_>,
    window: Window,
    count: u64,
    results: Vec<Value>,
) -> Result<Reply, Problem> {
    let (page, pages) = window.place(count);
    if page > pages {
        return Err(beyond());
    }
    let link = |page: u64| url_of_page(ask.request, page);
    Ok(Reply::ok(json!({
        "count": count,
        "next": (page < pages).then(|| link(page + 1)),
        "previous": (page > 1).then(|| link(page - 1)),
        "results": results,
    })))
}

/// A page of a list that is in memory as a whole.
///
/// # Errors
/// 404 for a page beyond the end.
pub fn paginated(ask: &Ask<'_>, all: Vec<Value>) -> Result<Reply, Problem> {
    let count = all.len() as u64;
    let window = Window::of(ask.request)?.settled(count);
    let results = all
        .into_iter()
        .skip(usize::try_from(window.offset()).unwrap_or(usize::MAX))
        .take(usize::try_from(window.size).unwrap_or(usize::MAX))
        .collect();
    page_of(ask, window, count, results)
}

/// The absolute URL of a page of this list, with the rest of the query unchanged.
pub fn url_of_page(request: &Request<'_>, page: u64) -> String {
    let uri = &RequestInfo::of(request).uri;
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
    let origin = app(request).config.public_url.origin();
    let path = uri.path();
    if query.is_empty() {
        format!("{origin}{path}")
    } else {
        format!("{origin}{path}?{}", query.join("&"))
    }
}
