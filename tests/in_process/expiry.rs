//! How long a session lasts, and what the sign-in page says when it is over.

use serde_json::json;

use crate::answer::SetCookie;
use crate::harness::World;

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
const SENTENCE: &str = "your session has expired";
const SIGNED_OUT: &str = "you signed out of this session";

fn age(cookies: &[SetCookie], kind: &str) -> Option<i64> {
    let cookie = cookies.iter().find(|cookie| cookie.name.ends_with(kind));
    let age = cookie.expect("it is set").attribute("Max-Age");
    age.map(|age| age.parse().expect("a number"))
}

#[rocket::async_test]
async fn a_remembered_session_survives_a_holiday_and_not_more() {
    let world = World::new().await;
    let ada = world.visitor();
    ada.register("ada").await;
    ada.login_to_stay("ada").await.is(303);
    ada.set_jar(ada.jar().for_ever());
    for away in [7 * DAY, 14 * DAY - 1] {
        world.advance(away);
        assert!(ada.is_in().await, "{away}");
        ada.set_jar(ada.jar().for_ever());
    }
    world.advance(14 * DAY);
    let answer = ada.get("/private").await;
    answer.is(303);
    assert!(answer.keeps(), "it may be the clock that is wrong");
    ada.get(answer.location()).await.shows(SENTENCE);
}

#[rocket::async_test]
async fn a_clock_that_comes_back_finds_everybody_signed_in() {
    let world = World::new().await;
    let ada = world.visitor();
    ada.register("ada").await;
    ada.login_to_stay("ada").await.is(303);
    ada.set_jar(ada.jar().for_ever());
    let ahead = 400 * DAY as i64;
    world.clock.jump(ahead);
    assert!(ada.get("/private").await.is(303).keeps());
    world.clock.jump(-ahead);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_session_that_is_remembered_slides_for_thirty_days() {
    let world = World::new().await;
    let ada = world.visitor();
    ada.register("ada").await;
    ada.login_to_stay("ada").await.is(303);
    for _ in 0..59 {
        world.advance(DAY / 2);
        assert!(ada.is_in().await);
    }
    world.advance(DAY / 2);
    assert!(!ada.is_in().await);
}

#[rocket::async_test]
async fn a_session_that_is_not_remembered_ends_after_a_day_whatever_happens() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for _ in 0..23 {
        world.advance(HOUR);
        assert!(ada.is_in().await);
    }
    world.advance(HOUR);
    assert!(!ada.is_in().await);
    assert!(ada.get("/private").await.is(303).keeps());
}

#[rocket::async_test]
async fn no_cookie_outlives_the_sessions_absolute_end() {
    let world = World::with(json!({ "session_lifetime": 2 * DAY })).await;
    let ada = world.visitor();
    ada.register("ada").await;
    ada.login_to_stay("ada").await.is(303);
    world.advance(23 * HOUR);
    ada.get("/private").await.is(200);
    world.advance(23 * HOUR);
    ada.get("/private").await.is(200);
    let answer = ada.get("/private").await;
    assert!(answer.keeps());
    ada.forget_access();
    let cookies = ada.get("/private").await.set_cookies();
    let left = age(&cookies, "refresh").expect("it is remembered");
    assert!((2 * 3_600 - 60..=2 * 3_600).contains(&left), "{left}");
    world.advance(2 * HOUR - 120);
    let cookies = ada.get("/private").await.set_cookies();
    let left = age(&cookies, "access").expect("always");
    assert!((60..=120).contains(&left), "{left}");
}

#[rocket::async_test]
async fn an_access_token_dies_with_the_sessions_absolute_end() {
    let world = World::with(json!({ "session_lifetime": 1_000 })).await;
    let ada = world.member("ada").await;
    world.advance(900);
    let cookies = ada.get("/private").await.set_cookies();
    let left = age(&cookies, "access").expect("always");
    assert!((90..=100).contains(&left), "{left}");
    ada.set_jar(ada.jar().for_ever());
    world.advance(101);
    assert!(!ada.is_in().await);
}

#[rocket::async_test]
async fn an_access_token_is_good_until_its_expiry_and_not_a_second_longer() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.forget_refresh();
    ada.set_jar(ada.jar().for_ever());
    world.advance(298);
    assert!(ada.is_in().await);
    world.advance(2);
    assert!(!ada.is_in().await);
}

#[rocket::async_test]
async fn a_browser_that_keeps_expired_cookies_is_renewed_like_any_other() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.set_jar(ada.jar().for_ever());
    world.advance(HOUR);
    assert!(ada.get("/private").await.is(200).issues());
}

#[rocket::async_test]
async fn the_reason_is_told_once_and_not_in_the_address() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let phone = ada.copy();
    phone.logout().await.is(303);
    let answer = ada.get("/private").await;
    assert_eq!(answer.is(303).location(), "/login?next=/private");
    assert!(answer.clears());
    ada.get("/login?next=/private").await.is(200).shows(SIGNED_OUT);
    ada.get("/login?next=/private").await.is(200).hides(SIGNED_OUT);
}

#[rocket::async_test]
async fn the_reason_is_told_though_the_clock_is_put_right_meanwhile() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.copy().logout().await.is(303);
    ada.get("/private").await.is(303);
    world.clock.step_back(std::time::Duration::from_millis(200));
    ada.get("/login?next=/private").await.is(200).shows(SIGNED_OUT);
}

#[rocket::async_test]
async fn the_reason_of_a_redirect_is_told_for_seconds() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.copy().logout().await.is(303);
    ada.get("/private").await.is(303);
    world.advance(16);
    ada.get("/login?next=/private").await.is(200).hides(SIGNED_OUT);
}

#[rocket::async_test]
async fn the_reason_is_told_on_a_direct_visit_to_the_sign_in_page() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.set_jar(ada.jar().for_ever());
    world.advance(DAY + 1);
    let answer = ada.get("/login").await;
    answer.is(200).shows(SENTENCE);
    assert!(answer.keeps());
    ada.login("ada").await.is(303);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn somebody_else_behind_the_same_redirect_is_told_nothing() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.set_jar(ada.jar().for_ever());
    ada.copy().logout().await.is(303);
    ada.get("/private").await.is(303);
    let bob = world.visitor().from("192.0.2.7");
    bob.get("/login?next=/private").await.is(200).hides(SIGNED_OUT);
}

#[rocket::async_test]
async fn a_post_that_meets_a_dead_session_is_401_with_the_way_to_sign_in() {
    let world = World::hosting(json!({}), crate::host::routes()).await;
    let ada = world.member("ada").await;
    ada.set_jar(ada.jar().for_ever());
    world.advance(DAY + 1);
    let answer = ada.post("/host/note", &[("text", "hello")]).await;
    answer.is(401).shows("action=\"/login\"");
    assert_eq!(answer.header("WWW-Authenticate"), Some("Bearer realm=\"api\""));
    assert!(answer.keeps());
}
