//! The account pages.

mod activity;
mod delete;
mod profile;
mod sessions;
