//! The table of rotation, as visitors meet it.

mod theft;

use rocket::futures::future::join_all;
use rocket::http::Method;
use serde_json::json;

use crate::actor::Visitor;
use crate::harness::World;

/// An access token's lifetime and a little more.
const EXPIRED: u64 = 301;
const GENERATION: &str = "SELECT generation FROM sessions";
const REASON: &str = "SELECT end_reason FROM sessions";

/// `refresh_grace` and a little more.
const GRACE: u64 = 121;

/// Somebody whose access token has just expired, and what the browser held before.
async fn at_expiry(world: &World) -> Visitor<'_> {
    let ada = world.member("ada").await;
    world.advance(EXPIRED);
    ada
}

#[rocket::async_test]
async fn an_expired_access_token_is_renewed_on_the_way_to_the_page() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let (access, refresh) = (ada.access(), ada.refresh());
    let answer = ada.get("/private").await;
    answer.is(200).shows("Access Granted!");
    assert!(answer.issues());
    assert!(ada.access() != access && ada.refresh() != refresh);
    assert_eq!(world.ask::<i64>(GENERATION).await, 2);
    assert!(ada.get("/private").await.is(200).keeps());
}

#[rocket::async_test]
async fn a_post_with_an_expired_access_token_is_handled_once_and_renewed() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let fields = [("username", "ada"), ("password", "wrong")];
    let answer = ada.post("/login", &fields).await;
    answer.is(422).shows("ada");
    assert!(answer.issues());
    assert!(ada.is_in().await);
    assert_eq!(world.count("sessions", "ended_at IS NULL").await, 1);
}

#[rocket::async_test]
async fn parallel_tabs_get_one_and_the_same_successor() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let tabs: Vec<_> = (0..8).map(|_| ada.tab()).collect();
    let asks: Vec<_> = tabs.iter().map(|tab| tab.request(Method::Get, "/private")).collect();
    let answers = join_all(asks.into_iter().map(|ask| ask.send())).await;
    for answer in &answers {
        assert!(answer.is(200).issues());
        assert_eq!(answer.refresh(), answers[0].refresh());
    }
    assert_eq!(world.ask::<i64>(GENERATION).await, 2);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_retry_after_a_lost_answer_gets_the_identical_successor_however_late() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let lost = ada.request(Method::Get, "/private").lost().await;
    assert!(lost.is(200).issues());
    world.advance(40_000);
    let answer = ada.get("/private").await;
    answer.is(200);
    assert_eq!(answer.refresh(), lost.refresh());
    assert_eq!(world.ask::<i64>(GENERATION).await, 2);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn within_the_grace_the_parent_still_leads_to_its_successor() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let slow = ada.copy();
    ada.get("/private").await.is(200);
    assert!(ada.is_in().await, "the successor has been seen");
    world.advance(GRACE - 2);
    assert!(ada.is_in().await);
    let answer = slow.get("/private").await;
    answer.is(200);
    assert_eq!(answer.refresh(), ada.refresh());
    assert_eq!(world.ask::<i64>(GENERATION).await, 2);
}

#[rocket::async_test]
async fn a_killed_browser_goes_on_with_the_cookies_it_had_kept() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let on_disk = ada.copy();
    ada.get("/private").await.is(200);
    assert!(ada.is_in().await);
    assert!(ada.is_in().await, "used, and killed before it wrote anything");
    world.advance(40_000);
    let answer = on_disk.get("/private").await;
    answer.is(200);
    assert_eq!(answer.refresh(), ada.refresh());
    assert_eq!(world.count("audit", "event = 'token_reused'").await, 0);
}

#[rocket::async_test]
async fn a_browser_that_renews_often_may_fall_back_further_than_one_generation() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let on_disk = ada.copy();
    for _ in 0..4 {
        ada.forget_access();
        ada.get("/private").await.is(200);
        assert!(ada.is_in().await);
        world.advance(20);
    }
    let answer = on_disk.get("/private").await;
    answer.is(200);
    assert_eq!(answer.refresh(), ada.refresh());
}

#[rocket::async_test]
async fn eight_tabs_come_back_together_and_one_goes_on_at_once() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let lost = ada.request(Method::Get, "/private").lost().await;
    lost.is(200);
    world.advance(GRACE);
    let tabs: Vec<_> = (0..8).map(|_| ada.copy()).collect();
    tabs[0].get("/private").await.is(200);
    assert!(tabs[0].is_in().await, "the successor comes later than the grace after the rotation");
    for tab in &tabs[1..] {
        let answer = tab.get("/private").await;
        answer.is(200);
        assert_eq!(answer.refresh(), lost.refresh());
    }
}

#[rocket::async_test]
async fn a_request_that_was_long_under_way_ends_nothing() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let under_way = ada.copy();
    under_way.set_jar(under_way.jar().for_ever());
    world.advance(EXPIRED);
    ada.get("/private").await.is(200);
    world.advance(GRACE);
    assert!(ada.is_in().await);
    world.advance(400);
    let answer = under_way.get("/private").await;
    assert!(answer.is(303).keeps(), "as if it had no cookies");
    assert!(ada.is_in().await);
    world.advance(100);
    assert!(under_way.get("/private").await.is(303).clears(), "nothing is under way that long");
    assert!(!ada.is_in().await);
}

#[rocket::async_test]
async fn a_row_from_before_takes_the_newer_token_for_its_own() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    for _ in 0..3 {
        ada.get("/private").await.is(200);
        world.advance(EXPIRED);
    }
    // A copy of the database from before the last rotations is put in its place.
    world.change("UPDATE sessions SET generation = 2, kept_generation = 1").await;
    assert!(ada.get("/private").await.is(200).issues());
    assert_eq!(world.ask::<i64>(GENERATION).await, 5);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_retrying_tab_never_takes_the_cookies_away() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let tabs: Vec<_> = (0..20).map(|_| ada.copy()).collect();
    let answers = join_all(tabs.iter().map(|tab| tab.get("/no-such-page"))).await;
    for answer in answers {
        assert!(answer.is(404).issues());
    }
}

#[rocket::async_test]
async fn a_plain_page_view_writes_nothing_but_one_note_for_each_rotation() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let kept = "SELECT kept_generation FROM sessions";
    let written = if crate::harness::on_postgres() {
        "SELECT xmin::text FROM sessions"
    } else {
        "SELECT CAST(data_version AS TEXT) FROM pragma_data_version"
    };
    ada.get("/private").await.is(200);
    let before: String = world.ask(written).await;
    ada.get("/private").await.is(200);
    assert_eq!(world.ask::<i64>(kept).await, 1);
    assert_eq!(world.ask::<String>(written).await, before, "a short visit writes nothing");
    world.advance(GRACE);
    ada.get("/private").await.is(200);
    assert_eq!(world.ask::<i64>(kept).await, 2);
    let after: String = world.ask(written).await;
    assert_ne!(before, after);
    for path in ["/private", "/", "/login", "/no-such-page", "/private"] {
        ada.get(path).await;
    }
    assert_eq!(world.ask::<String>(written).await, after);
}

#[rocket::async_test]
async fn a_clock_that_steps_back_signs_nobody_out() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let slow = ada.copy();
    ada.get("/private").await.is(200);
    world.clock.step_back(std::time::Duration::from_secs(30));
    assert!(ada.is_in().await);
    assert!(slow.is_in().await);
    ada.forget_access();
    assert!(ada.is_in().await);
    slow.forget_access();
    assert!(slow.is_in().await);
    world.advance(30 + GRACE);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_clock_that_jumps_ahead_ends_nothing_for_good() {
    let world = World::new().await;
    let ada = at_expiry(&world).await;
    let on_disk = ada.copy();
    ada.get("/private").await.is(200);
    for seconds in [3600, 90_000] {
        world.clock.jump(seconds);
        let answer = ada.get("/private").await;
        assert!(!answer.clears(), "{seconds}: {}", answer.status);
        world.clock.jump(-seconds);
        assert!(ada.is_in().await, "{seconds}");
    }
    // What came within the jump shows nothing of what was kept.
    assert!(on_disk.is_in().await);
}

#[rocket::async_test]
async fn tokens_of_a_script_do_not_work_as_cookies() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let credentials = json!({ "username": "ada", "password": crate::harness::PASSWORD });
    let tokens = ada.json("/login", &credentials).await.is(200).json();
    let refresh = tokens["refresh"].as_str().expect("a token");
    let stranger = world.visitor();
    let answer = stranger
        .request(Method::Get, "/private")
        .cookie("__Host-Http-doorward-refresh", refresh)
        .send()
        .await;
    assert!(answer.is(303).keeps());
}
