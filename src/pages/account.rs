//! The pages of the signed-in person's account.

pub mod activity;
pub mod data;
pub mod deletion;
pub mod password;
pub mod profile;
pub mod sessions;

use rocket::get;

use crate::guards::CurrentUser;
use crate::render::{Frame, Notice, Page};
use crate::web::Context;

/// The profile, with what else is known of the account.
#[get("/account")]
pub fn show(user: CurrentUser<'_>, context: Context<'_>, frame: Frame<'_>) -> Page {
    let done = Notice::told(&context, &[Notice::Profile, Notice::Password]);
    profile::page(&frame, &user, profile::stored(&user).focus(""), done)
}
