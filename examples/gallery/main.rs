//! A gallery of every page in every state, for those who draw, review or test them, and for hosts
//! who want to see what they would replace.
//!
//! `cargo run --example gallery` serves it at <http://localhost:8001>; `ROCKET_PORT` is another
//! port. A running Doorward with sample data is behind it: each state is the answer to real
//! requests. `/states.json` names the states, `/state/<name>?lang=…&theme=…&data=…` is one of them.

mod form;
mod gallery;
mod house;
mod index;
mod pages;
mod pseudo;
mod sample;
mod states;
mod steps;
mod walker;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use rocket::config::{Config, LogLevel};
use rocket::figment::Figment;
use rocket::figment::providers::Env;
use rocket::{Build, Rocket};

use crate::gallery::Gallery;

/// Beside the port of Doorward itself.
const PORT: u16 = 8001;

fn rocket() -> Rocket<Build> {
    let config = Config { port: PORT, log_level: LogLevel::Off, ..Config::debug_default() };
    let figment = Figment::from(config).merge(Env::prefixed("ROCKET_").ignore(&["profile"]));
    let gallery = Gallery::open().expect("a directory for temporary files");
    pages::mount(rocket::custom(figment).manage(gallery))
}

#[rocket::main]
async fn main() -> ExitCode {
    match rocket().launch().await {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
