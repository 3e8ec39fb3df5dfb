//! The table of all routes.

mod account;
mod admin;
mod assets;
mod health;
mod jwks;
mod landing;
mod private;
mod recovery;
mod registration;
mod setup;
mod sign_in;
mod sign_out;

use rocket::{Build, Catcher, Rocket, Route, routes};

use crate::api::{self, Endpoint};
use crate::config::Pages;
use crate::interrupted::keeping;
use crate::render::answering;
use crate::render::problem::Problems;

/// Every endpoint of the API.
pub const ENDPOINTS: &[&Endpoint] = &[
    &api::ROOT,
    &registration::api::REGISTER,
    &sign_in::tokens::OBTAIN,
    &sign_in::tokens::REFRESH,
    &sign_in::tokens::VERIFY,
    &sign_in::tokens::BLACKLIST,
    &private::api::PRIVATE,
    &account::profile::api::ME,
    &account::password::api::PASSWORD,
    &account::sessions::api::SESSIONS,
    &account::sessions::api::SESSION,
    &api::SCHEMA,
    &admin::users::api::USERS,
    &admin::users::api::USER,
    &admin::groups::api::GROUPS,
    &admin::groups::api::GROUP,
];

/// The path, below a mount, of the JSON endpoint that does the same as the page at the path `page`.
pub fn endpoint_behind(page: &str, left_out: Pages) -> Option<&'static str> {
    match page {
        _ if left_out.contains(Pages::API) => None,
        "/register" => Some(registration::api::REGISTER.path),
        "/login" => Some(sign_in::tokens::OBTAIN.path),
        "/private" => Some(private::api::PRIVATE.path),
        _ => None,
    }
}

/// The routes of the pages, static files and health checks, except those left to the host.
pub fn table(left_out: Pages) -> Vec<Route> {
    let mut all = routes![
        landing::landing,
        registration::form,
        registration::register,
        sign_in::form,
        sign_in::sign_in,
        sign_out::sign_out,
        private::private,
        account::show,
        account::profile::form,
        account::profile::save,
        account::password::form,
        account::password::save,
        account::sessions::list,
        account::sessions::end,
        account::sessions::end_others,
        account::activity::list,
        account::data::download,
        account::deletion::form,
        account::deletion::delete,
        setup::form,
        setup::set_up,
        recovery::form,
        recovery::reset,
        assets::asset_by_path,
        assets::favicon,
        assets::touch_icon,
        jwks::jwks,
        account::password::well_known,
        health::live,
        health::ready,
    ];
    all.extend(admin::routes());
    all.retain(|route| !left_out.have(route.uri.path()));
    answering(keeping(all))
}

/// The catchers, for unknown paths and for failures of the host's routes; none where the host has
/// its own. The catcher for 401 keeps the guards' promise to people who are not signed in, even
/// when the host has a default catcher.
pub fn catchers(rocket: &Rocket<Build>) -> Vec<Catcher> {
    let taken = |code: Option<u16>| {
        rocket.catchers().any(|catcher| catcher.code == code && catcher.base == "/")
    };
    let codes = [None, Some(401)].into_iter().filter(|code| !taken(*code));
    codes.map(|code| Catcher::new(code, Problems)).collect()
}
