//! The same form again, because its first answer was lost or the button was pressed twice: it ends
//! where one ends.

mod administration;
mod credentials;
mod parallel;

use rocket::http::Method;
use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

/// Seconds for which a form may come again.
const REPEATED: u64 = 60;
const NEW: &str = "lantern-walnut-93";
const OTHER: &str = "violet-harbour-62";

const REGISTER: [(&str, &str); 4] = [
    ("username", "ada"),
    ("email", "ada@example.org"),
    ("password", PASSWORD),
    ("password2", PASSWORD),
];
const CHANGE: [(&str, &str); 3] =
    [("old_password", PASSWORD), ("password", NEW), ("password2", NEW)];

/// Sends a form; the answer does not reach the browser.
async fn lost(visitor: &Visitor<'_>, path: &str, fields: &[(&str, &str)]) -> Answer {
    visitor.request(Method::Post, path).form(fields).lost().await
}

#[rocket::async_test]
async fn a_registration_sent_again_is_signed_in_to_the_same_account_and_session() {
    let world = World::new().await;
    let ada = world.visitor();
    let first = lost(&ada, "/register", &REGISTER).await;
    assert!(first.is(303).issues());
    for email in ["ada@example.org", "ADA@example.org"] {
        let mut form = REGISTER;
        form[1].1 = email;
        let again = ada.post("/register", &form).await;
        assert_eq!(again.is(303).location(), "/private");
        assert_eq!(again.refresh(), first.refresh());
        assert!(ada.is_in().await);
    }
    assert_eq!(world.count("users", "1 = 1").await, 1);
    assert_eq!(world.count("sessions", "1 = 1").await, 1);
    assert_eq!(world.count("audit", "event = 'signed_in'").await, 1);
}

#[rocket::async_test]
async fn a_registration_replaces_what_the_browser_had_when_it_comes_again_as_well() {
    let world = World::new().await;
    let browser = world.member("bob").await;
    let other = world.member("carl").await;
    lost(&browser, "/register", &REGISTER).await.is(303);
    browser.post("/register", &REGISTER).await.is(303);
    browser.get("/private").await.is(200).shows("ada@example.org");
    let left = other.copy();
    other.post("/register", &REGISTER).await.is(303);
    assert!(!left.is_in().await, "the session of before lives on");
    assert_eq!(world.count("sessions", "ended_at IS NULL").await, 1);
}

#[rocket::async_test]
async fn what_is_no_repeat_of_a_registration_is_told_that_the_name_is_taken() {
    for case in ["password", "email", "late", "left", "replaced"] {
        let world = World::new().await;
        let ada = world.visitor();
        ada.post("/register", &REGISTER).await.is(303);
        let mut form = REGISTER;
        match case {
            "password" => (form[2].1, form[3].1) = (NEW, NEW),
            "email" => form[1].1 = "eve@example.org",
            "late" => world.advance(REPEATED),
            "left" => drop(ada.logout().await.is(303)),
            _ => drop(ada.login("ada").await.is(303)),
        }
        let answer = world.visitor().post("/register", &form).await;
        let said = answer.is(422).html().error("username");
        assert_eq!(said.as_deref(), Some("This user name is taken. Choose another one."), "{case}");
        assert!(answer.keeps());
        assert_eq!(world.count("users", "1 = 1").await, 1);
    }
}

#[rocket::async_test]
async fn a_script_that_registers_again_gets_the_same_answer() {
    let world = World::new().await;
    let script = world.visitor();
    let mut body = json!({
        "username": "ada", "email": "ada@example.org", "password": PASSWORD, "first_name": "Ada",
    });
    let first = script.json("/api/register/", &body).await;
    assert_eq!(first.is(201).header("Location"), Some("http://localhost:8000/api/me/"));
    let again = script.json("/api/register/", &body).await;
    assert_eq!(again.is(201).json(), first.json());
    assert!(again.keeps());
    // No session began with it that a page could be let into.
    script.post("/register", &REGISTER).await.is(422);
    body["password"] = json!(NEW);
    script.json("/api/register/", &body).await.is(400);
    world.advance(REPEATED);
    body["password"] = json!(PASSWORD);
    script.json("/api/register/", &body).await.is(400);
}

#[rocket::async_test]
async fn guesses_by_repeats_count_as_failed_sign_ins() {
    let world = World::with(json!({ "throttle": true })).await;
    let ada = world.visitor();
    ada.post("/register", &REGISTER).await.is(303);
    let eve = world.visitor().from("203.0.113.66");
    let mut guess = REGISTER;
    (guess[2].1, guess[3].1) = (OTHER, OTHER);
    for _ in 0..10 {
        eve.post("/register", &guess).await.is(422);
    }
    assert!(eve.post("/register", &guess).await.is(429).header("Retry-After").is_some());
    eve.login("ada").await.is(429);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn somebody_who_registers_a_name_that_was_given_up_is_no_repeat() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let other = "username = 'eva', username_key = 'eva', username_skeleton = 'eva', \
                 email = 'e@example.org', email_key = 'e@example.org'";
    world.change(&format!("UPDATE users SET {other}")).await;
    world.visitor().post("/register", &REGISTER).await.is(303);
    ada.get("/private").await.is(200).shows("e@example.org");
    assert_eq!(world.count("users", "1 = 1").await, 2);
}
