//! The administration, as pages: each module brings its own routes.

mod users;

use rocket::Route;

/// All pages of the administration.
pub fn routes() -> Vec<Route> {
    [users::routes()].concat()
//! The admin: staff look, superusers change.

pub mod dashboard;
pub mod limits;
pub mod log;
mod trail;

use rocket::Route;

/// The admin's pages.
pub fn routes() -> Vec<Route> {
    [dashboard::routes(), log::routes(), limits::routes()].concat()
}
