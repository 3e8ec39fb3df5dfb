//! Every mounted page and every method, as a stranger, a member, staff and a superuser.

use std::collections::BTreeMap;

use rocket::http::Method;
use serde_json::json;

use super::endpoint;
use crate::actor::Visitor;
use crate::api::{STAFF, SUPERUSER, somebody};
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

/// Who asks, in the order of the table's columns, and with which rights.
const ROLES: [(&str, Option<&str>); 4] =
    [("stranger", None), ("member", Some("")), ("staff", Some(STAFF)), ("root", Some(SUPERUSER))];

/// What these four get for a form that was filled in long ago, and is empty. A route that is mounted and not in this table fails the
/// test: say here who may use it.
const EXPECTED: [(Method, &str, [u16; 4]); 73] = [
    (Method::Get, "/account/activity", [303, 200, 200, 200]),
    (Method::Get, "/account/data.json", [303, 200, 200, 200]),
    (Method::Get, "/favicon.ico", [200, 200, 200, 200]),
    (Method::Get, "/apple-touch-icon.png", [200, 200, 200, 200]),
    (Method::Get, "/", [200, 200, 200, 200]),
    (Method::Get, "/register", [200, 200, 200, 200]),
    (Method::Post, "/register", [422, 422, 422, 422]),
    (Method::Get, "/login", [200, 303, 303, 303]),
    (Method::Post, "/login", [422, 422, 422, 422]),
    (Method::Post, "/logout", [303, 303, 303, 303]),
    (Method::Get, "/private", [303, 200, 200, 200]),
    (Method::Get, "/account", [303, 200, 200, 200]),
    (Method::Get, "/account/profile", [303, 200, 200, 200]),
    (Method::Post, "/account/profile", [401, 303, 303, 303]),
    (Method::Get, "/account/password", [303, 200, 200, 200]),
    (Method::Post, "/account/password", [401, 422, 422, 422]),
    (Method::Get, "/account/sessions", [303, 200, 200, 200]),
    (Method::Post, "/account/sessions/<id>/end", [401, 404, 404, 404]),
    (Method::Post, "/account/sessions/end-others", [401, 303, 303, 303]),
    (Method::Get, "/account/delete", [303, 200, 200, 200]),
    (Method::Post, "/account/delete", [401, 422, 422, 422]),
    (Method::Get, "/admin/users", [303, 403, 200, 200]),
    (Method::Post, "/admin/users", [401, 403, 403, 422]),
    (Method::Get, "/admin/users.csv", [303, 403, 200, 200]),
    (Method::Get, "/admin/users/add", [303, 403, 403, 200]),
    (Method::Post, "/admin/users/add", [401, 403, 403, 422]),
    (Method::Get, "/admin", [303, 403, 200, 200]),
    (Method::Get, "/admin/log", [303, 403, 200, 200]),
    (Method::Get, "/admin/log.csv", [303, 403, 200, 200]),
    (Method::Get, "/admin/limits", [303, 403, 200, 200]),
    (Method::Post, "/admin/limits/lift", [401, 403, 403, 400]),
    (Method::Get, "/admin/users/<id>", [303, 403, 200, 200]),
    (Method::Post, "/admin/users/<id>", [401, 403, 403, 409]),
    (Method::Get, "/admin/users/<id>/password", [303, 403, 200, 200]),
    (Method::Post, "/admin/users/<id>/password", [401, 403, 403, 409]),
    (Method::Post, "/admin/users/<id>/reset-link", [401, 403, 403, 200]),
    (Method::Get, "/admin/users/<id>/sessions", [303, 403, 200, 200]),
    (Method::Post, "/admin/users/<id>/sessions/<sid>/end", [401, 403, 403, 404]),
    (Method::Post, "/admin/users/<id>/sessions/end-all", [401, 403, 403, 303]),
    (Method::Get, "/admin/users/<id>/history", [303, 403, 200, 200]),
    (Method::Get, "/admin/users/<id>/delete", [303, 403, 200, 200]),
    (Method::Post, "/admin/users/<id>/delete", [401, 403, 403, 409]),
    (Method::Get, "/admin/groups", [303, 403, 200, 200]),
    (Method::Get, "/admin/groups/add", [303, 403, 403, 200]),
    (Method::Post, "/admin/groups/add", [401, 403, 403, 422]),
    (Method::Get, "/admin/groups/<id>", [303, 403, 404, 404]),
    (Method::Post, "/admin/groups/<id>", [401, 403, 403, 404]),
    (Method::Get, "/admin/groups/<id>/delete", [303, 403, 404, 404]),
    (Method::Post, "/admin/groups/<id>/delete", [401, 403, 403, 404]),
    (Method::Get, "/setup", [403, 403, 403, 403]),
    (Method::Post, "/setup", [403, 403, 403, 403]),
    (Method::Get, "/reset", [403, 403, 403, 403]),
    (Method::Post, "/reset", [403, 403, 403, 403]),
    (Method::Get, "/static/<path..>", [404, 404, 404, 404]),
    (Method::Get, "/health/live", [200, 200, 200, 200]),
    (Method::Get, "/health/ready", [200, 200, 200, 200]),
    (Method::Get, "/.well-known/jwks.json", [200, 200, 200, 200]),
    (Method::Get, "/.well-known/change-password", [303, 303, 303, 303]),
    (Method::Get, "/host/me", [303, 200, 200, 200]),
    (Method::Get, "/host/orders", [303, 403, 403, 200]),
    (Method::Get, "/host/may", [303, 200, 200, 200]),
    (Method::Get, "/host/may-fly", [303, 200, 200, 200]),
    (Method::Get, "/host/maybe", [200, 200, 200, 200]),
    (Method::Get, "/host/open", [200, 200, 200, 200]),
    (Method::Post, "/host/note", [401, 200, 200, 200]),
    (Method::Put, "/host/note", [401, 200, 200, 200]),
    (Method::Patch, "/host/note", [401, 200, 200, 200]),
    (Method::Delete, "/host/note", [401, 200, 200, 200]),
    (Method::Get, "/host/status/<code>", [303, 418, 418, 418]),
    (Method::Get, "/host/bare/<code>", [418, 418, 418, 418]),
    (Method::Get, "/host/panic", [303, 500, 500, 500]),
    (Method::Get, "/host/early-panic", [500, 500, 500, 500]),
    (Method::Get, "/.doorward/refused", [404, 404, 404, 404]),
];

/// The methods that are mounted at each path, apart from the API's.
fn mounted(world: &World) -> BTreeMap<String, Vec<Method>> {
    let mut methods: BTreeMap<String, Vec<Method>> = BTreeMap::new();
    for route in world.client.rocket().routes() {
        // Most pages leave the id to a guard.
        let pattern = route.uri.path().replace("<_>", "<id>");
        if endpoint(&pattern).is_none() {
            methods.entry(pattern).or_default().push(route.method);
        }
    }
    methods
}

/// A path of a pattern, about the account with this id.
fn address(pattern: &str, id: &str) -> String {
    pattern
        .replace("<path..>", "no-file")
        .replace("<code>", "418")
        .replace("<id>", id)
        .replace("<sid>", "1")
}

/// What each of the four gets: as the table says where the route is mounted.
fn expected(method: Method, pattern: &str, mounted: &[Method]) -> [u16; 4] {
    if pattern.starts_with("/.doorward") {
        return [404; 4];
    }
    let wire = if method == Method::Head { Method::Get } else { method };
    if !mounted.contains(&wire) {
        return [405; 4];
    }
    let known = EXPECTED.iter().find(|(known, path, _)| *known == wire && *path == pattern);
    known.unwrap_or_else(|| panic!("{wire} {pattern} is not in the table")).2
}

/// What each of the four gets about an account that is not there: who may not look is told nothing
/// else than about one that is, and who may is told.
fn missing(told: [u16; 4], pattern: &str) -> [u16; 4] {
    let [stranger, member, staff, superuser] = told;
    if !pattern.starts_with("/admin/users/<id>") {
        return told;
    }
    let look = |status| if [403, 405].contains(&status) { status } else { 404 };
    [stranger, member, look(staff), look(superuser)]
}

struct Cast<'w> {
    people: Vec<(&'static str, Visitor<'w>)>,
}

impl<'w> Cast<'w> {
    async fn of(world: &'w World) -> Cast<'w> {
        let mut people = Vec::new();
        for (name, rights) in ROLES {
            let visitor = match rights {
                Some(rights) => somebody(world, name, rights).await,
                None => world.visitor(),
            };
            people.push((name, visitor));
        }
        Cast { people }
    }

    /// Asks as each of them, in a tab that keeps nothing of the answer; says who got what else.
    async fn ask(&self, method: Method, path: &str, told: [u16; 4]) -> Vec<String> {
        let mut wrong = Vec::new();
        for ((name, visitor), status) in self.people.iter().zip(told) {
            let visitor = visitor.copy();
            let answer = visitor.request(method, path).form(&[("version", "0")]).send().await;
            if answer.status != status {
                wrong.push(format!("{method} {path} as {name}: {} for {status}", answer.status));
            }
            if method == Method::Head {
                assert!(answer.body.is_empty(), "{path} as {name}");
            }
        }
        wrong
    }

    /// Signs those in again whom a request has signed out.
    async fn come_back(&self) {
        for (name, visitor) in &self.people[1..] {
            visitor.login(name).await.is(303);
        }
    }
}

#[rocket::async_test]
async fn every_page_lets_in_whom_the_table_says() {
    let world = World::hosting(json!({}), host::routes()).await;
    let cast = Cast::of(&world).await;
    world.member("target").await;
    let target: i64 = world.ask("SELECT id FROM users WHERE username = 'target'").await;
    let mounted = mounted(&world);
    let mut wrong = Vec::new();
    for (pattern, methods) in &mounted {
        for method in METHODS {
            let told = expected(method, pattern, methods);
            let path = address(pattern, &target.to_string());
            wrong.extend(cast.ask(method, &path, told).await);
            if pattern.contains("<id>") {
                let path = address(pattern, "999999");
                wrong.extend(cast.ask(method, &path, missing(told, pattern)).await);
            }
            if pattern == "/logout" && method == Method::Post {
                cast.come_back().await;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (method, path, _) in EXPECTED {
        assert!(
            mounted.get(path).is_some_and(|methods| methods.contains(&method)),
            "{method} {path} is in the table and not mounted"
        );
    }
    let here = world.count("users", "is_active").await;
    assert_eq!(here, 4, "such a form changes no account");
}
