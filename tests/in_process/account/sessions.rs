//! Where one is signed in: what the page shows, and ending sessions from it.

use rocket::http::Method;
use serde_json::json;

use crate::actor::Visitor;
use crate::harness::{PASSWORD, World};

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

/// Signs ada in once more, with this `User-Agent`.
async fn sign_in<'w>(world: &'w World, agent: &str) -> Visitor<'w> {
    let visitor = world.visitor().from("198.51.100.7");
    let fields = [("username", "ada"), ("password", PASSWORD)];
    let ask = visitor.request(Method::Post, "/login").with("User-Agent", agent);
    ask.form(&fields).send().await.is(303);
    visitor
}

async fn sid(world: &World, address: &str) -> String {
    world.ask(&format!("SELECT id FROM sessions WHERE ip = '{address}'")).await
}

#[rocket::async_test]
async fn every_session_is_shown_with_device_address_and_times() {
    let world = World::new().await;
    world.member("bob").await;
    let ada = world.member("ada").await;
    sign_in(&world, IPHONE).await;
    let script = world.visitor().from("203.0.113.5");
    let ask = script.script(Method::Post, "/api/token/").with("User-Agent", "backup/2.1 (cron)");
    ask.json(&json!({ "username": "ada", "password": PASSWORD })).send().await.is(200);
    world.change("UPDATE sessions SET created_at = 86400 WHERE channel = 'api'").await;
    let answer = ada.get("/account/sessions").await;
    answer.is(200).shows("Safari on iPhone").shows("198.51.100.7");
    answer.shows("backup 2.1").shows("203.0.113.5").shows("Through the API");
    answer.shows(">2 January 1970</time>");
    assert_eq!(answer.body.matches("This device").count(), 1);
    assert_eq!(answer.body.matches("/end\"").count(), 2, "this one is ended by signing out");
    let page = answer.html();
    assert!(page.tags().any(|tag| tag.get("title") == Some(IPHONE)));
    answer.hides("Ended recently");
}

#[rocket::async_test]
async fn a_session_is_ended_on_its_next_request_and_others_go_on() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let phone = sign_in(&world, IPHONE).await;
    let path = format!("/account/sessions/{}/end", sid(&world, "198.51.100.7").await);
    let answer = ada.post(&path, &[]).await;
    assert_eq!(answer.is(303).location(), "/account/sessions?done=ended");
    let page = ada.get(answer.location()).await;
    page.is(200).shows("That session has ended.").shows("Ended recently").shows("was signed out.");
    assert!(!phone.is_in().await && ada.is_in().await);
    ada.post(&path, &[]).await.is(303);
}

#[rocket::async_test]
async fn sessions_of_somebody_else_and_of_nobody_are_not_found() {
    let world = World::new().await;
    let bob = world.member("bob").await;
    let bobs: String = world.ask("SELECT id FROM sessions").await;
    let ada = world.member("ada").await;
    for id in [bobs.as_str(), "0", "%00", "%27", &"f".repeat(32), &"x".repeat(2000)] {
        ada.post(&format!("/account/sessions/{id}/end"), &[]).await.is(404);
    }
    ada.get(&format!("/account/sessions/{bobs}/end")).await.is(405);
    let stranger = world.visitor();
    stranger.post(&format!("/account/sessions/{bobs}/end"), &[]).await.is(401);
    stranger.post("/account/sessions/end-others", &[]).await.is(401);
    assert!(bob.is_in().await);
}

#[rocket::async_test]
async fn all_others_end_at_once_browser_and_api() {
    let world = World::new().await;
    let bob = world.member("bob").await;
    let ada = world.member("ada").await;
    let phone = sign_in(&world, IPHONE).await;
    let body = json!({ "username": "ada", "password": PASSWORD });
    let token = world.visitor().json("/api/token/", &body).await.is(200).json();
    let token = token["access"].as_str().expect("a token").to_owned();
    let answer = ada.post("/account/sessions/end-others", &[]).await;
    assert_eq!(answer.is(303).location(), "/account/sessions?done=others");
    let page = ada.get(answer.location()).await;
    page.is(200).shows("Your other sessions have ended.").hides("/account/sessions/end-others");
    assert!(ada.is_in().await && !phone.is_in().await && bob.is_in().await);
    let ask =
        world.visitor().script(Method::Get, "/api/private/").bearer(&token).send().await.status;
    assert_eq!(ask, 401);
}

#[rocket::async_test]
async fn ending_the_present_session_leads_to_the_sign_in_page() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let own: String = world.ask("SELECT id FROM sessions").await;
    let answer = ada.post(&format!("/account/sessions/{own}/end"), &[]).await;
    let answer = ada.get(answer.is(303).location()).await;
    assert!(answer.is(303).clears());
    assert_eq!(answer.location(), "/login?next=/account/sessions");
    ada.get(answer.location()).await.is(200).shows("you signed out of this session");
}

#[rocket::async_test]
async fn ended_sessions_say_why() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    sign_in(&world, IPHONE).await;
    let phone = sid(&world, "198.51.100.7").await;
    for (reason, words) in [
        ("logout", "was signed out."),
        ("expired", "expired after a long time"),
        ("token_reused", "because an old copy of the session was used again"),
        ("password_changed", "because the password was changed"),
        ("deactivated", "because the account was deactivated"),
        ("role_changed", "because the role was changed"),
        ("admin", "was signed out by an administrator"),
        ("replaced", "signed in again"),
        ("word of another version", "was signed out."),
    ] {
        let change = format!(
            "UPDATE sessions SET ended_at = 86400, end_reason = '{reason}' WHERE id = '{phone}'"
        );
        world.change(&change).await;
        let page = ada.get("/account/sessions").await;
        page.is(200).shows(words).shows("2 January 1970 at 00:00 UTC").hides("Safari on iPhone, ");
    }
    let change = format!(
        "UPDATE sessions SET ended_at = NULL, end_reason = NULL, expires_at = 172800 \
         WHERE id = '{phone}'"
    );
    world.change(&change).await;
    ada.get("/account/sessions")
        .await
        .is(200)
        .shows("expired after")
        .shows("3 January 1970 at 00:00 UTC");
}

#[rocket::async_test]
async fn what_a_client_calls_itself_never_becomes_markup() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    sign_in(&world, "harmless").await;
    let harmless = ada.get("/account/sessions").await.html().skeleton();
    let phone = sid(&world, "198.51.100.7").await;
    for agent in ["<b>x</b>", "\"><script>alert(1)</script>", "{{ 7*7 }}", "' onmouseover='x"] {
        let agent = agent.replace('\'', "''");
        let change = format!("UPDATE sessions SET user_agent = '{agent}' WHERE id = '{phone}'");
        world.change(&change).await;
        let answer = ada.get("/account/sessions").await;
        assert_eq!(answer.is(200).html().skeleton(), harmless, "{agent}");
        answer.hides(">49<");
    }
}

#[rocket::async_test]
async fn of_very_many_sessions_a_hundred_are_shown_this_one_first() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let id: i64 = world.ask("SELECT id FROM users").await;
    let rows: Vec<String> = (0..120)
        .map(|n| {
            format!(
                "('{n:032}', {id}, 'api', TRUE, 1, 1, 0, 1, 9999999998, 9999999999, 9999999999, \
                 '192.0.2.1', 'many/1')"
            )
        })
        .collect();
    let insert = format!(
        "INSERT INTO sessions (id, user_id, channel, remember, generation, kept_generation, \
         rotated_at, created_at, last_seen_at, expires_at, absolute_expires_at, ip, user_agent) \
         VALUES {}",
        rows.join(",")
    );
    assert_eq!(world.change(&insert).await, 120);
    let answer = ada.get("/account/sessions").await;
    assert_eq!(answer.is(200).body.matches("many 1</bdi>").count(), 99);
    answer.shows("This device").shows("21 more");
    ada.post("/account/sessions/end-others", &[]).await.is(303);
    assert_eq!(world.count("sessions", "ended_at IS NULL").await, 1);
}
