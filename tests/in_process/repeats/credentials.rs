//! Passwords, codes and deletions that were answered already.

use rocket::http::Method;
use serde_json::json;

use super::{CHANGE, NEW, OTHER, REPEATED, lost};
use crate::api::tokens;
use crate::codes;
use crate::harness::{PASSWORD, World};

const TOLD: &str = "the password of this account was changed";

#[rocket::async_test]
async fn a_change_of_password_sent_again_goes_on_in_the_session_of_the_first() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let before = ada.copy();
    let first = lost(&ada, "/account/password", &CHANGE).await;
    assert!(first.is(303).issues());
    let again = ada.post("/account/password", &CHANGE).await;
    assert_eq!(again.is(303).location(), "/account?done=password");
    assert_eq!(again.refresh(), first.refresh());
    assert!(ada.is_in().await);
    // Again, from the form that is still open: the answer has arrived.
    ada.post("/account/password", &CHANGE).await.is(303);
    assert!(ada.is_in().await);
    let answer = before.get("/private").await;
    before.get(answer.is(303).location()).await.shows(TOLD);
    assert_eq!(world.count("sessions", "end_reason = 'password_changed'").await, 1);
    assert_eq!(world.count("sessions", "1 = 1").await, 2);
    assert_eq!(world.count("audit", "event = 'password_changed'").await, 1);
    assert_eq!(world.count("audit", "event = 'sign_in_failed'").await, 0);
    world.visitor().login_with("ada", NEW).await.is(303);
}

#[rocket::async_test]
async fn dead_cookies_change_no_password() {
    for case in ["other", "late", "left", "weak", "admin"] {
        let world = World::new().await;
        let ada = world.member("ada").await;
        let before = ada.copy();
        ada.post("/account/password", &CHANGE).await.is(303);
        let mut form = CHANGE;
        match case {
            "other" => (form[1].1, form[2].1) = (OTHER, OTHER),
            "late" => world.advance(REPEATED),
            "left" => drop(ada.logout().await.is(303)),
            "weak" => (form[1].1, form[2].1) = ("12345678", "12345678"),
            _ => drop(world.change("UPDATE sessions SET end_reason = 'admin'").await),
        }
        let answer = before.post("/account/password", &form).await;
        assert!(!answer.is(401).issues(), "{case}");
        assert!(!before.is_in().await, "{case}");
        world.visitor().login_with("ada", NEW).await.is(303);
    }
}

#[rocket::async_test]
async fn a_script_that_changes_its_password_again_gets_the_same_answer() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let body = json!({ "old_password": PASSWORD, "password": NEW });
    let ask = || {
        let ask = ada.request(Method::Post, "/api/me/password/");
        ask.with("Accept", "application/json").json(&body)
    };
    let first = ask().lost().await;
    assert!(first.is(200).issues());
    let again = ask().send().await;
    assert_eq!(again.is(200).refresh(), first.refresh());
    assert!(ada.is_in().await);

    world.advance(REPEATED);
    let bob = world.member("bob").await;
    let (access, _) = tokens(&world, "bob").await;
    for _ in 0..2 {
        let ask = bob.script(Method::Post, "/api/me/password/").bearer(&access).json(&body);
        ask.send().await.is(200);
    }
    let wrong = json!({ "old_password": PASSWORD, "password": OTHER });
    let ask = bob.script(Method::Post, "/api/me/password/").bearer(&access).json(&wrong);
    ask.send().await.is(400);
    let next = json!({ "old_password": NEW, "password": OTHER });
    let ask = bob.script(Method::Post, "/api/me/password/").bearer(&access).json(&next);
    ask.send().await.is(200);
    world.visitor().login_with("bob", OTHER).await.is(303);
    world.advance(REPEATED);
    let ask = bob.script(Method::Post, "/api/me/password/").bearer(&access).json(&next);
    ask.send().await.is(400);
}

#[rocket::async_test]
async fn a_code_sent_again_with_the_password_that_it_set_is_answered_again() {
    let world = World::new().await;
    world.member("ada").await;
    codes::reset(&world, "ada", "for-ada").await;
    let form = [("code", "for-ada"), ("password", NEW), ("password2", NEW)];
    let browser = world.visitor();
    for _ in 0..2 {
        let answer = browser.post("/reset", &form).await;
        assert_eq!(answer.is(303).location(), "/login?done=reset");
    }
    browser.get("/reset?code=for-ada").await.is(403);
    for (password, again) in [(OTHER, OTHER), (NEW, ""), ("", "")] {
        let form = [("code", "for-ada"), ("password", password), ("password2", again)];
        browser.post("/reset", &form).await.is(403);
    }
    assert_eq!(world.count("audit", "event = 'password_reset'").await, 1);
    browser.login_with("ada", NEW).await.is(303);
    world.advance(REPEATED);
    browser.post("/reset", &form).await.is(403);
}

#[rocket::async_test]
async fn an_account_that_its_owner_deleted_is_deleted_for_a_while() {
    let world = World::new().await;
    let form = [("password", PASSWORD)];
    let ada = world.member("ada").await;
    lost(&ada, "/account/delete", &form).await.is(303);
    let answer = ada.copy().post("/account/delete", &form).await;
    assert_eq!(answer.is(303).location(), "/?done=deleted");
    assert!(!answer.issues());
    assert_eq!(world.count("audit", "event = 'account_deleted'").await, 1);
    world.advance(REPEATED);
    ada.post("/account/delete", &form).await.is(401);
    let bob = world.member("bob").await;
    world.change("DELETE FROM users WHERE username = 'bob'").await;
    bob.post("/account/delete", &form).await.is(401);
}

#[rocket::async_test]
async fn a_set_up_sent_again_is_signed_in() {
    let world = World::new().await;
    codes::setup(&world, "open-sesame").await;
    let root = world.visitor();
    let mut form = [
        ("username", "root"),
        ("email", "root@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("code", "open-sesame"),
    ];
    let first = lost(&root, "/setup", &form).await;
    let again = root.post("/setup", &form).await;
    assert_eq!(again.is(303).location(), "/admin");
    assert_eq!(again.refresh(), first.refresh());
    root.get("/admin").await.is(200);
    assert_eq!(world.count("users", "1 = 1").await, 1);
    (form[2].1, form[3].1) = (OTHER, OTHER);
    assert!(world.visitor().post("/setup", &form).await.is(403).keeps());
    (form[2].1, form[3].1) = (PASSWORD, PASSWORD);
    root.logout().await.is(303);
    assert!(world.visitor().post("/setup", &form).await.is(403).keeps());
}

#[rocket::async_test]
async fn another_password_forgets_the_failures_with_the_one_before() {
    let world = World::with(json!({ "throttle": true })).await;
    let root = world.member("root").await;
    world.change("UPDATE users SET is_superuser = TRUE").await;
    world.member("ada").await;
    let ada = world.visitor().from("203.0.113.66");
    let guess = async || {
        for _ in 0..10 {
            ada.login_with("ada", "wrong").await.is(422);
        }
        ada.login_with("ada", "wrong").await.is(429);
    };
    guess().await;
    codes::reset(&world, "ada", "for-ada").await;
    let form = [("code", "for-ada"), ("password", NEW), ("password2", NEW)];
    ada.post("/reset", &form).await.is(303);
    ada.login_with("ada", NEW).await.is(303);
    guess().await;
    let id: i64 = world.ask("SELECT id FROM users WHERE username = 'ada'").await;
    let form = [("password", OTHER), ("password2", OTHER)];
    root.post(&format!("/admin/users/{id}/password"), &form).await.is(303);
    ada.login_with("ada", OTHER).await.is(303);
    // What was tried elsewhere counts on.
    for _ in 0..10 {
        ada.login_with("root", "wrong").await.is(422);
    }
    ada.login("root").await.is(429);
}
