//! Whole journeys in a real browser: headless Chromium, led by chromedriver, before a server that
//! runs as a process. Where chromedriver is not installed, the journeys are left out.
//!
//! `TEST_SCREENSHOTS=<directory>` keeps a picture of every page that the tests of the looks visit;
//! those pages are the states of the gallery, `cargo run --example gallery`.

mod admin;
mod api;
mod browser;
#[path = "../support/child.rs"]
mod child;
mod comforts;
mod elsewhere;
mod forms;
mod kept;
mod killed;
mod looks;
#[path = "../support/port.rs"]
mod port;
mod proxy;
mod sessions;
mod twice;
mod visit;
