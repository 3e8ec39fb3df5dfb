//! Copies of tokens in other hands, and what shows that a generation was kept.

use rocket::http::Method;
use serde_json::json;

use super::{EXPIRED, GENERATION, GRACE, REASON, at_expiry};
use crate::harness::{PASSWORD, World};

#[rocket::async_test]
async fn renewing_again_and_again_keeps_no_old_token_good() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let thief = ada.copy();
    for _ in 0..8 {
        ada.forget_access();
        ada.get("/private").await.is(200);
        world.advance(50);
    }
    assert!(thief.get("/private").await.is(303).clears());
    assert_eq!(world.ask::<String>(REASON).await, "token_reused");
}

#[rocket::async_test]
async fn the_parent_of_a_kept_successor_is_theft() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let thief = ada.copy();
    thief.forget_access();
    ada.get("/private").await.is(200);
    world.advance(GRACE);
    assert!(ada.is_in().await);
    let answer = thief.get("/private").await;
    answer.is(303);
    assert!(answer.clears());
    assert_eq!(world.ask::<String>(REASON).await, "token_reused");
    let answer = ada.get("/private").await;
    answer.is(303);
    assert!(answer.clears());
    ada.get(answer.location()).await.is(200).shows("an old copy of your session");
}

#[rocket::async_test]
async fn a_refresh_token_that_is_merely_looked_at_shows_what_was_kept() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let thief = ada.copy();
    thief.forget_access();
    ada.get("/private").await.is(200);
    ada.forget_access();
    world.advance(GRACE);
    ada.request(Method::Head, "/private").send().await.is(200);
    assert!(thief.get("/private").await.is(303).clears());
    assert_eq!(world.ask::<String>(REASON).await, "token_reused");
}

#[rocket::async_test]
async fn a_refresh_token_that_a_script_has_verified_shows_what_was_kept() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    let old = ada.json("/api/token/", &credentials).await.is(200).json();
    let old = json!({ "refresh": old["refresh"] });
    let new = ada.json("/api/token/refresh/", &old).await.is(200).json();
    world.advance(GRACE);
    ada.json("/api/token/verify/", &json!({ "token": new["refresh"] })).await.is(200);
    let answer = ada.json("/api/token/refresh/", &old).await;
    assert_eq!(answer.is(401).json()["detail"], "Token is blacklisted");
    let new = json!({ "refresh": new["refresh"] });
    ada.json("/api/token/refresh/", &new).await.is(401);
}

#[rocket::async_test]
async fn a_refresh_token_that_rotates_late_shows_what_was_kept() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let thief = ada.copy();
    thief.forget_access();
    ada.get("/private").await.is(200);
    ada.forget_access();
    world.advance(GRACE);
    ada.get("/private").await.is(200);
    assert_eq!(world.ask::<i64>(GENERATION).await, 3);
    assert!(thief.get("/private").await.is(303).clears());
    assert_eq!(world.ask::<String>(REASON).await, "token_reused");
}

#[rocket::async_test]
async fn a_generation_older_than_the_kept_one_is_theft_even_within_the_grace() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let thief = ada.copy();
    thief.forget_access();
    for _ in 0..2 {
        world.advance(EXPIRED);
        ada.get("/private").await.is(200);
    }
    assert!(thief.get("/private").await.is(303).clears());
    assert!(!ada.is_in().await);
}

#[rocket::async_test]
async fn theft_ends_that_session_alone() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let phone = world.visitor();
    phone.login("ada").await.is(303);
    let bob = world.member("bob").await;
    let thief = ada.copy();
    thief.forget_access();
    ada.get("/private").await.is(200);
    world.advance(GRACE);
    assert!(ada.is_in().await);
    thief.get("/private").await.is(303);
    assert!(!ada.is_in().await);
    assert!(phone.is_in().await);
    assert!(bob.is_in().await);
    assert_eq!(world.count("sessions", "ended_at IS NULL").await, 2);
}

#[rocket::async_test]
async fn a_thief_who_is_faster_loses_the_session_when_its_owner_comes_back() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    ada.forget_access();
    let thief = ada.copy();
    assert!(thief.is_in().await);
    world.advance(GRACE);
    assert!(thief.is_in().await);
    assert!(!ada.is_in().await);
    assert!(!thief.is_in().await, "the access token dies with the session");
    assert_eq!(world.ask::<String>(REASON).await, "token_reused");
}
