//! The library as a whole, in one process: no socket, no sleeping, a database of its own for each
//! test. `TEST_DATABASE=postgres` runs the same tests on PostgreSQL, `TEST_ROUNDS` makes the races
//! longer.

#[path = "../support/cluster.rs"]
mod cluster;
#[path = "../support/databases.rs"]
mod databases;
#[path = "../support/port.rs"]
mod port;

mod actor;
mod answer;
mod codes;
mod harness;
mod host;
mod html;
mod jar;

mod access;
mod account;
mod admin_user;
mod admin_users;
mod api;
mod audit;
mod beside;
mod browsable;
mod browsable_forms;
mod browsable_reference;
mod browsable_token;
mod cookies;
mod dashboard;
mod directory;
mod endings;
mod expiry;
mod groups;
mod headers;
mod hostile;
mod house;
mod kept;
mod languages;
mod limits;
mod model;
mod names;
mod origin;
mod pages;
mod races;
mod repeats;
mod reset;
mod rotation;
mod setup;
mod site;
mod superusers;
mod supply;
mod tables;
mod throttle;
mod tokens;
mod trail;
