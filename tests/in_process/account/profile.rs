//! One's own account as pages: what it shows, names, e-mail, password.

use rocket::http::Method;
use serde_json::json;

use crate::harness::{PASSWORD, World};

const NEW: &str = "lantern-walnut-93";
const WRONG: &str = "This isn’t your password.";
const DIFFER: &str = "The two passwords differ. Type the same one again.";
const CHANGED: &str = "Your password was changed. Your other sessions have ended.";

#[rocket::async_test]
async fn the_account_is_shown_and_linked_from_every_page() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET last_name = 'Lovelace', date_joined = 86400").await;
    ada.get("/account")
        .await
        .is(200)
        .shows("ada@example.org")
        .shows("Lovelace")
        .shows("datetime=\"1970-01-02T00:00:00Z\" title=\"2 January 1970 at 00:00 UTC\"")
        .shows(">2 January 1970</time>");
    for path in ["/", "/private", "/account", "/account/sessions", "/nowhere"] {
        let page = ada.get(path).await.html();
        assert!(page.tags().any(|tag| tag.get("href") == Some("/account")), "{path}");
    }
    let page = ada.get("/account").await.html();
    for path in ["password", "sessions", "activity", "delete"] {
        let link = format!("/account/{path}");
        assert!(page.tags().any(|tag| tag.get("href") == Some(&link)), "{path}");
        ada.get(&link).await.is(200);
        let stranger = world.visitor();
        let wanted = format!("/login?next={link}");
        assert_eq!(stranger.get(&link).await.is(303).location(), wanted);
        let answer = stranger.post(&link, &[("password", PASSWORD)]).await;
        let status = if ["sessions", "activity"].contains(&path) { 405 } else { 401 };
        answer.is(status);
    }
}

#[rocket::async_test]
async fn names_are_changed_without_a_password() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let page = ada.get("/account/profile").await.is(200).html();
    assert_eq!(page.value("email"), "ada@example.org");
    let fields = [
        ("first_name", " Ada "),
        ("last_name", "Lovelace"),
        ("email", "ada@example.org"),
        ("password", ""),
    ];
    let answer = ada.post("/account/profile", &fields).await;
    assert_eq!(answer.is(303).location(), "/account?done=profile");
    ada.get(answer.location()).await.shows("Your profile was saved.").shows("Ada Lovelace");
    let page = ada.get("/account/profile").await.html();
    assert_eq!(page.value("first_name"), "Ada");
    assert_eq!(page.value("last_name"), "Lovelace");
}

#[rocket::async_test]
async fn another_address_needs_the_password() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for (password, message) in [("", "Enter a password"), ("wrong", WRONG)] {
        let fields =
            [("first_name", "Ada"), ("email", "lovelace@example.org"), ("password", password)];
        let page = ada.post("/account/profile", &fields).await.is(422).html();
        assert_eq!(page.error("password").as_deref(), Some(message));
        assert_eq!(page.value("email"), "lovelace@example.org");
        assert_eq!(page.value("first_name"), "Ada");
        assert_eq!(page.value("password"), "");
        assert_eq!(world.count("users", "email = 'ada@example.org' AND first_name = ''").await, 1);
    }
    let fields = [("email", "lovelace@example.org"), ("password", PASSWORD)];
    ada.post("/account/profile", &fields).await.is(303);
    world.visitor().login("lovelace@example.org").await.is(303);
    world.visitor().login("ada@example.org").await.is(422);
}

#[rocket::async_test]
async fn what_is_wrong_with_a_profile_stands_beside_its_field() {
    let world = World::new().await;
    world.member("bob").await;
    let ada = world.member("ada").await;
    let long = "a".repeat(151);
    for (field, value, message) in [
        ("first_name", long.as_str(), "Use 150 characters at most."),
        ("last_name", &long, "Use 150 characters at most."),
        ("last_name", "\u{202e}x", "Leave out characters that can’t be seen."),
        ("email", "", "Enter your e-mail address"),
        ("email", "nope", "Enter an e-mail address such as name@example.com."),
        ("email", "BOB@example.org", "There is an account with this e-mail address already."),
    ] {
        let page = ada.post("/account/profile", &[(field, value)]).await.is(422).html();
        assert_eq!(page.error(field).as_deref(), Some(message), "{field} = {value:?}");
        assert_eq!(page.value(field), value);
    }
    let version: i64 = world.ask("SELECT version FROM users WHERE username = 'ada'").await;
    assert_eq!(version, 1);
}

#[rocket::async_test]
async fn a_new_password_ends_all_other_sessions_and_this_one_goes_on_as_a_new_one() {
    let world = World::new().await;
    let bob = world.member("bob").await;
    let ada = world.member("ada").await;
    let elsewhere = world.visitor();
    elsewhere.login("ada").await.is(303);
    let body = json!({ "username": "ada", "password": PASSWORD });
    let script = world.visitor();
    let token = script.json("/api/token/", &body).await.is(200).json();
    let token = token["access"].as_str().expect("a token").to_owned();
    let copy = ada.copy();
    let fields = [("old_password", PASSWORD), ("password", NEW), ("password2", NEW)];
    let answer = ada.post("/account/password", &fields).await;
    assert_eq!(answer.is(303).location(), "/account?done=password");
    assert!(answer.issues());
    ada.get(answer.location()).await.is(200).shows(CHANGED);
    assert!(!copy.is_in().await, "the old cookies still work");
    let answer = elsewhere.get("/private").await;
    elsewhere.get(answer.is(303).location()).await.shows("the password of this account was");
    script.script(Method::Get, "/api/private/").bearer(&token).send().await.is(401);
    world.visitor().login("ada").await.is(422);
    world.visitor().login_with("ada", NEW).await.is(303);
    assert!(bob.is_in().await, "somebody else's session ended");
    world.advance(301);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_remembered_session_stays_remembered() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for remembered in [false, true] {
        if remembered {
            ada.login_to_stay("ada").await.is(303);
        }
        let fields = [("old_password", PASSWORD), ("password", PASSWORD), ("password2", PASSWORD)];
        let answer = ada.post("/account/password", &fields).await;
        let kept =
            answer.is(303).set_cookies().iter().all(|set| set.attribute("Max-Age").is_some());
        assert_eq!(kept, remembered);
    }
}

#[rocket::async_test]
async fn what_is_wrong_with_a_new_password_stands_beside_its_field() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let short = "Too short: use at least 8 characters.";
    for (fields, field, message) in [
        ([PASSWORD, NEW, "other"], "password2", DIFFER),
        ([PASSWORD, NEW, ""], "password2", DIFFER),
        ([PASSWORD, "q7!xZ", "q7!xZ"], "password", short),
        (["", NEW, NEW], "old_password", "Enter your current password"),
        ([PASSWORD, "", ""], "password", "Enter a password"),
        (["wrong-password-1", NEW, NEW], "old_password", WRONG),
    ] {
        let [old, new, again] = fields;
        let form = [("old_password", old), ("password", new), ("password2", again)];
        let answer = ada.post("/account/password", &form).await;
        answer.is(422).hides(NEW).hides(PASSWORD).hides("wrong-password-1");
        let page = answer.html();
        assert_eq!(page.error(field).as_deref(), Some(message), "{fields:?}");
        for other in ["old_password", "password", "password2"] {
            assert_eq!(page.error(other).is_some(), other == field, "{fields:?}");
        }
    }
    world.visitor().login("ada").await.is(303);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn guessing_the_old_password_is_throttled_with_signing_in() {
    let world = World::with(json!({ "throttle": true })).await;
    let ada = world.member("ada").await;
    let elsewhere = world.visitor().from("198.51.100.9");
    for _ in 0..4 {
        let fields = [("old_password", "wrong"), ("password", NEW), ("password2", NEW)];
        ada.post("/account/password", &fields).await.is(422);
        let fields = [("email", "new@example.org"), ("password", "wrong")];
        ada.post("/account/profile", &fields).await.is(422);
    }
    for _ in 0..2 {
        ada.post("/account/delete", &[("password", "wrong")]).await.is(422);
    }
    let answer = ada.post("/account/delete", &[("password", PASSWORD)]).await;
    assert!(answer.is(429).header("Retry-After").is_some());
    ada.login("ada").await.is(429);
    assert!(ada.is_in().await);
    elsewhere.register("bob").await.is(303);
}

#[rocket::async_test]
async fn the_page_and_the_api_change_the_same_account_by_the_same_rules() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let ask = ada.request(Method::Patch, "/api/me/").with("Accept", "application/json");
    let answer = ask.json(&json!({ "email": "new@example.org" })).send().await;
    let said = answer.is(400).json();
    assert_eq!(said["password"][0], "This field is required.");
    let ask = ada.request(Method::Post, "/api/me/password/").with("Accept", "application/json");
    let answer = ask.json(&json!({ "old_password": "x", "password": NEW })).send().await;
    assert_eq!(answer.is(400).json()["old_password"][0], "That is not your password.");
    let copy = ada.copy();
    let ask = ada.request(Method::Post, "/api/me/password/").with("Accept", "application/json");
    let answer = ask.json(&json!({ "old_password": PASSWORD, "password": NEW })).send().await;
    assert!(answer.is(200).issues());
    assert!(ada.is_in().await && !copy.is_in().await);
}

#[rocket::async_test]
async fn a_message_is_one_of_ours_on_its_own_page_after_a_form_of_ours() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.get("/account?done=password").await.is(200).shows(CHANGED);
    for path in ["/account", "/account?done=", "/account?done=deleted", "/account?done=%3Cb%3E"] {
        ada.get(path).await.is(200).hides("notice-success");
    }
    for from in ["cross-site", "same-site", "none"] {
        let ask = ada.request(Method::Get, "/account?done=password");
        ask.with("Sec-Fetch-Site", from).send().await.is(200).hides(CHANGED);
    }
    let ask = ada.request(Method::Get, "/account?done=password");
    ask.with("Sec-Fetch-Site", "same-origin").send().await.is(200).shows(CHANGED);
}
