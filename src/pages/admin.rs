//! The pages of the administration; each module has its own routes. Staff may look, superusers may
//! change.

mod boxes;
mod csv;
mod dashboard;
pub mod groups;
mod limits;
mod log;
mod subject;
mod trail;
mod user;
pub mod users;

use rocket::Route;

/// All pages of the administration.
pub fn routes() -> Vec<Route> {
    [
        dashboard::routes(),
        users::routes(),
        user::routes(),
        groups::routes(),
        log::routes(),
        limits::routes(),
    ]
    .concat()
}
