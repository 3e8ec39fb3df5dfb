//! A new password for whoever holds a one-time address for that.

use rocket::futures::future::join_all;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::codes;
use crate::harness::{PASSWORD, World, rounds};

const NEW: &str = "violet-harbour-62";
const SPENT: &str = "A link works once, for 30 minutes.";

async fn reset(visitor: &Visitor<'_>, code: &str, password: &str) -> Answer {
    let fields = [("code", code), ("password", password), ("password2", password)];
    visitor.post("/reset", &fields).await
}

/// The code opens neither the page nor the account.
async fn is_void(world: &World, code: &str) {
    let visitor = world.visitor();
    let page = visitor.get(&format!("/reset?code={code}")).await;
    page.is(403).shows(SPENT).shows("This link no longer works").hides(">ada<");
    reset(&visitor, code, NEW).await.is(403).shows(SPENT);
}

#[rocket::async_test]
async fn a_code_gives_a_new_password_once_and_ends_every_session() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    codes::reset(&world, "ada", "for-ada").await;
    let visitor = world.visitor();
    let page = visitor.get("/reset?code=for-ada").await;
    page.is(200).shows("Choose a new password").shows("<bdi>ada</bdi>");
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    assert_eq!(page.header("Referrer-Policy"), Some("same-origin"));
    assert!(ada.is_in().await, "looking at the page changes nothing");
    let answer = reset(&visitor, "for-ada", NEW).await;
    assert!(answer.is(303).keeps());
    assert_eq!(answer.location(), "/login?done=reset");
    let sentence = "Your new password was set. Sign in with it.";
    visitor.get("/login?done=reset").await.is(200).shows(sentence);
    assert!(!ada.is_in().await);
    visitor.login_with("ada", PASSWORD).await.is(422);
    visitor.login_with("ada", NEW).await.is(303);
    // For a minute, the same form has the answer of the first.
    world.advance(60);
    is_void(&world, "for-ada").await;
    let told = "event = 'password_reset' AND subject = 'ada' AND actor = 'ada'";
    assert_eq!(world.count("audit", told).await, 1);
}

#[rocket::async_test]
async fn mistakes_are_told_and_leave_the_code_good() {
    let world = World::new().await;
    world.member("ada").await;
    codes::reset(&world, "ada", "for-ada").await;
    let visitor = world.visitor();
    for (password, again, message) in [
        ("", "", "Enter a password"),
        (NEW, "another", ""),
        (NEW, "", ""),
        ("password1", "password1", "Too easy to guess"),
        ("ada@example.org", "ada@example.org", "Too much like the e-mail address."),
    ] {
        let fields = [("code", "for-ada"), ("password", password), ("password2", again)];
        let html = visitor.post("/reset", &fields).await.is(422).hides(NEW).html();
        match message {
            "" => assert!(html.error("password2").is_some() && html.error("password").is_none()),
            _ => assert!(html.error("password").is_some_and(|said| said.starts_with(message))),
        }
        assert_eq!(html.value("code"), "for-ada");
    }
    let fields = [("password", NEW), ("password2", NEW)];
    visitor.post("/reset?code=for-ada", &fields).await.is(303);
    visitor.login_with("ada", NEW).await.is(303);
}

#[rocket::async_test]
async fn a_code_is_good_for_thirty_minutes() {
    let world = World::new().await;
    world.member("ada").await;
    codes::reset(&world, "ada", "for-ada").await;
    world.advance(codes::LIFETIME - 5);
    world.visitor().get("/reset?code=for-ada").await.is(200);
    world.advance(5);
    is_void(&world, "for-ada").await;
    world.visitor().login("ada").await.is(303);
}

#[rocket::async_test]
async fn another_password_or_address_and_deactivation_void_it() {
    for change in ["password", "email", "inactive"] {
        let world = World::new().await;
        let ada = world.member("ada").await;
        codes::reset(&world, "ada", "for-ada").await;
        match change {
            "password" => {
                let other = "marble-kettle-83";
                let fields =
                    [("old_password", PASSWORD), ("password", other), ("password2", other)];
                ada.post("/account/password", &fields).await.is(303);
            }
            "email" => {
                let fields = [("email", "new@example.org"), ("password", PASSWORD)];
                ada.post("/account/profile", &fields).await.is(303);
            }
            _ => drop(world.change("UPDATE users SET is_active = FALSE").await),
        }
        is_void(&world, "for-ada").await;
        world.visitor().login_with("ada", NEW).await.is(422);
    }
}

#[rocket::async_test]
async fn what_is_no_code_for_a_password_resets_none() {
    let world = World::new().await;
    world.member("ada").await;
    codes::setup(&world, "for-setup").await;
    for code in ["", "nonsense", "for-setup", "%00", "%ff"] {
        is_void(&world, code).await;
    }
    world.visitor().login("ada").await.is(303);
}

#[rocket::async_test]
async fn of_two_who_use_it_at_once_one_sets_the_password() {
    let world = World::new().await;
    world.member("ada").await;
    for round in 0..rounds(5) {
        let code = format!("for-ada-{round}");
        codes::reset(&world, "ada", &code).await;
        let passwords = [format!("violet-harbour-{round}"), format!("copper-meadow-{round}")];
        let visitors = [world.visitor(), world.visitor()];
        let tries = visitors.iter().zip(&passwords);
        let answers = join_all(tries.map(|(who, password)| reset(who, &code, password))).await;
        let won = answers.iter().position(|answer| answer.status == 303).expect("one of them");
        answers[1 - won].is(403).shows(SPENT);
        world.visitor().login_with("ada", &passwords[won]).await.is(303);
        world.visitor().login_with("ada", &passwords[1 - won]).await.is(422);
    }
}
