//! Doorward as others see it, with programs that others wrote (PyPI): services that verify its
//! tokens by themselves, and a reader of its OpenAPI document. They need a Python with what
//! `requirements.txt` names; `scripts/test` makes one, and without it these tests are left out.

#[expect(dead_code, reason = "shared with the tests of processes, which ask for more")]
#[path = "../support/client.rs"]
mod client;
#[path = "../support/cluster.rs"]
mod cluster;
#[path = "../support/databases.rs"]
mod databases;
#[path = "../support/pem.rs"]
mod pem;
#[path = "../support/port.rs"]
mod port;
#[expect(dead_code, reason = "shared with the tests of processes, which ask for more")]
#[path = "../support/server.rs"]
mod server;

mod description;
mod python;
mod services;
