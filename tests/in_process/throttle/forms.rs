//! What comes back with a form that is turned away.

use super::{wait, world};
use crate::harness::PASSWORD;

#[rocket::async_test]
async fn a_form_that_is_turned_away_comes_back_with_what_was_typed() {
    let world = world().await;
    let ada = world.member("ada").await;
    let eve = world.visitor().from("203.0.113.66");
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
        ada.post("/account/delete", &[("password", "wrong")]).await.is(422);
    }
    let fields = [
        ("username", "Ada"),
        ("password", PASSWORD),
        ("remember", "on"),
        ("next", "/account/sessions"),
    ];
    let answer = eve.post("/login", &fields).await;
    let minutes = wait(&answer).div_ceil(60);
    let page = answer.hides(PASSWORD).html();
    let said = page.text_of("form-errors").expect("a message");
    assert_eq!(said, format!("Too many attempts. Try again in {minutes} minutes."));
    assert_eq!((&*page.value("username"), &*page.value("next")), ("Ada", "/account/sessions"));
    assert!(answer.body.contains("<title>Error: Sign in"), "{}", answer.body);

    let profile = [("first_name", "Augusta"), ("email", "new@example.org"), ("password", PASSWORD)];
    let answer = ada.post("/account/profile", &profile).await;
    wait(&answer);
    let page = answer.hides(PASSWORD).shows("Too many attempts").html();
    assert_eq!(page.value("first_name"), "Augusta");
    assert_eq!(page.value("email"), "new@example.org");
    let new = "violet-harbour-93";
    let change = [("old_password", PASSWORD), ("password", new), ("password2", new)];
    for (path, fields) in [("/account/password", &change[..]), ("/account/delete", &profile[2..])] {
        let answer = ada.post(path, fields).await;
        wait(&answer);
        let page = answer.hides(PASSWORD).hides(new).html();
        assert!(page.text_of("form-errors").is_some_and(|said| said.starts_with("Too many")));
    }
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_registration_that_is_turned_away_comes_back_with_what_was_typed() {
    let world = world().await;
    let eve = world.visitor().from("203.0.113.66");
    for _ in 0..200 {
        eve.post("/register", &[("username", "eve")]).await.is(422);
    }
    let fields = [
        ("username", "eve"),
        ("email", "eve@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("next", "/account"),
    ];
    let answer = eve.post("/register", &fields).await;
    wait(&answer);
    let page = answer.hides(PASSWORD).shows("Too many attempts").html();
    assert_eq!((&*page.value("email"), &*page.value("next")), ("eve@example.org", "/account"));
    assert_eq!(world.count("users", "username = 'eve'").await, 0);
}
