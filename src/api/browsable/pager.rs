//! Navigation through the pages of a list.

use rocket::Request;
use serde::Serialize;
use serde_json::Value;

use crate::api::window::{Window, url_of_page};

/// How many page numbers are shown before and after the current one.
const AROUND: u64 = 2;

/// The pages of a list.
#[derive(Serialize)]
pub struct Pager {
    count: u64,
    page: u64,
    pages: u64,
    next: Option<String>,
    previous: Option<String>,
    steps: Vec<PageLink>,
}

/// A link to a page: the first, the last, or one near the current one.
#[derive(Serialize)]
struct PageLink {
    number: u64,
    href: String,
    /// Whether pages are skipped between the previous link and this one.
    gap: bool,
}

impl Pager {
    /// The navigation for the list that `body` is a page of.
    pub fn of(request: &Request<'_>, body: &Value) -> Option<Pager> {
        let link = |name| body.get(name).and_then(Value::as_str).map(str::to_owned);
        let count = body.get("count").and_then(Value::as_u64)?;
        let (page, pages) = Window::of(request).ok()?.place(count);
        let near = page.saturating_sub(AROUND).max(1)..=page.saturating_add(AROUND).min(pages);
        let mut numbers = vec![1];
        numbers.extend(near);
        numbers.push(pages);
        numbers.dedup();
        let mut before = 0;
        let steps = numbers.into_iter().map(|number| {
            let gap = number > before + 1;
            before = number;
            PageLink { number, href: url_of_page(request, number), gap }
        });
        let steps = steps.collect();
        Some(Pager { count, page, pages, next: link("next"), previous: link("previous"), steps })
    }
}
