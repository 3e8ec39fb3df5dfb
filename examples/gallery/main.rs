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

use std::process::ExitCode;

#[rocket::main]
async fn main() -> ExitCode {
    match pages::rocket().launch().await {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
