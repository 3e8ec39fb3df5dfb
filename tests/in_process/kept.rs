//! A form that meets a dead session: it comes back, is looked at once more, and is sent.

use rocket::http::Method;
use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

mod hosts;
mod sealed;

const DAY: u64 = 86_400;
const KEPT: &str = "nothing is lost";
const LOST: &str = "could not be kept";
const PROFILE: [(&str, &str); 4] = [
    ("first_name", "Augusta Ada"),
    ("last_name", "King"),
    ("email", "ada@example.org"),
    ("password", ""),
];

/// Ends all sessions, as somebody does elsewhere.
async fn end_all(world: &World) {
    world.change("UPDATE sessions SET ended_at = 1, end_reason = 'logout'").await;
}

/// What the sign-in page carries, or nothing.
fn carried(answer: &Answer) -> Option<String> {
    let page = answer.html();
    let kept = page.tags().find(|tag| tag.get("name") == Some("kept"));
    kept.map(|tag| tag.get("value").unwrap_or_default().to_owned())
}

/// Fills in the sign-in page that stands in this answer.
async fn sign_in(visitor: &Visitor<'_>, answer: &Answer, name: &str, password: &str) -> Answer {
    let next = answer.html().value("next");
    let mut fields = vec![("username", name), ("password", password), ("next", &next)];
    let kept = carried(answer);
    fields.extend(kept.as_deref().map(|kept| ("kept", kept)));
    visitor.post("/login", &fields).await
}

/// Presses "Send it now".
async fn send(visitor: &Visitor<'_>, confirm: &Answer) -> Answer {
    let (action, fields) = confirm.is(200).html().form("kept-form");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    visitor.post(&action, &fields).await
}

#[rocket::async_test]
async fn whatever_killed_the_session_the_form_is_sent_after_signing_in() {
    for (pass, ended) in [(0, true), (301, true), (DAY + 1, false), (DAY + 1, true)] {
        let world = World::new().await;
        let ada = world.member("ada").await;
        ada.set_jar(ada.jar().for_ever());
        world.advance(pass);
        if ended {
            end_all(&world).await;
        }
        let answer = ada.post("/account/profile", &PROFILE).await;
        answer.is(401).shows(KEPT).shows("You were signed out because").hides("Augusta");
        assert!(if ended { answer.clears() } else { answer.keeps() }, "{pass} {ended}");
        assert_eq!(answer.header("WWW-Authenticate"), Some("Bearer realm=\"api\""));
        let confirm = sign_in(&ada, &answer, "ada", PASSWORD).await;
        let page = confirm.is(200).html();
        assert!(confirm.issues());
        assert_eq!(confirm.header("Cache-Control"), Some("no-store"));
        let shown = page.text_of("kept-fields").expect("the fields");
        assert_eq!(
            shown, "First name Augusta Ada Last name King E-mail ada@example.org",
            "{pass} {ended}"
        );
        assert!(confirm.body.contains("action=\"/logout\""));
        assert_eq!(world.count("users", "last_name = 'King'").await, 0);
        let done = send(&ada, &confirm).await;
        assert_eq!(done.is(303).location(), "/account?done=profile");
        assert_eq!(
            world.count("users", "last_name = 'King' AND first_name = 'Augusta Ada'").await,
            1
        );
    }
}

#[rocket::async_test]
async fn a_wrong_password_loses_nothing() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let mut answer = ada.post("/account/profile", &PROFILE).await;
    for wrong in ["wrong", "", "wrong again"] {
        answer = sign_in(&ada, &answer, "ada", wrong).await;
        answer.is(422).shows(KEPT);
    }
    let confirm = sign_in(&ada, &answer, "ada", PASSWORD).await;
    send(&ada, &confirm).await.is(303);
    assert_eq!(world.count("users", "last_name = 'King'").await, 1);
}

#[rocket::async_test]
async fn leaving_it_leads_to_the_page_it_came_from() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let answer = ada.post("/account/profile", &PROFILE).await;
    let confirm = sign_in(&ada, &answer, "ada", PASSWORD).await;
    let links: Vec<_> =
        confirm.html().tags().filter_map(|tag| tag.get("href").map(str::to_owned)).collect();
    assert!(links.iter().any(|link| link == "/account/profile"), "{links:?}");
    let page = ada.get("/account/profile").await.is(200).html();
    assert_eq!(page.value("last_name"), "");
}

#[rocket::async_test]
async fn somebody_else_who_signs_in_sees_nothing_of_it() {
    let world = World::new().await;
    world.member("bob").await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let answer = ada.post("/account/profile", &PROFILE).await;
    let bob = sign_in(&ada, &answer, "bob", PASSWORD).await;
    assert_eq!(bob.is(303).location(), "/account/profile");
    bob.hides("King");
    let page = ada.get("/account/profile").await.is(200).html();
    assert_eq!((page.value("email").as_str(), &*page.value("last_name")), ("bob@example.org", ""));
    assert_eq!(world.count("users", "last_name = 'King'").await, 0);
}

#[rocket::async_test]
async fn a_form_without_fields_is_confirmed_as_well() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let phone = world.visitor();
    phone.login("ada").await.is(303);
    let answer = ada.post("/account/sessions/end-others", &[]).await;
    let confirm = sign_in(&ada, answer.is(401).shows(KEPT), "ada", PASSWORD).await;
    assert!(confirm.is(200).html().text().contains("/account/sessions/end-others"));
    assert!(phone.is_in().await);
    send(&ada, &confirm).await.is(303);
    assert!(!phone.is_in().await && ada.is_in().await);
}

#[rocket::async_test]
async fn a_new_address_is_kept_and_its_password_asked_for_again() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let mut fields = PROFILE;
    fields[2].1 = "countess@example.org";
    fields[3].1 = PASSWORD;
    let answer = ada.post("/account/profile", &fields).await;
    answer.is(401).hides(PASSWORD);
    let confirm = sign_in(&ada, &answer, "ada", PASSWORD).await;
    confirm.is(200).shows("Passwords are never kept").hides(PASSWORD);
    let again = send(&ada, &confirm).await;
    let page = again.is(422).html();
    assert_eq!(page.value("email"), "countess@example.org");
    assert_eq!(page.value("last_name"), "King");
    assert!(page.error("password").is_some() && page.error("email").is_none());
    ada.post("/account/profile", &fields).await.is(303);
    assert_eq!(world.count("users", "email = 'countess@example.org'").await, 1);
}

#[rocket::async_test]
async fn forms_of_nothing_but_passwords_lead_back_to_themselves() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for (path, fields) in [
        ("/account/delete", &[("password", PASSWORD)][..]),
        ("/account/password", &[("old_password", PASSWORD), ("password", "x"), ("password2", "x")]),
    ] {
        end_all(&world).await;
        let answer = ada.post(path, fields).await;
        answer.is(401).hides(KEPT).hides(LOST).hides(PASSWORD);
        assert_eq!(carried(&answer), None);
        let back = sign_in(&ada, &answer, "ada", PASSWORD).await;
        assert_eq!(back.is(303).location(), path);
        ada.get(path).await.is(200);
    }
    assert_eq!(world.count("users", "1 = 1").await, 1);
}

#[rocket::async_test]
async fn for_somebody_unknown_nothing_is_kept() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let stranger = world.visitor();
    let answer = stranger.post("/account/profile", &PROFILE).await;
    answer.is(401).shows(LOST).hides("King");
    assert_eq!(carried(&answer), None);
    let back = sign_in(&stranger, &answer, "ada", PASSWORD).await;
    assert_eq!(back.is(303).location(), "/account/profile");

    let mallory = world.visitor();
    let ask = mallory.request(Method::Post, "/account/profile").form(&PROFILE);
    let forged = ask.cookie("__Host-Http-doorward-access", &format!("{}x", ada.access()));
    let answer = forged.send().await;
    assert_eq!(carried(answer.is(401)), None);
}

#[rocket::async_test]
async fn who_is_no_page_gets_what_it_always_got() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let access = ada.access();
    end_all(&world).await;
    let ask = ada.script(Method::Post, "/account/profile").form(&PROFILE);
    assert_eq!(ask.lost().await.is(401).json()["detail"], "Token is blacklisted");
    let ask = ada.request(Method::Post, "/account/profile").form(&PROFILE);
    let answer = ask.with("Sec-Fetch-Site", "cross-site").lost().await;
    assert_eq!(carried(answer.is(403)), None);
    let ask = ada.request(Method::Post, "/account/profile").form(&PROFILE);
    let answer = ask.bearer(&access).lost().await;
    answer.is(401).hides(KEPT).hides("name=\"password\"");
    let multipart =
        "--x\r\nContent-Disposition: form-data; name=\"last_name\"\r\n\r\nKing\r\n--x--";
    let ask = ada.request(Method::Post, "/account/profile");
    let answer = ask.body("multipart/form-data; boundary=x", multipart).lost().await;
    assert_eq!(carried(answer.is(401).shows(LOST)), None);
}

#[rocket::async_test]
async fn waiting_after_too_many_wrong_passwords_loses_nothing() {
    let world = World::with(json!({ "throttle": true })).await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let mut answer = ada.post("/account/profile", &PROFILE).await;
    for _ in 0..10 {
        answer = sign_in(&ada, &answer, "ada", "wrong").await;
        answer.is(422);
    }
    // Longer than the form is kept otherwise.
    for _ in 0..2 {
        answer = sign_in(&ada, &answer, "ada", PASSWORD).await;
        answer.is(429).shows(KEPT).hides("King");
        let wait = answer.header("Retry-After").expect("when to come back");
        assert!(wait.parse::<u64>().is_ok_and(|seconds| seconds > 800), "{wait}");
    }
    world.advance(900);
    let late = sign_in(&ada, &answer, "ada", "wrong").await;
    assert_eq!(carried(late.is(422)), carried(&answer));
    let confirm = sign_in(&ada, &answer, "ada", PASSWORD).await;
    send(&ada, confirm.is(200)).await.is(303);
    assert_eq!(world.count("users", "last_name = 'King'").await, 1);
    world.advance(600);
    let late = sign_in(&ada, &answer, "ada", "wrong").await;
    assert_eq!(carried(&late), None);
}
