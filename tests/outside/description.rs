//! The OpenAPI document is true: schemathesis reads it and tries what it says.

use std::fs;
use std::process::Command;

use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::client::PASSWORD;
use crate::databases;
use crate::python::{command, interpreter, place};
use crate::server::{Server, Setup};

/// Who tries the API.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Nobody,
    Member,
    Superuser,
}

#[test]
fn nobody_finds_the_api_as_described() {
    tried_by(Who::Nobody);
}

#[test]
fn a_member_finds_the_api_as_described() {
    tried_by(Who::Member);
}

#[test]
fn a_superuser_finds_the_api_as_described() {
    tried_by(Who::Superuser);
}

fn tried_by(who: Who) {
    let Some(python) = interpreter() else {
        return;
    };
    let server = started(who);
    let mut schemathesis = command(python);
    schemathesis.args(["-c", "from schemathesis.cli import schemathesis; schemathesis()"]);
    let origin = format!("http://localhost:{}", server.port);
    let directory = server.directory.path();
    schemathesis
        .arg("--config-file")
        .arg(place().join("schemathesis.toml"))
        .args(["run", &format!("{origin}/api/schema/"), "--url", &origin])
        .current_dir(directory)
        .env("SCHEMATHESIS_HOOKS", "visitor")
        .env("TEST_ORIGIN", &origin)
        .env("TEST_NAME", "ada")
        .env("TEST_PASSWORD", PASSWORD);
    if who != Who::Nobody {
        schemathesis.env("TEST_SIGNED_IN", "1");
    }
    satisfied(&mut schemathesis);
    let seen = fs::read_to_string(directory.join("seen.json")).expect("visitor.py wrote it");
    reached(who, &server, &serde_json::from_str(&seen).expect("JSON"));
}

/// A server with ada's account, who is a superuser where one is to try.
fn started(who: Who) -> Server {
    let runtime = rocket::tokio::runtime::Runtime::new().expect("a runtime");
    let mut setup = Setup::new().with("DOORWARD_THROTTLE", false);
    let mut url = format!("sqlite://{}", setup.directory.path().join("doorward.db").display());
    if on_postgres() {
        url = runtime.block_on(databases::fresh_database());
        setup = setup.with("DOORWARD_DATABASE_URL", &url);
    }
    let server = setup.start();
    server.visitor().register("ada");
    if who == Who::Superuser {
        let promote = "UPDATE users SET is_staff = TRUE, is_superuser = TRUE";
        runtime.block_on(async {
            let database = sea_orm::Database::connect(url).await.expect("the database is there");
            database.execute_unprepared(promote).await.expect("ada is there");
            database.close().await.expect("nothing is under way");
        });
    }
    server
}

/// Whether an endpoint is for superusers, or shows more to them.
fn administers(path: &str) -> bool {
    ["/api/users/", "/api/groups/"].iter().any(|place| path.starts_with(place))
}

/// Whether this run is about PostgreSQL: `TEST_DATABASE=postgres`.
fn on_postgres() -> bool {
    std::env::var("TEST_DATABASE").is_ok_and(|database| database == "postgres")
}

fn satisfied(schemathesis: &mut Command) {
    let said = schemathesis.output().expect("Python starts");
    let text = String::from_utf8_lossy(&said.stdout);
    let complaints = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{text}\n{complaints}");
}

/// It got as far as this person can: wherever they may, it succeeded, and nowhere else.
fn reached(who: Who, server: &Server, seen: &Value) {
    let document = server.visitor().get("/api/schema/").body;
    let document: Value = serde_json::from_str(&document).expect("JSON");
    let mut operations = 0;
    let paths = document["paths"].as_object().expect("paths");
    // What was read to begin with is not tried once more.
    for (path, methods) in paths.iter().filter(|(path, _)| *path != "/api/schema/") {
        for (method, operation) in methods.as_object().expect("methods") {
            operations += 1;
            let name = format!("{} {path}", method.to_uppercase());
            let statuses = seen[&name].as_object().unwrap_or_else(|| panic!("{name} is untried"));
            let succeeded = statuses.keys().any(|status| status.starts_with('2'));
            let may = match operation["security"].as_array() {
                None => true,
                Some(ways) if ways.iter().any(|way| way == &serde_json::json!({})) => true,
                Some(_) if administers(path) => who == Who::Superuser,
                Some(_) => who != Who::Nobody,
            };
            assert_eq!(succeeded, may, "{who:?}: {name} answered with {statuses:?}");
        }
    }
    assert!(operations >= 20, "only {operations} operations are described");
}
