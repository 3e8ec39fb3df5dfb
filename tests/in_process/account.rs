//! The account pages.

mod delete;
mod profile;
mod sessions;
