//! Who may do what: every mounted route and every method.

mod pages;

use rocket::http::Method;
use serde_json::json;

use crate::harness::World;
use crate::host;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    Everybody,
    Members,
    Staff,
}
use Whom::{Everybody, Members, Staff};

/// An endpoint's path, whom it is for, and its methods with what they answer these.
type Entry = (&'static str, Whom, &'static [(Method, u16)]);

/// The API: each endpoint with what whom it is for gets there for an empty form. Strangers get 401
/// before anything else where it is not for everybody, and members 403 where it is for staff.
pub const API: [Entry; 17] = [
    ("/", Everybody, &[(Method::Get, 200)]),
    ("/register", Everybody, &[(Method::Post, 400)]),
    ("/token", Everybody, &[(Method::Post, 400)]),
    ("/token/refresh", Everybody, &[(Method::Post, 400)]),
    ("/token/verify", Everybody, &[(Method::Post, 400)]),
    ("/token/blacklist", Everybody, &[(Method::Post, 400)]),
    ("/private", Members, &[(Method::Get, 200)]),
    ("/me", Members, &[(Method::Get, 200), (Method::Patch, 200), (Method::Put, 200)]),
    ("/me/password", Members, &[(Method::Post, 400)]),
    ("/me/sessions", Members, &[(Method::Get, 200)]),
    ("/me/sessions/<id>", Members, &[(Method::Delete, 404)]),
    ("/schema", Everybody, &[(Method::Get, 200)]),
    // A page alone, which these clients do not accept.
    ("/reference", Everybody, &[(Method::Get, 406)]),
    ("/users", Staff, &[(Method::Get, 200), (Method::Post, 400)]),
    ("/users/<id>", Staff, &NO_USER),
    ("/groups", Staff, &[(Method::Get, 200), (Method::Post, 400)]),
    ("/groups/<id>", Staff, &NO_USER),
];

/// Of an account that is not there.
const NO_USER: [(Method, u16); 4] =
    [(Method::Get, 404), (Method::Put, 404), (Method::Patch, 404), (Method::Delete, 404)];

/// The path of an API route below its mount.
pub fn endpoint(pattern: &str) -> Option<&str> {
    let below = ["/api", "/accounts"].iter().find_map(|mount| pattern.strip_prefix(mount))?;
    match below {
        "" => Some("/"),
        below => below.starts_with('/').then_some(below),
    }
}

#[rocket::async_test]
async fn every_endpoint_of_the_api_lets_in_whom_the_table_says() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let mut seen = 0;
    for route in world.client.rocket().routes() {
        let Some(path) = endpoint(route.uri.path()) else {
            continue;
        };
        seen += 1;
        let known = API.iter().find(|(known, ..)| *known == path);
        let (_, whom, methods) = known.unwrap_or_else(|| panic!("{path} is not in the table"));
        let named = methods.iter().find(|(method, _)| *method == route.method);
        let member = match (named, route.method) {
            _ if *whom == Staff => 403,
            (Some((_, status)), _) => *status,
            (None, Method::Options) => 200,
            (None, _) => 405,
        };
        let stranger = if *whom == Everybody { member } else { 401 };
        for (visitor, status) in [(world.visitor(), stranger), (ada.copy(), member)] {
            let ask = visitor.script(route.method, &route.uri.path().replace("<id>", "1"));
            let answer = ask.form(&[]).send().await;
            let what = format!("{} {}: {}", route.method, route.uri.path(), answer.body);
            assert_eq!(answer.status, status, "{what}");
            assert_eq!(answer.header("WWW-Authenticate").is_some(), status == 401, "{what}");
            if status == 405 {
                let allow = answer.header("Allow").expect("named");
                assert!(methods.iter().all(|(method, _)| allow.contains(method.as_str())));
            }
        }
    }
    assert!(seen >= API.len() * 2, "{seen}");
}

#[rocket::async_test]
async fn a_stranger_never_sees_what_is_for_members_by_another_spelling() {
    let world = World::hosting(json!({}), host::routes()).await;
    let stranger = world.visitor();
    for path in [
        "/private",
        "/private/",
        "/private//",
        "//private",
        "/./private",
        "/x/../private",
        "/private/.",
        "/private?format=json",
        "/%70rivate",
        "/PRIVATE",
        "/private;x",
        "/private%00",
        "/private%2f",
        "/host/me/",
        "/host//me",
        "/.doorward/refused",
    ] {
        for accept in ["text/html", "application/json"] {
            let ask = stranger.request(Method::Get, path).with("Accept", accept);
            let answer = ask.send().await;
            assert!(answer.status >= 300, "{path}: {}", answer.status);
            assert!(answer.status < 500, "{path}: {}", answer.status);
            answer.hides("Access Granted");
        }
    }
}
