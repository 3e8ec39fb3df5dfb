//! The button pressed twice: the second form is under way before the first is answered.

use std::collections::BTreeSet;

use rocket::futures::future::join_all;
use rocket::http::Method;
use serde_json::json;

use super::{CHANGE, NEW, REGISTER};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::codes;
use crate::harness::{PASSWORD, World, rounds};

/// Sends the same form several times at once, as browsers that are one browser do.
async fn at_once(
    visitor: &Visitor<'_>,
    times: usize,
    path: &str,
    fields: &[(&str, &str)],
) -> Vec<Answer> {
    join_all((0..times).map(|_| visitor.request(Method::Post, path).form(fields).lost())).await
}

/// That all of them had the answer of one.
#[track_caller]
fn agree(answers: &[Answer]) {
    for answer in answers {
        assert_eq!(answer.is(303).location(), answers[0].location());
    }
}

/// That all of them handed out one session.
#[track_caller]
fn one_session(answers: &[Answer]) {
    let tokens: BTreeSet<String> = answers.iter().map(Answer::refresh).collect();
    assert_eq!(tokens.len(), 1, "{tokens:?}");
    assert!(answers.iter().all(Answer::issues));
}

/// Makes the world as it was at its start, for another round.
async fn clear(world: &World) {
    for table in ["users", "codes", "attempts"] {
        world.change(&format!("DELETE FROM {table}")).await;
    }
}

#[rocket::async_test]
async fn registrations() {
    let world = World::with(json!({ "throttle": true })).await;
    for _ in 0..rounds(3) {
        clear(&world).await;
        let ada = world.visitor();
        let answers = at_once(&ada, 20, "/register", &REGISTER).await;
        agree(&answers);
        one_session(&answers);
        ada.keep(&answers[19]);
        assert!(ada.is_in().await);
        assert_eq!(world.count("users", "1 = 1").await, 1);
        assert_eq!(world.count("sessions", "1 = 1").await, 1);
        assert_eq!(world.count("attempts", "kind = 'password'").await, 0);
    }
}

#[rocket::async_test]
async fn set_ups() {
    let world = World::new().await;
    for _ in 0..rounds(3) {
        clear(&world).await;
        codes::setup(&world, "open-sesame").await;
        let root = world.visitor();
        let form = [&REGISTER[..], &[("code", "open-sesame")]].concat();
        let answers = at_once(&root, 3, "/setup", &form).await;
        agree(&answers);
        one_session(&answers);
        assert_eq!(world.count("users", "is_superuser").await, 1);
    }
}

#[rocket::async_test]
async fn changes_of_a_password() {
    for age in [0, 301] {
        let world = World::with(json!({ "throttle": true })).await;
        let ada = world.member("ada").await;
        world.advance(age);
        let answers = at_once(&ada, 3, "/account/password", &CHANGE).await;
        agree(&answers);
        one_session(&answers);
        for answer in &answers {
            let tab = ada.copy();
            tab.keep(answer);
            assert!(tab.is_in().await);
        }
        assert_eq!(world.count("audit", "event = 'password_changed'").await, 1);
        assert_eq!(world.count("attempts", "kind = 'password'").await, 0);
    }
}

#[rocket::async_test]
async fn resets() {
    let world = World::with(json!({ "throttle": true })).await;
    world.member("ada").await;
    codes::reset(&world, "ada", "for-ada").await;
    let ada = world.visitor();
    let form = [("code", "for-ada"), ("password", NEW), ("password2", NEW)];
    agree(&at_once(&ada, 3, "/reset", &form).await);
    ada.login_with("ada", NEW).await.is(303);
}

#[rocket::async_test]
async fn deletions() {
    let world = World::with(json!({ "throttle": true })).await;
    for round in 1..=rounds(3) {
        clear(&world).await;
        let ada = world.member("ada").await;
        let answers = at_once(&ada, 3, "/account/delete", &[("password", PASSWORD)]).await;
        agree(&answers);
        assert_eq!(world.count("audit", "event = 'account_deleted'").await, i64::from(round));
        assert!(answers.iter().all(Answer::clears));
    }
}
