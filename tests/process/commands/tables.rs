//! Commands where Doorward's tables have a prefix, beside a host's of the same names.

use super::ground::{Ground, on_postgres, typing};
use crate::client::PASSWORD;

const ROOT: [&str; 6] =
    ["create-superuser", "--new", "--username", "root", "--email", "root@example.com"];

/// An installation whose tables begin with `acc_`, and a table of the host's.
fn beside() -> Ground {
    let mut ground = Ground::new();
    ground.setup = ground.setup.with("DOORWARD_TABLE_PREFIX", "acc_");
    if on_postgres() {
        ground.setup = ground.setup.with("DOORWARD_DATABASE_SCHEMA", "own");
    }
    let made = typing(&ground.setup, &ROOT, &format!("{PASSWORD}\n"));
    assert_eq!(made.code, Some(0), "{made:?}");
    ground.execute("CREATE TABLE users (name TEXT)");
    ground
}

#[test]
fn every_command_finds_them() {
    let ground = beside();
    let server = ground.setup.start();
    server.visitor().register("ada");
    for line in [
        &["users", "list", "--search", "ada"][..],
        &["users", "show", "ada"],
        &["users", "promote", "ada"],
        &["sessions", "list", "ada"],
        &["sessions", "end", "ada"],
        &["reset-link", "ada"],
        &["audit", "--user", "ada"],
        &["flush-expired", "--now"],
        &["migrate", "status"],
        &["migrate"],
        &["check"],
    ] {
        ground.well(line);
    }
    assert!(ground.json(&["migrate", "status"]).iter().all(|step| step["applied"] == true));
    assert!(ground.well(&["users", "list"]).contains("ada@"));
    assert_eq!(server.visitor().get("/health/ready").status, 200);
    assert!(!server.log().contains("ERROR"), "{}", server.log());
}

#[test]
fn without_the_prefix_there_is_no_database() {
    let ground = beside();
    let without = ground.setup.clone().without("DOORWARD_TABLE_PREFIX");
    let said = without.without("DOORWARD_DATABASE_SCHEMA").run(&["users", "list"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.stderr.contains("it lacks m0001_accounts"), "{said:?}");
}

#[test]
fn a_schema_that_lacks_a_step_is_brought_up_and_its_backup_comes_back() {
    if on_postgres() {
        return;
    }
    let ground = beside();
    ground.execute("DROP TABLE acc_releases");
    ground.execute("DELETE FROM acc_doorward_migrations WHERE version = 'm0004_releases'");
    let said = ground.run(&["migrate"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stderr.contains(".before-"), "{said:?}");
    ground.well(&["backup", "copy.db"]);
    ground.execute("DELETE FROM acc_users");
    let said = ground.run(&["restore", "--end-sessions", "copy.db"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(ground.well(&["users", "list"]).contains("root@example.com"));
    assert_eq!(ground.text("SELECT count(*) || '' FROM users"), "0", "the host's");
}
