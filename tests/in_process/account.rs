//! The account pages.

mod activity;
mod delete;
mod preferences;
mod profile;
mod sessions;
