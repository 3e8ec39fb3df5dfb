//! Bodies come in the order in which the contract and the forms have them.

use rocket::http::Method;
use serde_json::{Value, json};

use super::{SUPERUSER, somebody};
use crate::harness::{PASSWORD, World};

#[track_caller]
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

const USER: [&str; 13] = [
    "url",
    "id",
    "username",
    "email",
    "first_name",
    "last_name",
    "is_active",
    "is_staff",
    "is_superuser",
    "date_joined",
    "last_login",
    "version",
    "groups",
];

#[rocket::async_test]
async fn answers_have_their_keys_in_the_order_of_the_contract() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let bob = json!({ "username": "bob", "email": "bob@example.org", "password": PASSWORD });
    let made = world.visitor().json("/api/register/", &bob).await;
    assert!(made.is(201).body.starts_with("{\"id\":2,\"username\":\"bob\",\"email\":"));
    assert_eq!(keys(&made.json()), ["id", "username", "email", "first_name"]);
    let login = json!({ "username": "bob", "password": PASSWORD });
    let pair = world.visitor().json("/api/token/", &login).await.json();
    assert_eq!(keys(&pair), ["refresh", "access"]);
    let renewed = world.visitor().json("/api/token/refresh/", &pair).await;
    assert_eq!(keys(&renewed.is(200).json()), ["access", "refresh"]);
    let get = async |path: &str| ada.script(Method::Get, path).send().await.is(200).json();
    let me = get("/api/me/").await;
    let own = ["first_name", "last_name", "is_staff", "date_joined", "last_login"];
    assert_eq!(keys(&me)[..3], ["id", "username", "email"]);
    assert_eq!(keys(&me)[3..], own);
    let sessions = get("/api/me/sessions/").await;
    assert_eq!(keys(&sessions), ["count", "next", "previous", "results"]);
    let session = ["id", "channel", "created_at", "last_seen_at", "ip", "user_agent", "current"];
    assert_eq!(keys(&sessions["results"][0]), session);
    assert_eq!(keys(&get("/api/users/2/").await), USER);
    assert_eq!(keys(&get("/api/users/").await["results"][0]), USER);
    let map = get("/api/").await;
    assert_eq!(keys(&map)[..3], ["register", "token", "token-refresh"]);
}

#[rocket::async_test]
async fn errors_have_their_keys_in_the_order_of_the_contract_and_of_the_form() {
    let world = World::new().await;
    let visitor = world.visitor();
    let bad = visitor.json("/api/token/verify/", &json!({ "token": "x" })).await;
    assert_eq!(bad.body, "{\"detail\":\"Token is invalid\",\"code\":\"token_not_valid\"}");
    let ask = visitor.script(Method::Get, "/api/me/").bearer("x");
    let refused = ask.send().await.is(401).json();
    assert_eq!(keys(&refused), ["detail", "code", "messages"]);
    assert_eq!(keys(&refused["messages"][0]), ["token_class", "token_type", "message"]);
    let wrong = visitor.json("/api/register/", &json!({ "first_name": 1.5e300, "x": 1 })).await;
    assert_eq!(keys(&wrong.is(400).json())[..3], ["username", "email", "password"]);
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let wrong = json!({ "email": "x", "username": "", "is_staff": 7, "is_active": 7, "version": "x",
                        "last_name": {}, "first_name": {} });
    let told = ada.script(Method::Patch, "/api/users/1/").json(&wrong).send().await;
    let order =
        ["username", "email", "first_name", "last_name", "is_active", "is_staff", "version"];
    assert_eq!(keys(&told.is(400).json()), order);
}

#[rocket::async_test]
async fn descriptions_have_their_keys_in_the_order_of_the_form() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let about = ada.script(Method::Options, "/api/users/").send().await.is(200).json();
    assert_eq!(keys(&about), ["name", "description", "renders", "parses", "actions"]);
    let fields = &about["actions"]["POST"];
    assert_eq!(keys(fields)[..4], ["username", "email", "password", "first_name"]);
    assert_eq!(keys(&fields["username"])[..4], ["type", "required", "read_only", "label"]);
    let document = ada.script(Method::Get, "/api/schema/").send().await.is(200).json();
    assert_eq!(keys(&document)[..2], ["openapi", "info"]);
    let first: Vec<&str> = keys(&document["paths"]).into_iter().take(3).collect();
    assert_eq!(first, ["/api/", "/api/register/", "/api/token/"]);
}
