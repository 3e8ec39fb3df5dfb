//! What lets somebody in: guards and questions of a host's routes.

use rocket::http::Method;
use serde_json::json;

use super::{add, give, superuser, user_id};
use crate::harness::World;
use crate::host;

#[rocket::async_test]
async fn a_permission_is_given_and_taken_on_the_next_request() {
    let world = World::hosting(json!({}), host::routes()).await;
    let (root, ada) = (superuser(&world, "root").await, world.member("ada").await);
    let (editors, guarded) = (add(&root, "Editors", &["orders.edit"]).await, "/host/orders");
    ada.get(guarded).await.is(403).shows("Not allowed");
    let script = ada.script(Method::Get, guarded).send().await;
    let said = "You do not have permission to perform this action.";
    assert_eq!(script.is(403).json(), json!({ "detail": said }));
    assert_eq!(ada.get("/host/may").await.is(200).body, "false");

    give(&root, "ada", &["Editors"], &[]).await.is(303);
    assert_eq!(ada.get(guarded).await.is(200).body, "orders changed by ada: true");
    assert_eq!(ada.get("/host/may").await.body, "true");
    root.post(&editors, &[("name", "Editors")]).await.is(303);
    ada.get(guarded).await.is(403);

    give(&root, "ada", &["Editors"], &["orders.edit"]).await.is(303);
    ada.get(guarded).await.is(200);
    give(&root, "ada", &[], &["orders.edit"]).await.is(303);
    ada.get(guarded).await.is(200);
    give(&root, "ada", &[], &["orders.view"]).await.is(303);
    ada.get(guarded).await.is(403);
    assert!(ada.is_in().await, "nobody is signed out by it");
    assert_eq!(world.count("sessions", "ended_at IS NOT NULL").await, 0);
}

#[rocket::async_test]
async fn superusers_may_do_everything_and_strangers_sign_in_first() {
    let world = World::hosting(json!({}), host::routes()).await;
    let root = superuser(&world, "root").await;
    root.get("/host/orders").await.is(200);
    assert_eq!(root.get("/host/may").await.body, "true");
    let stranger = world.visitor();
    let sent = stranger.get("/host/orders").await;
    assert_eq!(sent.is(303).location(), "/login?next=/host/orders");
    let script = stranger.script(Method::Get, "/host/orders").send().await;
    script.is(401);
}

#[rocket::async_test]
async fn a_permission_that_nobody_has_declared_nobody_has() {
    let world = World::hosting(json!({}), host::routes()).await;
    let (root, ada) = (superuser(&world, "root").await, world.member("ada").await);
    let id = user_id(&world, "ada").await;
    world.change(&format!("INSERT INTO user_permissions VALUES ({id}, 'orders.fly')")).await;
    assert_eq!(root.get("/host/may-fly").await.is(200).body, "false");
    assert_eq!(ada.get("/host/may-fly").await.is(200).body, "false");
}

#[rocket::async_test]
async fn who_is_deleted_leaves_nothing_behind() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    add(&root, "Editors", &["orders.edit"]).await;
    give(&root, "ada", &["Editors"], &["orders.view"]).await.is(303);
    let path = format!("/admin/users/{}/delete", user_id(&world, "ada").await);
    root.post(&path, &[]).await.is(303);
    assert_eq!(world.count("user_groups", "TRUE").await, 0);
    assert_eq!(world.count("user_permissions", "TRUE").await, 0);
    assert_eq!(world.count("groups", "TRUE").await, 1);
}

#[rocket::async_test]
async fn a_database_that_cannot_say_it_lets_nobody_in() {
    let world = World::hosting(json!({}), host::routes()).await;
    let ada = world.member("ada").await;
    world.change("DROP TABLE user_permissions").await;
    assert!(ada.get("/host/orders").await.status >= 500);
    assert!(ada.get("/host/may").await.status >= 500);
    assert!(ada.is_in().await, "a page that does not ask reads nothing of it");
}
