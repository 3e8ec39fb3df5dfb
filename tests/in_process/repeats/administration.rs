//! Forms of the administration that are sent twice.

use rocket::http::Method;
use serde_json::json;

use super::NEW;
use crate::actor::Visitor;
use crate::harness::{PASSWORD, World};

async fn superuser(world: &World) -> Visitor<'_> {
    let root = world.member("root").await;
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    root
}

async fn path(world: &World, name: &str) -> String {
    let id: i64 = world.ask(&format!("SELECT id FROM users WHERE username = '{name}'")).await;
    format!("/admin/users/{id}")
}

#[rocket::async_test]
async fn adding_a_user_twice_ends_where_it_ended_once() {
    let world = World::new().await;
    let root = superuser(&world).await;
    let fields = [
        ("username", "grace"),
        ("email", "grace@example.org"),
        ("first_name", "Grace"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ];
    let first = root.post("/admin/users/add", &fields).await;
    let again = root.post("/admin/users/add", &fields).await;
    assert_eq!(again.is(303).location(), first.is(303).location());
    assert_eq!(world.count("users", "username = 'grace'").await, 1);
    assert_eq!(world.count("audit", "event = 'user_created'").await, 1);
    // Another password, other rights, another administrator, or a minute later: it is taken.
    let mut other = fields;
    (other[3].1, other[4].1) = (NEW, NEW);
    root.post("/admin/users/add", &other).await.is(422);
    let more = [&fields[..], &[("is_staff", "on")]].concat();
    root.post("/admin/users/add", &more).await.is(422);
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE, is_active = TRUE").await;
    let grace = world.visitor();
    grace.login("grace").await.is(303);
    grace.post("/admin/users/add", &fields).await.is(422);
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'grace'").await;
    world
        .change("UPDATE users SET is_staff = FALSE, is_superuser = FALSE WHERE username = 'grace'")
        .await;
    root.post("/admin/users/add", &fields).await.is(303);
    world.advance(61);
    root.post("/admin/users/add", &fields).await.is(422);
    assert_eq!(world.count("audit", "event = 'sign_in_failed'").await, 0);
}

#[rocket::async_test]
async fn a_script_that_adds_a_user_twice_gets_the_same_answer() {
    let world = World::new().await;
    let root = superuser(&world).await;
    let body = json!({ "username": "grace", "email": "grace@example.org", "password": PASSWORD });
    let ask = || root.script(Method::Post, "/api/users/").with("Sec-Fetch-Site", "same-origin");
    let first = ask().json(&body).send().await;
    let again = ask().json(&body).send().await;
    assert_eq!(again.is(201).body, first.is(201).body);
}

#[rocket::async_test]
async fn setting_a_password_twice_ends_where_it_ended_once() {
    let world = World::new().await;
    let root = superuser(&world).await;
    world.member("ada").await;
    let page = path(&world, "ada").await;
    let form = format!("{page}/password");
    let version = root.get(&form).await.is(200).html().value("version");
    let fields = [("version", version.as_str()), ("password", NEW), ("password2", NEW)];
    for _ in 0..2 {
        let answer = root.post(&form, &fields).await;
        assert_eq!(answer.is(303).location(), format!("{page}?done=password"));
    }
    assert_eq!(world.count("audit", "event = 'password_set'").await, 1);
    let other = [fields[0], ("password", "amber-lantern-77"), ("password2", "amber-lantern-77")];
    root.post(&form, &other).await.is(409);
    world.advance(61);
    root.post(&form, &fields).await.is(409);
}

#[rocket::async_test]
async fn deleting_a_user_twice_ends_where_it_ended_once() {
    let world = World::new().await;
    let root = superuser(&world).await;
    world.member("ada").await;
    let page = path(&world, "ada").await;
    let delete = format!("{page}/delete");
    let version = root.get(&delete).await.is(200).html().value("version");
    for _ in 0..2 {
        let answer = root.post(&delete, &[("version", version.as_str())]).await;
        assert_eq!(answer.is(303).location(), "/admin/users?done=user-deleted");
    }
    assert_eq!(world.count("audit", "event = 'user_deleted'").await, 1);
    world.advance(61);
    root.post(&delete, &[("version", version.as_str())]).await.is(404);
}
