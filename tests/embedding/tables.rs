//! The host's tables and Doorward's, whoever comes first and whatever they are called.

use doorward::Doorward;
use rocket::figment::Figment;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::prelude::*;

use crate::data::Shelves;
use crate::host::{Host, PASSWORD, block_on};
use crate::manners::stopped;

/// Orders of accounts, in a table that the shop makes before Doorward comes.
async fn order_book(database: &DatabaseConnection, users: &str) {
    let table = Table::create()
        .table("orders")
        .col(ColumnDef::new("id").integer().not_null().primary_key())
        .col(ColumnDef::new("user_id").big_integer().not_null())
        .foreign_key(ForeignKey::create().from("orders", "user_id").to(users.to_owned(), "id"))
        .to_owned();
    database.execute(&table).await.expect("Doorward's table is there");
}

#[test]
fn the_hosts_tables_refer_to_doorwards_before_its_first_launch() {
    let shop = Host::founded("/", |url| {
        block_on(async {
            let database = Database::connect(url).await.expect("a connection");
            doorward::migrate(&database).await.expect("Doorward's tables");
            doorward::migrate(&database).await.expect("again, which changes nothing");
            order_book(&database, doorward::schema::USERS).await;
            Shelves::up(&database, None).await.expect("the shop's own steps");
            database.close().await.expect("an end");
        });
    });
    shop.register("", "ada");
    shop.execute("INSERT INTO orders (id, user_id) SELECT 1, id FROM users");
    let kept = shop.post("/account/delete", &format!("password={PASSWORD}"));
    assert_eq!(kept.status().code, 409);
    shop.execute("DELETE FROM orders");
    let gone = shop.post("/account/delete", &format!("password={PASSWORD}"));
    assert_eq!(gone.status().code, 303);
}

#[test]
fn a_host_that_has_users_already_keeps_them() {
    let prefix = [("doorward.table_prefix", "accounts_")];
    let founded = |url: &str| {
        block_on(async {
            let database = Database::connect(url).await.expect("a connection");
            let own = "CREATE TABLE users (name TEXT); INSERT INTO users VALUES ('the shop''s')";
            database.execute_unprepared(own).await.expect("the shop is first");
            let figment = Figment::from(rocket::Config::figment());
            let figment = figment.merge(("doorward.table_prefix", "accounts_"));
            doorward::migrate_with(&figment, &database).await.expect("Doorward's tables");
            order_book(&database, &format!("accounts_{}", doorward::schema::USERS)).await;
            Shelves::up(&database, None).await.expect("the shop's own steps");
            database.close().await.expect("an end");
        });
    };
    let shop = Host::with_accounts(Doorward::at("/"), &prefix, founded, |rocket| rocket);
    let shop = shop.expect("the shop opens");
    shop.register("", "ada");
    shop.execute("INSERT INTO orders (id, user_id) SELECT 1, id FROM accounts_users");
    let kept = shop.post("/account/delete", &format!("password={PASSWORD}"));
    assert_eq!(kept.status().code, 409);
    shop.execute(
        "DELETE FROM orders WHERE (SELECT count(*) FROM users WHERE name = 'the shop''s') = 1",
    );
    let gone = shop.post("/account/delete", &format!("password={PASSWORD}"));
    assert_eq!(gone.status().code, 303);
}

#[test]
fn a_name_of_tables_that_databases_do_not_take_stops_the_launch() {
    for (key, name) in [
        ("doorward.table_prefix", "Acc_"),
        ("doorward.table_prefix", "a\"; DROP TABLE users; --"),
        ("doorward.table_prefix", "sqlite_"),
        ("doorward.table_prefix", "a_prefix_that_is_much_too_long_"),
        ("doorward.database_schema", "own"),
    ] {
        let opened =
            Host::with_accounts(Doorward::at("/"), &[(key, name)], |_| {}, |rocket| rocket);
        assert_eq!(stopped(opened), "Doorward", "{key} {name}");
    }
}
