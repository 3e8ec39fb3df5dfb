//! Ending a session on purpose acts at once, and wins over a renewal in the same request.

use rocket::http::Method;
use serde_json::json;

use crate::harness::{PASSWORD, World};

const EXPIRED: u64 = 301;

#[rocket::async_test]
async fn logout_ends_the_session_for_every_copy_of_its_cookies() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let copy = ada.copy();
    let answer = ada.logout().await;
    assert_eq!(answer.is(303).location(), "/login");
    assert!(answer.clears());
    assert_eq!(answer.header("Clear-Site-Data"), Some("\"cache\""));
    assert!(ada.jar().is_empty());
    assert!(!copy.is_in().await);
    let reason: String = world.ask("SELECT end_reason FROM sessions").await;
    assert_eq!(reason, "logout");
}

#[rocket::async_test]
async fn a_saved_refresh_cookie_is_dead_after_logout() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let copy = ada.copy();
    ada.logout().await;
    world.advance(EXPIRED);
    assert!(copy.get("/private").await.is(303).clears());
}

#[rocket::async_test]
async fn logout_works_with_an_expired_access_token_and_wins_over_the_renewal() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.advance(EXPIRED);
    let copy = ada.copy();
    assert!(ada.logout().await.is(303).clears());
    assert!(!copy.is_in().await);
}

#[rocket::async_test]
async fn logout_works_twice_without_a_session_and_with_a_dead_one() {
    let world = World::new().await;
    let stranger = world.visitor();
    assert_eq!(stranger.logout().await.is(303).location(), "/login");
    let ada = world.member("ada").await;
    let copy = ada.copy();
    ada.logout().await.is(303);
    ada.logout().await.is(303);
    assert!(copy.logout().await.is(303).clears());
}

#[rocket::async_test]
async fn beside_an_authorization_header_the_session_of_the_cookies_does_not_end() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    // A token of ours exempts a request from the cross-origin rule, so cookies must not count; any
    // other does not.
    for (path, status) in [("/logout", 303), ("/login", 422), ("/register", 303)] {
        let fields = [
            ("username", if path == "/login" { "ada" } else { "bob" }),
            ("email", "bob@example.org"),
            ("password", PASSWORD),
            ("password2", PASSWORD),
        ];
        let pair = ada.json("/api/token/", &credentials).await.is(200).json();
        let token = pair["access"].as_str().expect("a token");
        for (bearer, status) in [(token, status), ("nonsense", 403)] {
            let ask = ada.request(Method::Post, path).form(&fields).bearer(bearer);
            let answer = ask.with("Sec-Fetch-Site", "cross-site").send().await;
            assert!(answer.is(status).keeps(), "{path}");
            assert!(ada.is_in().await, "{path}");
        }
    }
}

#[rocket::async_test]
async fn signing_out_with_an_access_token_ends_its_session() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    for age in [0, EXPIRED] {
        let pair = ada.json("/api/token/", &credentials).await.is(200).json();
        world.advance(age);
        let access = pair["access"].as_str().expect("a token");
        let ask = ada.request(Method::Post, "/logout").form(&[]).bearer(access);
        assert!(ask.send().await.is(303).keeps());
        let refresh = json!({ "refresh": pair["refresh"] });
        let answer = ada.json("/api/token/refresh/", &refresh).await;
        assert_eq!(answer.is(401).json()["detail"], "Token is blacklisted");
        assert!(ada.is_in().await);
    }
}

#[rocket::async_test]
async fn logout_by_get_changes_nothing() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let answer = ada.get("/logout").await;
    assert_eq!(answer.is(405).header("Allow"), Some("POST"));
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn signing_in_replaces_the_session_of_this_browser() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let before = ada.copy();
    ada.login("ada").await.is(303);
    assert!(ada.is_in().await);
    assert!(!before.is_in().await);
    assert_eq!(world.count("sessions", "end_reason = 'replaced'").await, 1);
}

#[rocket::async_test]
async fn signing_in_wins_over_the_renewal_of_the_old_session() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.visitor().register("bob").await;
    world.advance(EXPIRED);
    let answer = ada.login("bob").await;
    assert!(answer.is(303).issues());
    ada.get("/private").await.is(200).shows("bob@example.org");
    let live = "SELECT u.username FROM sessions s JOIN users u ON u.id = s.user_id \
                WHERE s.ended_at IS NULL AND s.generation = 1 AND u.username = 'ada'";
    let live = format!("SELECT count(*) FROM ({live}) AS live");
    assert_eq!(world.ask::<i64>(&live).await, 0);
}

#[rocket::async_test]
async fn registering_while_signed_in_ends_the_old_session() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let before = ada.copy();
    ada.register("bob").await.is(303);
    assert!(!before.is_in().await);
    ada.get("/private").await.shows("bob@example.org");
}

#[rocket::async_test]
async fn a_failed_sign_in_leaves_the_live_session_alone() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let answer = ada.login_with("ada", "wrong").await;
    assert!(answer.is(422).keeps());
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn cookies_of_before_a_sign_in_are_never_adopted() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let victim = ada.copy();
    victim.login("ada").await.is(303);
    assert!(victim.refresh() != ada.refresh());
    assert!(!ada.is_in().await);
}

#[rocket::async_test]
async fn deactivation_acts_on_the_very_next_request() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    assert!(ada.is_in().await);
    world.change("UPDATE users SET is_active = FALSE").await;
    let answer = ada.get("/private").await;
    assert!(answer.is(303).clears());
    ada.get(answer.location()).await.shows("this account was deactivated");
    assert!(ada.login("ada").await.is(422).keeps());
}

#[rocket::async_test]
async fn deactivation_stops_a_renewal() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.advance(EXPIRED);
    world.change("UPDATE users SET is_active = FALSE").await;
    assert!(ada.get("/private").await.is(303).clears());
    let generation: i64 = world.ask("SELECT generation FROM sessions").await;
    assert_eq!(generation, 1);
}

#[rocket::async_test]
async fn deletion_acts_on_the_very_next_request() {
    for wait in [0, EXPIRED] {
        let world = World::new().await;
        let ada = world.member("ada").await;
        world.advance(wait);
        world.change("DELETE FROM sessions").await;
        world.change("DELETE FROM users").await;
        assert!(ada.get("/private").await.is(303).clears());
        assert!(ada.get("/").await.is(200).keeps());
    }
}

#[rocket::async_test]
async fn a_session_ended_by_an_administrator_says_so_and_keeps_its_reason() {
    let world = World::new().await;
    for (reason, sentence) in [
        ("admin", "an administrator ended the session"),
        ("password_changed", "the password of this account was changed"),
        ("role_changed", "the role of this account was changed"),
        ("replaced", "you signed in again in this browser"),
        ("logout", "you signed out of this session"),
    ] {
        let ada = world.visitor();
        if reason == "admin" {
            ada.register("ada").await.is(303);
        } else {
            ada.login("ada").await.is(303);
        }
        let end = format!(
            "UPDATE sessions SET ended_at = 1, end_reason = '{reason}' WHERE ended_at IS NULL"
        );
        assert_eq!(world.change(&end).await, 1);
        let copy = ada.copy();
        let answer = ada.get("/private").await;
        ada.get(answer.is(303).location()).await.shows(sentence);
        copy.logout().await.is(303);
        let kept = format!("end_reason = '{reason}'");
        assert_eq!(world.count("sessions", &kept).await, 1);
    }
}

#[rocket::async_test]
async fn cookies_that_were_not_signed_here_are_left_alone() {
    let world = World::new().await;
    let other = World::new().await;
    let ada = other.member("ada").await;
    let foreign = world.visitor();
    foreign.set_jar(ada.jar());
    for answer in [
        foreign.get("/private").await.is(303),
        foreign.get("/").await.is(200),
        foreign.get("/login").await.is(200),
        foreign.get("/no-such-page").await.is(404),
        foreign.login_with("nobody", PASSWORD).await.is(422),
        foreign.logout().await.is(303),
    ] {
        assert!(answer.keeps(), "{:?}", answer.headers);
    }
    assert_eq!(foreign.jar(), ada.jar());
}

#[rocket::async_test]
async fn a_head_request_recognises_without_spending() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.advance(EXPIRED);
    let answer = ada.request(Method::Head, "/private").send().await;
    assert!(answer.is(200).keeps());
    assert!(answer.body.is_empty());
    let generation: i64 = world.ask("SELECT generation FROM sessions").await;
    assert_eq!(generation, 1);
    assert!(ada.get("/private").await.is(200).issues());
}
