//! Another password for somebody: set, or chosen with a one-time link.

use super::{page, superuser};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{ORIGIN, PASSWORD, World};

const NEW: &str = "violet-harbour-93";

async fn set(admin: &Visitor<'_>, name: &str, password: &str, again: &str) -> Answer {
    let path = page(admin.world, name, "/password").await;
    let version = admin.get(&path).await.is(200).html().value("version");
    let fields = [("version", version.as_str()), ("password", password), ("password2", again)];
    admin.post(&path, &fields).await
}

#[rocket::async_test]
async fn a_set_password_works_at_once_and_ends_all_sessions() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    let answer = set(&root, "ada", NEW, NEW).await;
    let path = page(&world, "ada", "").await;
    assert_eq!(answer.is(303).location(), format!("{path}?done=password"));
    let told = "The password was set. The old one no longer works";
    root.get(answer.location()).await.is(200).shows(told).hides(NEW);
    let answer = ada.get("/private").await;
    let farewell = "the password of this account was changed";
    ada.get(answer.is(303).location()).await.is(200).shows(farewell);
    ada.login("ada").await.is(422);
    ada.login_with("ada", NEW).await.is(303);
    assert!(root.is_in().await);
    assert_eq!(world.count("audit", "event = 'password_set' AND actor = 'root'").await, 1);
    assert_eq!(world.count("audit", &format!("details LIKE '%{NEW}%'")).await, 0);
}

#[rocket::async_test]
async fn what_is_wrong_with_it_stands_beside_the_field() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    let short = "Too short: use at least 8 characters.";
    let differ = "The two passwords differ. Type the same one again.";
    let common = "Too easy to guess: many people use it. A few unrelated words are better.";
    let alike =
        "Too much like the e-mail address. Choose a password that has nothing to do with it.";
    for (password, again, field, message) in [
        ("", "", "password", "Enter a password"),
        (NEW, "violet-harbour-94", "password2", differ),
        (NEW, "", "password2", differ),
        ("q7!xZ", "q7!xZ", "password", short),
        // The repetition matters when the password itself is good.
        ("q7!xZ", "q7!xY", "password", short),
        ("password", "password", "password", common),
        ("ada@example.org", "ada@example.org", "password", alike),
    ] {
        let answer = set(&root, "ada", password, again).await;
        let found = answer.is(422).html();
        assert_eq!(found.error(field).as_deref(), Some(message), "{password}");
        let other = if field == "password" { "password2" } else { "password" };
        assert_eq!(found.error(other), None, "{password}");
        assert!(found.value("password").is_empty() && found.value("password2").is_empty());
        answer.hides(NEW);
    }
    assert!(ada.is_in().await);
    world.visitor().login("ada").await.is(303);
}

#[rocket::async_test]
async fn a_form_opened_before_another_change_sets_nothing() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    let path = page(&world, "ada", "/password").await;
    let version = root.get(&path).await.html().value("version");
    set(&root, "ada", NEW, NEW).await.is(303);
    let mine = "copper-lantern-58";
    let fields = [("version", version.as_str()), ("password", mine), ("password2", mine)];
    let answer = root.post(&path, &fields).await;
    answer.is(409).shows("This user was changed in the meantime").hides(mine);
    world.visitor().login_with("ada", NEW).await.is(303);
    let version = answer.html().value("version");
    let fields = [("version", version.as_str()), ("password", mine), ("password2", mine)];
    root.post(&path, &fields).await.is(303);
    world.visitor().login_with("ada", mine).await.is(303);
}

#[rocket::async_test]
async fn a_reset_link_is_shown_once_and_kept_nowhere() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    let path = page(&world, "ada", "/reset-link").await;
    let mut links = Vec::new();
    for _ in 0..2 {
        let answer = root.post(&path, &[]).await;
        answer.is(200).shows("It works once, for 30 minutes.");
        assert!(answer.header("Location").is_none());
        assert_eq!(answer.header("Cache-Control"), Some("no-store"));
        let found = answer.html();
        let input = found.by_id("reset-link").expect("a field to copy from");
        assert!(input.get("readonly").is_some());
        links.push(input.get("value").expect("the link").to_owned());
    }
    let code = links[1].strip_prefix(&format!("{ORIGIN}/reset?code=")).expect("an own address");
    assert_eq!(code.len(), 43, "256 bits in base64url");
    assert!(code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    assert_ne!(links[0], links[1]);
    let kept = "kind = 'reset' AND user_id = (SELECT id FROM users WHERE username = 'ada')";
    assert_eq!(world.count("codes", kept).await, 1, "earlier ones are void");
    let hashed = format!("hash LIKE '%{code}%' OR binding LIKE '%{code}%'");
    assert_eq!(world.count("codes", &hashed).await, 0);
    assert_eq!(world.count("audit", "event = 'reset_link_made' AND subject = 'ada'").await, 2);
    let trail = format!("details LIKE '%{code}%' OR request LIKE '%{code}%'");
    assert_eq!(world.count("audit", &trail).await, 0);
    for rest in super::GETS {
        root.get(&page(&world, "ada", rest).await).await.is(200).hides(code);
    }
    let answer = ada.get("/private").await;
    let farewell = "an administrator ended the session";
    ada.get(answer.is(303).location()).await.is(200).shows(farewell);
    // The old password works until a new one is chosen.
    ada.login_with("ada", PASSWORD).await.is(303);
}

#[rocket::async_test]
async fn who_is_not_active_gets_no_link() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'ada'").await;
    let answer = root.post(&page(&world, "ada", "/reset-link").await, &[]).await;
    let found = answer.is(422).html().text_of("link-error");
    assert_eq!(found.as_deref(), Some("This account is inactive. Activate it first."));
    assert_eq!(world.count("codes", "kind = 'reset'").await, 0);
}
