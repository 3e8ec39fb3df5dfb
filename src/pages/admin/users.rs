//! The list of users, with search, filters, sorting and pagination, and the pages that start from
//! it.

mod add;
pub mod api;
mod bulk;
pub mod cell;
mod choices;
mod export;
pub mod filters;
mod listing;
mod outcome;
mod question;
mod table;

use rocket::{Route, get, routes};

use filters::View;

use crate::guards::Staff;
use crate::render::{Frame, Notice, Page};
use crate::web::{Context, Problem};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![list, bulk::apply, export::export, add::form, add::save]
}

const PATH: &str = "/admin/users";

#[get("/admin/users")]
async fn list(staff: Staff<'_>, context: Context<'_>, frame: Frame<'_>) -> Result<Page, Problem> {
    let done = match Notice::told(&context, &[Notice::UserDeleted]) {
        Some(done) => Some(done),
        None => outcome::told(&context).await?,
    };
    listing::show(&context, &frame, &staff, View::of(context.request), (done, None)).await
}
