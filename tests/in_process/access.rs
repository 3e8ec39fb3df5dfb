//! Who may do what: every mounted route and every method, as a stranger and as a member.

use std::collections::BTreeMap;

use rocket::http::Method;
use serde_json::json;

use crate::harness::World;
use crate::host;

const METHODS: [Method; 7] = [
    Method::Get,
    Method::Head,
    Method::Post,
    Method::Put,
    Method::Patch,
    Method::Delete,
    Method::Options,
];

/// What a stranger and a member get for an empty form. A route that is mounted and not in this
/// table fails the test: say here who may use it.
const EXPECTED: [(Method, &str, u16, u16); 57] = [
    (Method::Get, "/", 200, 200),
    (Method::Get, "/register", 200, 200),
    (Method::Post, "/register", 422, 422),
    (Method::Get, "/login", 200, 303),
    (Method::Post, "/login", 422, 422),
    (Method::Post, "/logout", 303, 303),
    (Method::Get, "/private", 303, 200),
    (Method::Get, "/account", 303, 200),
    (Method::Get, "/account/profile", 303, 200),
    (Method::Post, "/account/profile", 401, 303),
    (Method::Get, "/account/password", 303, 200),
    (Method::Post, "/account/password", 401, 422),
    (Method::Get, "/account/sessions", 303, 200),
    (Method::Post, "/account/sessions/<id>/end", 401, 404),
    (Method::Post, "/account/sessions/end-others", 401, 303),
    (Method::Get, "/account/delete", 303, 200),
    (Method::Post, "/account/delete", 401, 422),
    (Method::Get, "/admin/users", 303, 403),
    (Method::Post, "/admin/users", 401, 403),
    (Method::Get, "/admin/users.csv", 303, 403),
    (Method::Get, "/admin/users/add", 303, 403),
    (Method::Post, "/admin/users/add", 401, 403),
    (Method::Get, "/admin", 303, 403),
    (Method::Get, "/admin/log", 303, 403),
    (Method::Get, "/admin/limits", 303, 403),
    (Method::Post, "/admin/limits/lift", 401, 403),
    (Method::Get, "/setup", 403, 403),
    (Method::Post, "/setup", 403, 403),
    (Method::Get, "/reset", 403, 403),
    (Method::Post, "/reset", 403, 403),
    (Method::Get, "/admin/users/<id>", 303, 403),
    (Method::Post, "/admin/users/<id>", 401, 403),
    (Method::Get, "/admin/users/<id>/password", 303, 403),
    (Method::Post, "/admin/users/<id>/password", 401, 403),
    (Method::Post, "/admin/users/<id>/reset-link", 401, 403),
    (Method::Get, "/admin/users/<id>/sessions", 303, 403),
    (Method::Post, "/admin/users/<id>/sessions/<sid>/end", 401, 403),
    (Method::Post, "/admin/users/<id>/sessions/end-all", 401, 403),
    (Method::Get, "/admin/users/<id>/history", 303, 403),
    (Method::Get, "/admin/users/<id>/delete", 303, 403),
    (Method::Post, "/admin/users/<id>/delete", 401, 403),
    (Method::Get, "/static/<path..>", 404, 404),
    (Method::Get, "/health/live", 200, 200),
    (Method::Get, "/health/ready", 200, 200),
    (Method::Get, "/.well-known/jwks.json", 200, 200),
    (Method::Get, "/host/me", 303, 200),
    (Method::Get, "/host/maybe", 200, 200),
    (Method::Get, "/host/open", 200, 200),
    (Method::Post, "/host/note", 401, 200),
    (Method::Put, "/host/note", 401, 200),
    (Method::Patch, "/host/note", 401, 200),
    (Method::Delete, "/host/note", 401, 200),
    (Method::Get, "/host/status/<code>", 303, 418),
    (Method::Get, "/host/bare/<code>", 418, 418),
    (Method::Get, "/host/panic", 303, 500),
    (Method::Get, "/host/early-panic", 500, 500),
    (Method::Get, "/.doorward/refused", 404, 404),
];

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
pub const API: [Entry; 14] = [
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
    ("/users", Staff, &[(Method::Get, 200), (Method::Post, 400)]),
    ("/users/<id>", Staff, &NO_USER),
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
            let ask = visitor.script(route.method, &address(route.uri.path()));
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

fn address(pattern: &str) -> String {
    pattern
        .replace("<path..>", "no-file")
        .replace("<code>", "418")
        .replace("<id>", "1")
        .replace("<sid>", "1")
}

#[rocket::async_test]
async fn every_route_lets_in_whom_the_table_says() {
    let world = World::hosting(json!({}), host::routes()).await;
    let ada = world.member("ada").await;
    let mut methods: BTreeMap<&str, Vec<Method>> = BTreeMap::new();
    for route in world.client.rocket().routes() {
        let pattern = route.uri.path();
        if endpoint(pattern).is_some() {
            continue;
        }
        methods.entry(pattern).or_default().push(route.method);
        if pattern == "/.doorward/refused" && route.method != Method::Get {
            continue;
        }
        let known =
            EXPECTED.iter().find(|(method, path, ..)| *method == route.method && *path == pattern);
        let (_, _, stranger, member) =
            known.unwrap_or_else(|| panic!("{} {pattern} is not in the table", route.method));
        for (visitor, status) in [(world.visitor(), stranger), (ada.copy(), member)] {
            let ask = visitor.request(route.method, &address(pattern));
            let answer = ask.form(&[]).send().await;
            assert_eq!(answer.status, *status, "{} {pattern}", route.method);
        }
        // Signing out ended the session.
        if pattern == "/logout" {
            ada.login("ada").await.is(303);
        }
    }
    for (method, path, ..) in EXPECTED {
        assert!(
            methods.get(path).is_some_and(|mounted| mounted.contains(&method)),
            "{method} {path} is in the table and not mounted"
        );
    }
    for (pattern, mounted) in methods {
        for method in METHODS {
            let head = method == Method::Head && mounted.contains(&Method::Get);
            if mounted.contains(&method) || head {
                continue;
            }
            for visitor in [world.visitor(), ada.copy()] {
                let answer = visitor.request(method, &address(pattern)).send().await;
                let status = if pattern.starts_with("/.doorward") { 404 } else { 405 };
                assert_eq!(answer.status, status, "{method} {pattern}");
            }
        }
    }
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
