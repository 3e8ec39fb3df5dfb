//! The page for signed-in people only.

pub mod api;

use rocket::get;
use rocket::time::OffsetDateTime;
use rocket::time::macros::format_description;
use serde::Serialize;

use crate::guards::CurrentUser;
use crate::render::{Frame, Page};

#[derive(Debug, Serialize)]
struct Private<'a> {
    email: &'a str,
    joined: String,
}

#[get("/private")]
pub fn private(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    let page = Private { email: &user.email, joined: day(user.date_joined) };
    Page::new(&frame, "doorward/private.html", &page)
}

/// A Unix time as a date, in UTC.
fn day(unix: i64) -> String {
    OffsetDateTime::from_unix_timestamp(unix)
        .ok()
        .and_then(|time| {
            time.format(format_description!("[day padding:none] [month repr:long] [year]")).ok()
        })
        .unwrap_or_default()
}
