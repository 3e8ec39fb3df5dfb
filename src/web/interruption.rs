//! What becomes of a request's form when nobody is signed in: the cell that the wrapper of a route,
//! the guard and the page that answers share. `interrupted.rs` tells the whole way.

use std::sync::atomic::Ordering;

use rocket::Request;
use rocket::http::Method;

use crate::app::App;
use crate::web::exchange::{Exchange, open};
use crate::web::{Format, RequestInfo, SessionCookies, authorization};

pub use crate::web::exchange::Carried;

/// Whether `CurrentUser` shall give the form back instead of failing, if nobody is signed in: a
/// page's plain form, from a browser that holds cookies of a session of ours. While the answer is
/// used, [`withdraw`] has to follow.
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

/// Ends an offer and tells whether it was taken.
pub fn withdraw(request: &Request<'_>) -> bool {
    Exchange::of(request).form_offered.store(false, Ordering::Relaxed);
    Exchange::of(request).form_accepted.swap(false, Ordering::Relaxed)
}

/// Takes the offer, if there is one.
pub fn accept(request: &Request<'_>) -> bool {
    let offered = Exchange::of(request).form_offered.load(Ordering::Relaxed);
    if offered {
        Exchange::of(request).form_accepted.store(true, Ordering::Relaxed);
    }
    offered
}

/// Notes what became of the form.
pub fn settle(request: &Request<'_>, carried: Carried) {
    *open(&Exchange::of(request).form) = Some(carried);
}

/// Whose session the browser's cookies belong to, dead or alive.
pub fn owner(request: &Request<'_>, app: &App) -> Option<i64> {
    SessionCookies::of(request).session(app).map(|claims| claims.user_id)
}

/// What became of this request's form, for the page that answers.
pub fn carried(request: &Request<'_>) -> Carried {
    let kept = open(&Exchange::of(request).form).clone();
    let headers = request.headers();
    let empty = !headers.contains("Content-Type") || headers.get_one("Content-Length") == Some("0");
    kept.unwrap_or(if empty { Carried::Nothing } else { Carried::Lost })
}
