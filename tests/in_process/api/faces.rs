//! The JSON face of a page is the endpoint of the API behind it, in every respect.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::actor::HTML;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

/// Pages and the endpoints behind them.
const FACES: [(&str, &str); 3] =
    [("/login", "/api/token/"), ("/register", "/api/register/"), ("/private", "/api/private/")];

/// What a client could match on; of tokens only that they are there.
fn essence(answer: &Answer) -> (u16, Value, Option<String>, Option<String>, Vec<String>) {
    let mut body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    for secret in ["access", "refresh", "id"] {
        if body.get(secret).is_some() {
            body[secret] = json!("given");
        }
    }
    let text = |name: &str| answer.header(name).map(str::to_owned);
    let set = answer.set_cookies().into_iter().map(|cookie| cookie.name);
    (answer.status, body, text("Allow"), text("WWW-Authenticate"), set.collect())
}

#[rocket::async_test]
async fn every_method_and_body_gets_the_same_as_at_the_endpoint() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let stranger = world.visitor();
    let methods =
        [Method::Get, Method::Head, Method::Options, Method::Post, Method::Put, Method::Delete];
    let bodies = [
        ("application/json", "{}".to_owned()),
        ("application/json", "{\"username\":".to_owned()),
        ("application/json", "[]".to_owned()),
        ("application/json", json!({ "username": "ada", "password": "wrong-one" }).to_string()),
        ("application/json", json!({ "username": "ada", "password": PASSWORD }).to_string()),
        ("application/x-www-form-urlencoded", "username=ada&_method=delete".to_owned()),
        ("application/x-www-form-urlencoded", "username=ada&_api_method=OPTIONS".to_owned()),
        ("text/plain", "{}".to_owned()),
        ("application/json", format!("\"{}\"", "x".repeat(70_000))),
    ];
    for (page, endpoint) in FACES {
        for method in methods {
            for (kind, body) in &bodies {
                for slash in ["", "/", "?format=json", "/?x=1&format=json"] {
                    for visitor in [&stranger, &ada] {
                        let ask = |path: &str| {
                            visitor.script(method, path).body(kind, body.as_str()).lost()
                        };
                        let face = ask(&format!("{page}{slash}")).await;
                        let what = format!("{method} {page}{slash} {kind} {body:.40}");
                        assert_eq!(essence(&face), essence(&ask(endpoint).await), "{what}");
                        assert!(face.header("Allow").is_some(), "{what}");
                        assert!(face.header("Vary").is_some_and(|vary| vary.contains("Accept")));
                    }
                }
            }
        }
    }
}

#[rocket::async_test]
async fn json_in_is_json_out_whatever_the_client_accepts() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    for accept in [HTML, "text/html", "image/png", "*/*", "application/json;q=0"] {
        for (page, status) in [("/login", 200), ("/register", 400)] {
            let eve = world.visitor();
            let ask = eve.script(Method::Post, page).json(&credentials);
            let answer = ask.with("Accept", accept).send().await;
            answer.is(status).json();
        }
    }
}
