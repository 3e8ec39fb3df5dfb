//! Keeps a request's form when nobody is signed in: the state that the wrapper of a route, the
//! guard and the page that answers share. `interrupted.rs` describes the whole flow.

use std::sync::atomic::Ordering;

use rocket::Request;
use rocket::http::Method;

use crate::app::App;
use crate::web::exchange::{Exchange, open};
use crate::web::{Format, RequestInfo, SessionCookies, authorization};

pub use crate::web::exchange::Carried;

/// Offers `CurrentUser` to give the form back instead of failing, if nobody is signed in, and
/// returns whether it did: only for a page's plain form, from a browser with cookies of a session
/// of ours. After `true`, [`withdraw`] has to follow.
pub fn offer(request: &Request<'_>) -> bool {
    let plain = RequestInfo::of(request).method == Method::Post
        && request.content_type().is_some_and(|kind| kind.is_form())
        && Format::of(request) == Format::Html
        && authorization(request).is_none();
    let known =
        plain && request.rocket().state::<App>().is_some_and(|app| owner(request, app).is_some());
    if known {
        Exchange::of(request).form_offered.store(true, Ordering::Relaxed);
    }
    known
}

/// Withdraws the offer and returns whether it was accepted.
pub fn withdraw(request: &Request<'_>) -> bool {
    Exchange::of(request).form_offered.store(false, Ordering::Relaxed);
    Exchange::of(request).form_accepted.swap(false, Ordering::Relaxed)
}

/// Accepts the offer, if there is one, and returns whether there was.
pub fn accept(request: &Request<'_>) -> bool {
    let offered = Exchange::of(request).form_offered.load(Ordering::Relaxed);
    if offered {
        Exchange::of(request).form_accepted.store(true, Ordering::Relaxed);
    }
    offered
}

/// Records the outcome for the form.
pub fn settle(request: &Request<'_>, carried: Carried) {
    *open(&Exchange::of(request).form) = Some(carried);
}

/// The account whose session the browser's cookies belong to, live or ended.
pub fn owner(request: &Request<'_>, app: &App) -> Option<i64> {
    SessionCookies::of(request).session(app).map(|claims| claims.user_id)
}

/// The outcome for this request's form, for the page that answers.
pub fn carried(request: &Request<'_>) -> Carried {
    let kept = open(&Exchange::of(request).form).clone();
    let headers = request.headers();
    let empty = !headers.contains("Content-Type") || headers.get_one("Content-Length") == Some("0");
    kept.unwrap_or(if empty { Carried::Nothing } else { Carried::Lost })
}
