//! Accounts for Rocket: register, sign in, private pages, and sessions that renew themselves.
//!
//! Access and refresh tokens live in `HttpOnly` cookies. A request guard renews an expired access
//! token silently by rotating the refresh token, so that nobody is signed out by accident (parallel
//! tabs, lost answers, errors) and everybody is signed out on purpose (sign-out, deactivation,
//! theft) on the next request.
//!
//! # Embedding
//!
//! ```rust,no_run
//! use doorward::{CurrentUser, Doorward};
//! use rocket::{get, launch, routes};
//! use rocket_dyn_templates::Template;
//!
//! #[get("/dashboard")]
//! fn dashboard(user: CurrentUser<'_>) -> String {
//!     format!("Hello, {}!", user.username)
//! }
//!
//! #[launch]
//! fn rocket() -> _ {
//!     rocket::build()
//!         .attach(Template::custom(doorward::templates))
//!         .attach(Doorward::at("/"))
//!         .mount("/", routes![dashboard])
//! }
//! ```
//!
//! [`CurrentUser`] sends an anonymous browser to sign in and answers a JSON client 401;
//! `Option<CurrentUser>` is for routes that are for everybody; [`Claims`] asks the token alone.
//! A [`Page`] in the [`Frame`] of Doorward's own looks like them, and [`keeping`] lets a form
//! survive the end of a session.
//! Forgetting the fairing stops the launch with the guard's name. Settings are the table `doorward`
//! of the host's own `Rocket.toml`, overridden by variables `DOORWARD_<KEY>`, and those by what the
//! host's code merges into Rocket's figment.
//!
//! [`Doorward::without`] leaves [`Pages`] to the host, and [`schema`] and [`migrate`] are for tables
//! of the host that refer to accounts. With the feature `cli` (on by default, as is `tls`), a host has
//! Doorward's commands below its own: `cli::Command`.
//!
//! A path is Doorward's only when it lies below the base by whole segments and one of its pages or
//! endpoints stands there. On all other paths the host has its own routes, catchers and headers;
//! the cross-origin rule holds there as well. A guard of the host's that fails with a [`Problem`]
//! tells it whole by [`Problem::outcome`].
//!
//! # The way of a request
//!
//! The fairing settles what there is to know of a request, refuses what comes from another site, and
//! strips a trailing slash from Doorward's own addresses. Guards find out who is asking, once per
//! request, and decide what becomes of the cookies. The handler answers with a page, JSON, or a
//! [`Problem`], which the one catcher turns into bytes. The fairing then writes cookies and headers
//! on whatever came out.
//!
//! # Map
//!
//! A module imports only what stands to its right:
//! `cli, testing → fairing → pages → interrupted → api → render → guards → web → accounts → app →
//! hooks, permissions → users, sessions, throttle, audit, codes → installation → entity, database →
//! password, token → config, clock, error, logging`.

#![cfg_attr(
    not(feature = "cli"),
    expect(dead_code, unused_imports, reason = "the commands alone use it")
)]

mod accounts;
mod api;
mod app;
mod audit;
#[cfg(feature = "cli")]
pub mod cli;
mod clock;
mod codes;
mod config;
mod database;
mod entity;
mod error;
mod fairing;
mod guards;
mod hooks;
mod installation;
mod interrupted;
mod logging;
#[path = "../migrations/mod.rs"]
mod migrations;
mod pages;
mod password;
mod permissions;
mod render;
mod sessions;
#[cfg(feature = "testing")]
pub mod testing;
mod throttle;
mod token;
mod users;
mod web;

pub mod schema {
    //! What the tables of a host may refer to.

    pub use crate::migrations::USERS;
}

pub use accounts::Accounts;
pub use clock::Clock;
pub use config::Pages;
pub use database::{migrate, migrate_with};
pub use error::{EndReason, FieldErrors, Quota, Refusal, StartError};
pub use fairing::Doorward;
pub use guards::{Can, ClientAddress, CurrentUser, Limits, Login, Permission, Staff, Superuser};
pub use hooks::{AuditEntry as Event, Hooks};
pub use interrupted::keeping;
pub use render::page::{Frame, Page};
pub use render::templates::{templates, templates_in, try_templates, try_templates_in};
pub use sessions::Identity;
pub use token::{Audience, Claims, TokenKind};
pub use users::{NewUser, Registration, User, UserChange, UserId};
pub use web::{Format, Problem};
