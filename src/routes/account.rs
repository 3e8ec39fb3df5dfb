//! The signed-in person's account, as pages.

pub mod delete;
pub mod password;
pub mod profile;
pub mod sessions;

use rocket::get;
use serde::Serialize;

use super::done::Done;
use crate::guards::{CurrentUser, Entry};
use crate::render::moment::Moment;
use crate::render::{Frame, Page};

#[derive(Debug, Serialize)]
struct Account<'a> {
    done: Option<&'static str>,
    first_name: &'a str,
    last_name: &'a str,
    email: &'a str,
    joined: Moment,
    last_login: Option<Moment>,
}

#[get("/account")]
pub fn show(user: CurrentUser<'_>, entry: Entry<'_>, frame: Frame<'_>) -> Page {
    let page = Account {
        done: Done::told(&entry, &[Done::Profile, Done::Password]),
        first_name: &user.first_name,
        last_name: &user.last_name,
        email: &user.email,
        joined: Moment::of(user.date_joined),
        last_login: user.last_login.map(Moment::of),
    };
    Page::new(&frame, "doorward/account/show.html", &page)
}
