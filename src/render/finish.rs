//! Renders pages that wait for their viewer's permissions.

use std::collections::BTreeSet;
use std::io::Cursor;

use rocket::Request;
use rocket::catcher::Handler;
use rocket::http::Status;
use rocket::response::Response;

use crate::guards::held;
use crate::render::problem::Problems;
use crate::render::unfinished::{MARK, Unfinished};
use crate::web::raise;

/// Renders the page of an answer that waits for its viewer's permissions. If these cannot be read,
/// the answer becomes the page about that problem.
pub async fn finish<'r>(request: &'r Request<'_>, response: &mut Response<'r>) {
    let mut failed = false;
    // A scan over the few headers is faster than a lookup, which hashes the name.
    while response.headers().iter().any(|header| header.name() == MARK) {
        response.remove_header(MARK);
        let Some(page) = Unfinished::left(request) else { return };
        let rendered = match held(request, page.reader).await {
            Ok(held) => page.rendered(request, &held),
            // The problem page checks permissions as well, if the layout does.
            Err(_) if failed => page.rendered(request, &BTreeSet::new()),
            Err(problem) => Err(raise(request, problem)),
        };
        match rendered {
            Ok(html) => response.set_sized_body(html.len(), Cursor::new(html)),
            Err(status) if failed => *response = plain(status),
            Err(status) => {
                failed = true;
                let told = Problems.handle(status, request).await;
                *response = told.unwrap_or_else(plain);
            }
        }
    }
}

/// The answer when no page can be rendered.
fn plain<'r>(status: Status) -> Response<'r> {
    let text = format!("{status}\n");
    Response::build()
        .status(status)
        .raw_header("Content-Type", "text/plain; charset=utf-8")
        .sized_body(text.len(), Cursor::new(text))
        .finalize()
}
