//! User names that are e-mail addresses, and saves that change nothing.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::{SUPERUSER, somebody};
use crate::harness::{PASSWORD, World};

const ON_PAGES: &str = "A user name with an @ has to be your own e-mail address.";
const FOREIGN: &str = "A user name with an @ has to be the e-mail address of the account.";

fn form<'a>(name: &'a str, email: &'a str) -> [(&'a str, &'a str); 4] {
    [("username", name), ("email", email), ("password", PASSWORD), ("password2", PASSWORD)]
}

#[rocket::async_test]
async fn a_name_with_an_at_sign_is_ones_own_address() {
    let world = World::new().await;
    let eve = world.visitor();
    for name in ["vic@example.org", "v@", "vic＠example.org"] {
        let answer = eve.post("/register", &form(name, "eve@example.org")).await;
        assert_eq!(answer.is(422).html().error("username").as_deref(), Some(ON_PAGES), "{name}");
    }
    let root = somebody(&world, "root", SUPERUSER).await;
    let body = json!({
        "username": "vic@example.org", "email": "eve@example.org", "password": PASSWORD,
    });
    let ask = root.request(Method::Post, "/api/users/").with("Accept", "application/json");
    assert_eq!(ask.json(&body).send().await.is(400).json()["username"][0], FOREIGN);
    let vic = world.visitor();
    vic.post("/register", &form("Vic@example.org", "vic@example.org")).await.is(303);
    world.visitor().login("VIC@example.org").await.is(303);
}

#[rocket::async_test]
async fn it_goes_with_the_address_and_back() {
    let world = World::new().await;
    let vic = world.visitor();
    vic.post("/register", &form("vic@example.org", "vic@example.org")).await.is(303);
    let named = async || -> String { world.ask("SELECT username FROM users WHERE id = 1").await };
    for email in ["vic.o'neill@example.org", "vic@example.org"] {
        let fields = [("email", email), ("password", PASSWORD)];
        vic.post("/account/profile", &fields).await.is(303);
        assert_eq!(named().await, email);
        world.visitor().login(email).await.is(303);
    }
    assert_eq!(world.count("audit", "details LIKE '%username%'").await, 2);
    let root = somebody(&world, "root", SUPERUSER).await;
    let change = async |body: Value| {
        let ask = root.request(Method::Patch, "/api/users/1/").with("Accept", "application/json");
        ask.json(&body).send().await
    };
    let answer = change(json!({ "email": "new@example.org" })).await;
    assert_eq!(answer.is(200).json()["username"], "new@example.org");
    let answer = change(json!({ "username": "vic@example.org" })).await;
    assert_eq!(answer.is(400).json()["username"][0], FOREIGN);
    change(json!({ "username": "vic" })).await.is(200);
    change(json!({ "email": "vic@example.org" })).await.is(200);
    assert_eq!(named().await, "vic");
}

#[rocket::async_test]
async fn an_account_of_before_keeps_its_name_and_takes_no_address() {
    let world = World::new().await;
    let eve = world.member("eve").await;
    let name = "vic@example.org";
    let set = format!("username = '{name}', username_key = '{name}', username_skeleton = '{name}'");
    world.change(&format!("UPDATE users SET {set}")).await;
    world.visitor().login(name).await.is(303);
    eve.post("/account/profile", &[("first_name", "Eve")]).await.is(303);
    let root = somebody(&world, "root", SUPERUSER).await;
    let body = json!({ "username": name, "email": "eve@example.org", "last_name": "E" });
    let ask = root.request(Method::Put, "/api/users/1/").with("Accept", "application/json");
    ask.json(&body).send().await.is(200);
    // The owner of the address comes, and signs in by it.
    let vic = world.visitor();
    vic.post("/register", &form("vic", name)).await.is(303);
    vic.login(name).await.is(303);
    vic.get("/account").await.is(200).shows("vic");
    assert_eq!(world.count("sessions", "user_id = 3 AND ended_at IS NULL").await, 1);
    world.visitor().login("eve@example.org").await.is(303);
}

#[rocket::async_test]
async fn a_save_without_a_change_writes_nothing() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let fields = [("first_name", ""), ("last_name", ""), ("email", "ada@example.org")];
    ada.post("/account/profile", &fields).await.is(303);
    for (method, path) in [(Method::Patch, "/api/me/"), (Method::Patch, "/api/users/1/")] {
        let ask = ada.request(method, path).with("Accept", "application/json");
        ask.json(&json!({})).send().await.is(200);
    }
    let put = json!({
        "username": "ada", "email": "ada@example.org", "is_staff": true, "is_superuser": true,
    });
    let ask = ada.request(Method::Put, "/api/users/1/").with("Accept", "application/json");
    let answer = ask.with("If-Match", "\"1\"").json(&put).send().await;
    assert_eq!(answer.is(200).header("ETag"), Some("\"1\""));
    let fields = [
        ("username", "ada"),
        ("email", "ada@example.org"),
        ("is_active", "on"),
        ("is_staff", "on"),
        ("is_superuser", "on"),
    ];
    let answer = ada.post("/admin/users/1", &fields).await;
    assert_eq!(answer.is(303).location(), "/admin/users/1?done=unchanged");
    assert_eq!(world.count("users", "version = 1").await, 1);
    assert_eq!(world.count("audit", "event IN ('profile_changed', 'user_changed')").await, 0);
}

#[rocket::async_test]
async fn a_version_is_the_same_however_a_proxy_writes_it() {
    let world = World::new().await;
    let root = somebody(&world, "root", SUPERUSER).await;
    let patch = async |tag: &str, name: &str| {
        let ask = root.request(Method::Patch, "/api/users/1/").with("Accept", "application/json");
        ask.with("If-Match", tag).json(&json!({ "first_name": name })).send().await
    };
    let tags = ["\"1\"", "W/\"2\"", "\"3-gzip\"", "\"9\", W/\"4--gzip\"", "*"];
    for (number, tag) in tags.into_iter().enumerate() {
        patch(tag, &format!("Name {number}")).await.is(200);
    }
    for tag in ["W/\"1\"", "\"66\"", "\"\"", "\"a,6\""] {
        assert_eq!(patch(tag, "No").await.is(409).json()["code"], "conflict", "{tag}");
    }
    for tag in ["6", "\"6", "", "\"5\" \"6\"", "*, \"6\"", "w/\"6\""] {
        assert!(patch(tag, "No").await.is(400).json()["detail"].is_string(), "{tag}");
        let ask = root.request(Method::Delete, "/api/users/1/").with("If-Match", tag);
        ask.with("Accept", "application/json").send().await.is(400);
    }
    assert_eq!(world.count("users", "version = 6 AND first_name = 'Name 4'").await, 1);
}

#[rocket::async_test]
async fn what_was_made_says_where_it_is() {
    let world = World::new().await;
    let root = somebody(&world, "root", SUPERUSER).await;
    let body = json!({ "username": "ada", "email": "ada@example.org", "password": PASSWORD });
    let ask = root.request(Method::Post, "/api/users/").with("Accept", "application/json");
    let answer = ask.json(&body).send().await;
    let url = answer.is(201).json()["url"].as_str().expect("an address").to_owned();
    assert_eq!(answer.header("Location"), Some(url.as_str()));
    assert_eq!(url, "http://localhost:8000/api/users/2/");
}
