//! The page for signed-in people only.

pub mod api;

use rocket::get;
use serde::Serialize;

use crate::guards::CurrentUser;
use crate::render::{Frame, Page};
use crate::text::Moment;

#[derive(Debug, Serialize)]
struct Private {
    joined: Moment,
}

#[get("/private")]
pub fn private(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    let page = Private { joined: Moment::date(user.date_joined) };
    Page::new(&frame, "doorward/private.html", &page)
}
