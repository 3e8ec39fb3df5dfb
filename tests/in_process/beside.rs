//! Doorward's tables beside a host's own of the same names.

use sea_orm::{ConnectionTrait, Statement, TryGetable};
use serde_json::json;

use crate::harness::{World, on_postgres};
use crate::{databases, tables};

/// What this run's tables are called, whatever the run says.
const PREFIX: &str = "acc_";

/// A world in whose database a host has its own tables `users` and `sessions`.
async fn beside(settings: serde_json::Value) -> World {
    let file = std::env::temp_dir().join(format!("doorward-beside-{}.db", std::process::id()));
    let url = match on_postgres() {
        true => databases::fresh_database().await,
        false => {
            let _ = std::fs::remove_file(&file);
            format!("sqlite://{}?mode=rwc", file.display())
        }
    };
    let host = tables::connect(&url, 1).await;
    host.execute_unprepared(
        "CREATE TABLE users (name TEXT PRIMARY KEY); INSERT INTO users VALUES ('of the host'); \
         CREATE TABLE sessions (day INTEGER); INSERT INTO sessions VALUES (1); \
         CREATE TABLE audit (what TEXT); CREATE INDEX audit_at ON audit (what)",
    )
    .await
    .expect("the host is first");
    host.close().await.expect("an end");
    let mut all = json!({ "database_url": url, "table_prefix": null, "database_schema": null });
    all.as_object_mut().expect("it is one").extend(settings.as_object().expect("a table").clone());
    World::with(all).await
}

/// What somebody who registers, administers, searches and changes needs of every table; `users` is
/// what Doorward's is called.
async fn lives(world: &World, users: &str) {
    let root = world.member("root").await;
    for name in ["ada", "bob", "grace"] {
        world.visitor().register(name).await.is(303);
    }
    let promoted = format!("UPDATE {users} SET is_staff = TRUE, is_superuser = TRUE WHERE id = 1");
    world.database.execute_unprepared(&promoted).await.expect("it is Doorward's");
    for path in [
        "/admin",
        "/admin/users?search=ad",
        "/admin/users?is_staff=true&ordering=-last_login",
        "/admin/users?search=ada&is_active=true&is_staff=false",
        "/admin/log",
        "/admin/limits",
        "/admin/users/2",
        "/account/sessions",
        "/api/users/?search=bob&ordering=-date_joined",
        "/health/ready",
    ] {
        root.get(path).await.is(200);
    }
    root.get("/admin/users?search=ada").await.is(200).shows("ada@example.org");
    let both = [("action", "deactivate"), ("scope", "page"), ("ids", "2,3"), ("confirm", "yes")];
    root.post("/admin/users", &both).await.is(303);
    root.get("/admin/users.csv").await.is(200).shows("grace@example.org");
    root.get("/admin/users.csv?search=grace").await.is(200).shows("grace@example.org");
    world.advance(301);
    assert!(root.get("/private").await.is(200).issues());
    root.logout().await.is(303);
    root.login("root").await.is(303);
}

/// The first column of one row, of a table that is called as it is written.
async fn ask<T: TryGetable>(world: &World, sql: &str) -> T {
    let statement = Statement::from_string(world.database.get_database_backend(), sql);
    let row = world.database.query_one_raw(statement).await.expect("it answers");
    row.expect("a row").try_get_by_index(0).expect("of this type")
}

#[rocket::async_test]
async fn a_prefix_keeps_them_apart() {
    let world = beside(json!({ "table_prefix": PREFIX })).await;
    lives(&world, "acc_users").await;
    let list = match on_postgres() {
        true => "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'",
        false => "SELECT group_concat(name, ' ') FROM sqlite_schema WHERE sql <> ''",
    };
    let names: String = ask(&world, list).await;
    let of_host = ["users", "sessions", "audit", "audit_at"];
    for name in names.split(' ').filter(|name| !of_host.contains(name)) {
        assert!(name.starts_with(PREFIX) || name.starts_with("sqlite_"), "{name} in {names}");
    }
    let left: String = ask(&world, "SELECT (SELECT name FROM users)").await;
    assert_eq!(left, "of the host");
}

#[rocket::async_test]
async fn a_schema_keeps_them_apart() {
    if !on_postgres() {
        return;
    }
    let world = beside(json!({ "database_schema": "own", "table_prefix": "d_" })).await;
    lives(&world, "own.d_users").await;
    let others = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                  WHERE n.nspname = 'public' AND c.relname NOT IN ('users', 'users_pkey', \
                  'sessions', 'audit', 'audit_at') AND c.relkind IN ('r', 'i', 'S')";
    assert_eq!(
        ask::<i64>(&world, others).await,
        0,
        "nothing of Doorward's is in the host's schema"
    );
    assert_eq!(ask::<i64>(&world, "SELECT count(*) FROM own.d_users").await, 4);
}
