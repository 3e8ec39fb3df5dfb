//! Doorward inside other applications: one that lives in this process, with a layout and routes of
//! its own, and the tutorials' one, started as a program and called by the tutorials' clients.

#[path = "../support/child.rs"]
mod child;
mod clothes;
mod guards;
mod host;
mod prefix;
mod rules;
mod tutorials;
