//! Accounts for Rocket: registration, sign-in, private pages, and sessions that renew themselves.
//!
//! Access and refresh tokens live in `HttpOnly` cookies. A request guard silently renews an expired
//! access token by rotating the refresh token. Nobody is signed out by accident (parallel tabs,
//! lost responses, errors), and a session that is ended on purpose (sign-out, deactivation, theft)
//! is over at the next request.
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
//! [`CurrentUser`] redirects an anonymous browser to the sign-in page and answers a JSON client
//! with 401. `Option<CurrentUser>` is for public routes, and [`Claims`] checks only the token. A
//! [`Page`] in a [`Frame`] has the look of Doorward's own pages, and [`keeping`] preserves a form
//! that is submitted after its session has ended. If the fairing is missing, the launch fails with
//! the guard's name. Settings are in the table `doorward` of the host's own `Rocket.toml`.
//! Variables `DOORWARD_<KEY>` override them, and values that the host's code merges into Rocket's
//! figment override both.
//!
//! [`Doorward::without`] leaves [`Pages`] to the host; [`schema`] and [`migrate`] are for tables of
//! the host that refer to accounts. With the feature `cli` (on by default, as is `tls`), a host can
//! offer Doorward's commands below its own: `cli::Command`.
//!
//! A path is Doorward's only when it lies below the base by whole segments and one of its pages or
//! endpoints is there. On all other paths the host has its own routes, catchers and headers; the
//! cross-origin rule applies there as well. A guard of the host that fails with a [`Problem`]
//! passes all of it to the response by [`Problem::outcome`].
//!
//! # How a request is handled
//!
//! The fairing prepares the request's state, refuses unsafe cross-origin requests, and strips a
//! trailing slash from Doorward's own paths. The guards authenticate the request, once, and decide
//! which cookies to set or clear. The handler answers with a page, JSON, or a [`Problem`], which a
//! single catcher renders. The fairing then adds cookies and headers to every response.
//!
//! # Modules
//!
//! A module imports only modules to its right:
//! `cli, testing → fairing → pages → interrupted → api → render → guards → web → accounts → app →
//! hooks, permissions → users, sessions, throttle, audit, codes → installation → entity, database →
//! password, token → config, clock, error, logging, text`.

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
mod text;
mod throttle;
mod token;
mod users;
mod web;

pub mod schema {
    //! The tables that a host's own tables may refer to.

    pub use crate::migrations::USERS;
}

pub use accounts::Accounts;
pub use clock::Clock;
pub use config::Pages;
pub use database::{migrate, migrate_with};
pub use error::{EndReason, FieldError, FieldErrors, Quota, Refusal, StartError};
pub use fairing::Doorward;
pub use guards::{Can, ClientAddress, CurrentUser, Limits, Login, Permission, Staff, Superuser};
pub use hooks::{AuditEntry as Event, Hooks};
pub use interrupted::keeping;
pub use render::templates::{templates, templates_in, try_templates, try_templates_in};
pub use render::{Frame, Page};
pub use sessions::Identity;
pub use token::{Audience, Claims, TokenKind};
pub use users::{NewUser, Registration, User, UserChange, UserId};
pub use web::{Format, Problem};
