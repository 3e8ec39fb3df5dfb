//! Doorward inside other applications: one that lives in this process, with a layout and routes of
//! its own, and the tutorials' one, started as a program and called by the tutorials' clients.

mod addresses;
#[path = "../support/child.rs"]
mod child;
mod clothes;
mod commands;
mod data;
mod desk;
mod groups;
mod guards;
mod hooks;
mod host;
mod killed;
mod languages;
mod library;
mod manners;
mod pages;
mod permissions;
#[path = "../support/port.rs"]
mod port;
mod prefix;
mod process;
mod rules;
mod tables;
mod templates;
mod tutorials;
