//! The address that a start prints while there is no superuser.

use crate::client::PASSWORD;
use crate::server::{Server, Setup};
use crate::sqlite::Sqlite;

/// The path and query of the address in the banner.
fn address(server: &Server) -> Option<String> {
    let log = server.log();
    let line = log.lines().find(|line| line.trim_start().starts_with("set up "))?;
    let place = line.find(&format!("http://localhost:{}/setup", server.port))?;
    let path = &line[place..];
    Some(path[path.find("/setup").expect("just found")..].trim().to_owned())
}

fn set_up(server: &Server, path: &str, name: &str) -> u16 {
    let email = format!("{name}@example.org");
    let fields =
        [("username", name), ("email", &email), ("password", PASSWORD), ("password2", PASSWORD)];
    server.visitor().post(path, &fields).status
}

#[test]
fn a_start_without_a_superuser_prints_where_to_make_one() {
    let setup = Setup::new();
    let server = setup.start();
    let first = address(&server).expect("an address in the banner");
    assert!(server.log().contains("30 minutes"), "{}", server.log());
    assert!(server.visitor().get(&first).body.contains("Set up <bdi>Doorward</bdi>"));
    let (_, log) = server.stop();
    let code = first.split_once('=').expect("a code").1;
    assert_eq!(log.matches(code).count(), 1, "the code is in the log of requests: {log}");

    let server = setup.start();
    let second = address(&server).expect("an address in the banner");
    assert_ne!(first, second);
    assert_eq!(server.visitor().get(&first).status, 403, "of an earlier start");
    assert_eq!(set_up(&server, &first, "grace"), 403);
    assert_eq!(set_up(&server, &second, "grace"), 303);
    assert_eq!(set_up(&server, &second, "mallory"), 403);
    server.stop();

    let server = setup.start();
    assert_eq!(address(&server), None, "there is a superuser: {}", server.log());
}

#[test]
fn a_start_that_fails_leaves_the_address_of_the_running_server_good() {
    let setup = Setup::new();
    let server = setup.start();
    let path = address(&server).expect("an address in the banner");
    let said = setup.run(&[]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert_eq!(server.visitor().get(&path).status, 200);
}

#[test]
fn a_database_that_takes_no_code_does_not_keep_the_server_from_starting() {
    let setup = Setup::new();
    setup.start().stop();
    let file = setup.directory.path().join("doorward.db");
    Sqlite::open(&file).execute(
        "CREATE TRIGGER no_code BEFORE INSERT ON codes BEGIN SELECT RAISE(ABORT, 'no code'); END",
    );
    let server = setup.start();
    assert_eq!(address(&server), None);
    assert!(server.log().contains("set up    no link"), "{}", server.log());
    assert!(server.has_said("no_setup_code"), "{}", server.log());
    assert_eq!(server.visitor().get("/login").status, 200);
}
