//! What an answer says of the limits (draft-ietf-httpapi-ratelimit-headers-10).

use serde_json::json;

use super::{besieged, wait, world};
use crate::answer::Answer;

#[rocket::async_test]
async fn every_429_names_the_limits_and_the_one_that_is_spent() {
    const PASSWORDS: &str = "\"password-account-address\";q=10;w=900, \
                             \"password-account\";q=50;w=3600, \
                             \"password-address-hour\";q=100;w=3600, \
                             \"password-address-minute\";q=30;w=60";
    let world = world().await;
    let eve = besieged(&world).await;
    let guess = |name: &str| json!({ "username": name, "password": "wrong" });
    let told = |answer: &Answer, policies: &str, spent: &str| {
        let seconds = wait(answer);
        assert_eq!(answer.all("RateLimit-Policy"), [policies]);
        assert_eq!(answer.all("RateLimit"), [format!("\"{spent}\";r=0;t={seconds}")]);
    };
    for _ in 0..10 {
        assert!(eve.login_with("ada", "wrong").await.is(422).header("RateLimit").is_none());
    }
    told(&eve.login_with("ada", "wrong").await, PASSWORDS, "password-account-address");
    told(&eve.json("/api/token/", &guess("ada")).await, PASSWORDS, "password-account-address");
    for number in 0..20 {
        eve.json("/api/token/", &guess(&format!("name{number}"))).await.is(401);
    }
    let spent = "password-address-minute";
    told(&eve.json("/login", &guess("bob")).await, PASSWORDS, spent);
    told(&eve.get("/api/token/").await, PASSWORDS, spent);
    for _ in 0..200 {
        eve.json("/register", &json!({})).await.is(400);
    }
    let policies = "\"registration-address\";q=200;w=200";
    told(&eve.json("/api/register/", &json!({})).await, policies, "registration-address");
    told(&eve.register("bob").await, policies, "registration-address");
}

#[rocket::async_test]
async fn what_a_wrong_clock_has_counted_ahead_limits_nobody_for_days() {
    let world = world().await;
    let eve = besieged(&world).await;
    world.clock.jump(10 * 86_400);
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    world.clock.jump(-10 * 86_400);
    assert!(wait(&eve.login("ada").await) <= 900);
    world.advance(901);
    eve.login("ada").await.is(303);
}
