//! The page for signed-in people only.

pub mod api;

use rocket::get;
use serde::Serialize;

use crate::guards::CurrentUser;
use crate::render::times::date;
use crate::render::{Frame, Page};

#[derive(Debug, Serialize)]
struct Private<'a> {
    email: &'a str,
    joined: String,
}

#[get("/private")]
pub fn private(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    let page = Private { email: &user.email, joined: date(user.date_joined) };
    Page::new(&frame, "doorward/private.html", &page)
}
