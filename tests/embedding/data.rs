//! The host's own tables beside Doorward's, in one database.

use doorward::{CurrentUser, Problem};
use rocket::http::{Accept, Header};
use rocket::serde::json::Value;
use rocket::{Build, Rocket, State, post, routes};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};
use sea_orm_migration::prelude::*;

use crate::host::{Host, PASSWORD, block_on, header};

/// The shop's own schema.
pub struct Shelves;

impl MigratorTrait for Shelves {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Orders), Box::new(Stock)]
    }
}

/// Called as Doorward's first step is, which must not matter.
struct Orders;

impl MigrationName for Orders {
    fn name(&self) -> &str {
        "m0001_accounts"
    }
}

#[rocket::async_trait]
impl MigrationTrait for Orders {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = "CREATE TABLE stock (name TEXT PRIMARY KEY)";
        manager.get_connection().execute_unprepared(table).await.map(drop)
    }
}

struct Stock;

impl MigrationName for Stock {
    fn name(&self) -> &str {
        "m0002_stock"
    }
}

#[rocket::async_trait]
impl MigrationTrait for Stock {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let row = "INSERT INTO stock VALUES ('tea')";
        manager.get_connection().execute_unprepared(row).await.map(drop)
    }
}

const ORDERS: &str = "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BIGINT NOT NULL \
                      REFERENCES users (id) ON DELETE RESTRICT)";

/// The shop migrates by itself, and keeps count in the usual table.
fn migrate(url: &str) -> Result<Vec<String>, DbErr> {
    block_on(async {
        let database = Database::connect(url).await?;
        Shelves::up(&database, None).await?;
        let steps = "SELECT version FROM seaql_migrations ORDER BY version";
        let steps = Statement::from_string(database.get_database_backend(), steps);
        let rows = database.query_all_raw(steps).await?;
        let names = rows.iter().map(|row| row.try_get_by_index(0)).collect();
        database.close().await?;
        names
    })
}

fn url(shop: &Host) -> String {
    format!("{}?mode=rwc", shop.database_url())
}

#[test]
fn the_host_migrates_before_doorward_and_after_it() {
    let steps = ["m0001_accounts", "m0002_stock"];
    let before = Host::founded("/", |url| {
        assert_eq!(migrate(url).expect("the shop is first"), steps);
    });
    before.register("", "ada");
    assert_eq!(migrate(&url(&before)).expect("and again"), steps);
    let reopened = before.reopen();
    assert_eq!(reopened.post("/login", &sign_in("ada")).status().code, 303);

    let after = Host::at("/");
    after.register("", "ada");
    assert_eq!(migrate(&url(&after)).expect("the shop is second"), steps);
    let reopened = after.reopen();
    assert_eq!(reopened.post("/login", &sign_in("ada")).status().code, 303);
}

#[test]
fn a_database_of_the_first_version_is_taken_over() {
    let shop = Host::at("/");
    shop.register("", "ada");
    // As the first version kept count.
    for statement in [
        "DROP TABLE installation",
        "ALTER TABLE doorward_migrations RENAME TO seaql_migrations",
        "DELETE FROM seaql_migrations WHERE version = 'm0005_installation'",
    ] {
        shop.execute(statement);
    }
    let reopened = shop.reopen();
    assert_eq!(reopened.post("/login", &sign_in("ada")).status().code, 303);
    // Nothing of Doorward's is left where the host's steps go.
    let steps = migrate(&url(&reopened)).expect("the shop's own");
    assert_eq!(steps, ["m0001_accounts", "m0002_stock"]);
    let again = reopened.reopen();
    assert_eq!(again.post("/login", &sign_in("ada")).status().code, 303);
}

fn sign_in(name: &str) -> String {
    format!("username={name}&password={PASSWORD}")
}

/// A shop where ada has ordered something, and root looks after the accounts.
fn with_an_order() -> Host {
    let shop = Host::at("/");
    for name in ["ada", "bob", "root"] {
        shop.register("", name);
    }
    shop.execute("UPDATE users SET is_superuser = true, is_staff = true WHERE username = 'root'");
    shop.execute(ORDERS);
    shop.execute("INSERT INTO orders (user_id) SELECT id FROM users WHERE username = 'ada'");
    shop
}

const REASON: &str = "other data still belong to it";

#[test]
fn an_account_that_the_host_still_needs_is_not_deleted_and_the_reason_is_told() {
    let shop = with_an_order();
    shop.post("/login", &sign_in("ada"));
    let own = shop.post("/account/delete", &format!("password={PASSWORD}"));
    assert_eq!(own.status().code, 409);
    let page = own.into_string().expect("a page");
    assert!(page.contains(REASON), "{page}");
    assert_eq!(shop.get("/account").status().code, 200, "still signed in");

    shop.post("/login", &sign_in("root"));
    let page = shop.post("/admin/users/1/delete", "version=1&confirm=yes");
    assert_eq!(page.status().code, 409);
    let page = page.into_string().expect("a page");
    assert!(page.contains(REASON), "{page}");
    let script = shop.client.delete("/api/users/1/").header(Accept::JSON);
    let script = script.header(Header::new("Sec-Fetch-Site", "same-origin")).dispatch();
    assert_eq!(script.status().code, 409);
    assert_eq!(header(&script, "Retry-After"), "");
    let body: Value = script.into_json().expect("JSON");
    assert_eq!(body["code"], "in_use");
    assert!(
        body["detail"].as_str().is_some_and(|told| told.contains("still refers to it")),
        "{body}"
    );
    assert_eq!(shop.get("/admin/users/1").status().code, 200, "ada is still there");
}

#[test]
fn of_many_accounts_those_stay_that_the_host_still_needs() {
    let shop = with_an_order();
    let done = shop.post("/admin/users", "action=delete&scope=page&ids=1,2,3&confirm=yes");
    assert_eq!(done.status().code, 303, "{:?}", done.into_string());
    let list = header(&done, "Location").to_owned();
    let page = shop.get(&list).into_string().expect("a page");
    assert!(page.contains("1 user was deleted"), "{page}");
    assert!(page.contains("1 user stays: other data still belong to that account."), "{page}");
    assert_eq!(shop.get("/admin/users/1").status().code, 200);
    assert_eq!(shop.get("/admin/users/2").status().code, 404);
    let one = shop.post("/admin/users", "action=delete&scope=page&ids=1&confirm=yes");
    let list = header(&one, "Location").to_owned();
    let page = shop.get(&list).into_string().expect("a page");
    assert!(page.contains("0 users were deleted") && page.contains("1 user stays"), "{page}");
}

#[test]
fn a_reference_that_is_looked_at_late_is_a_reference_too() {
    let shop = with_an_order();
    shop.execute("DROP TABLE orders");
    shop.execute(&ORDERS.replace("ON DELETE RESTRICT", "DEFERRABLE INITIALLY DEFERRED"));
    shop.execute("INSERT INTO orders (user_id) SELECT id FROM users WHERE username = 'ada'");
    let page = shop.post("/admin/users/1/delete", "version=1&confirm=yes");
    assert_eq!(page.status().code, 409);
    assert!(page.into_string().expect("a page").contains(REASON));
    assert_eq!(shop.get("/admin/users/1").status().code, 200);
}

#[post("/stock/<statement>")]
async fn run(
    _user: CurrentUser<'_>,
    database: &State<DatabaseConnection>,
    statement: &str,
) -> Result<&'static str, Problem> {
    let sql = match statement {
        "again" => "INSERT INTO stock VALUES ('tea')",
        "wrong" => "INSERT INTO nowhere VALUES (1)",
        "null" => "INSERT INTO needs VALUES (NULL)",
        "orphan" => "INSERT INTO orders (user_id) VALUES (4711)",
        _ => "INSERT INTO stock VALUES ('coffee')",
    };
    database.execute_unprepared(sql).await?;
    Ok("done")
}

#[test]
fn a_statement_of_the_host_that_fails_is_no_database_that_is_away() {
    let with_stock = |rocket: Rocket<Build>| {
        let url: String = rocket.figment().extract_inner("doorward.database_url").expect("a url");
        let database = block_on(Database::connect(format!("{url}?mode=rwc")));
        rocket.manage(database.expect("a connection")).mount("/", routes![run])
    };
    let shop = Host::with("/", with_stock);
    shop.register("", "ada");
    for statement in [
        "CREATE TABLE stock (name TEXT PRIMARY KEY)",
        "CREATE TABLE needs (name TEXT NOT NULL)",
        "INSERT INTO stock VALUES ('tea')",
        ORDERS,
    ] {
        shop.execute(statement);
    }
    for (statement, status) in
        [("again", 409), ("wrong", 500), ("null", 500), ("orphan", 409), ("coffee", 200)]
    {
        let answer = shop.post(&format!("/stock/{statement}"), "").status().code;
        assert_eq!(answer, status, "{statement}");
    }
}
