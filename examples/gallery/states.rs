//! Every state of every page, in groups.

mod account;
mod admin;
mod api;
mod door;
mod groups;
mod problems;
mod user;
mod users;

use crate::steps::State;

/// States that belong together.
pub struct Group {
    pub title: &'static str,
    pub states: Vec<State>,
}

/// All groups, in the order of the gallery.
pub fn all() -> Vec<Group> {
    let group = |title, states| Group { title, states };
    vec![
        group("Front door", door::all()),
        group("Account", account::all()),
        group("Admin: overview, log, limits", admin::all()),
        group("Admin: users", users::all()),
        group("Admin: one user", user::all()),
        group("Admin: groups", groups::all()),
        group("API", api::all()),
        group("Problems", problems::all()),
    ]
}
