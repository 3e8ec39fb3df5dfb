//! The administration, as pages: each module brings its own routes.

mod users;

use rocket::Route;

/// All pages of the administration.
pub fn routes() -> Vec<Route> {
    [users::routes()].concat()
}
