//! The command `doorward` as a process, over real sockets: its start and its refusals to start,
//! faults of its database, deaths, hostile bytes, its log, and two of it over one database.

#[path = "../support/client.rs"]
mod client;
#[path = "../support/cluster.rs"]
mod cluster;
#[path = "../support/pem.rs"]
mod pem;
#[path = "../support/port.rs"]
mod port;
#[path = "../support/server.rs"]
mod server;
mod sqlite;

mod addresses;
mod bodies;
mod commands;
mod connections;
mod ending;
mod faults;
mod flips;
mod heads;
mod keys;
mod kill;
mod log;
mod pooler;
mod postgres;
mod refusals;
mod setup;
mod skew;
mod start;
mod staying;
mod targets;
mod templates;
mod tls;
mod two_nodes;
mod variables;
mod wire;
