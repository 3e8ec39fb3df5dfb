//! Every route, in one readable table.

mod account;
mod admin;
mod answering;
pub mod api;
mod assets;
mod confirm;
mod done;
mod health;
mod jwks;
mod keeping;
mod landing;
mod login;
mod logout;
mod private;
pub mod refused;
mod register;
mod reset;
mod setup;
mod typed;

pub use answering::answering;
pub use keeping::keeping;
use rocket::{Build, Catcher, Rocket, Route, routes};

use crate::render::problem::Problems;

/// The pages, their JSON faces, static files and health checks.
pub fn table() -> Vec<Route> {
    let mut all = routes![
        landing::landing,
        register::form,
        register::register,
        login::form,
        login::sign_in,
        logout::sign_out,
        private::private,
        account::show,
        account::profile::form,
        account::profile::save,
        account::password::form,
        account::password::save,
        account::sessions::list,
        account::sessions::end,
        account::sessions::end_others,
        account::delete::form,
        account::delete::delete,
        setup::form,
        setup::set_up,
        reset::form,
        reset::reset,
        assets::asset_by_path,
        jwks::jwks,
        account::password::well_known,
        health::live,
        health::ready,
    ];
    all.extend(admin::routes());
    answering(keeping(all))
}

/// What answers when no route does, and for the failures of a host's routes, as far as the host has
/// no catchers of its own. What guards promise about people who are not signed in holds beside a
/// catcher for everything, too.
pub fn catchers(rocket: &Rocket<Build>) -> Vec<Catcher> {
    let taken = |code: Option<u16>| {
        rocket.catchers().any(|catcher| catcher.code == code && catcher.base == "/")
    };
    let codes = [None, Some(401)].into_iter().filter(|code| !taken(*code));
    codes.map(|code| Catcher::new(code, Problems)).collect()
}
