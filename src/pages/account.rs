//! The pages of the signed-in person's account.

pub mod activity;
pub mod data;
pub mod deletion;
pub mod password;
pub mod profile;
pub mod sessions;

use rocket::get;
use serde::Serialize;

use crate::guards::CurrentUser;
use crate::render::times::Moment;
use crate::render::{Frame, Notice, Page};
use crate::web::Context;

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
pub fn show(user: CurrentUser<'_>, context: Context<'_>, frame: Frame<'_>) -> Page {
    let page = Account {
        done: Notice::told(&context, &[Notice::Profile, Notice::Password]),
        first_name: &user.first_name,
        last_name: &user.last_name,
        email: &user.email,
        joined: Moment::of(user.date_joined),
        last_login: user.last_login.map(Moment::of),
    };
    Page::new(&frame, "doorward/account/show.html", &page)
}
