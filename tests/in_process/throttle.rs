//! Limits on guessing and on making accounts.

mod foreign;
mod forms;
mod policies;

use rocket::futures::future::join_all;
use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

async fn world() -> World {
    World::with(json!({ "throttle": true })).await
}

/// A world with an account that has signed in from elsewhere, and somebody who guesses.
async fn besieged(world: &World) -> Visitor<'_> {
    let ada = world.visitor().from("198.51.100.1");
    ada.register("ada").await.is(303);
    world.visitor().from("203.0.113.66")
}

#[track_caller]
fn wait(answer: &Answer) -> u64 {
    let wait = answer.is(429).header("Retry-After").expect("when to come back");
    let seconds = wait.parse().expect("whole seconds");
    assert!((1..=900).contains(&seconds), "{seconds}");
    let spent = answer.header("RateLimit").expect("which limit is spent");
    let (name, rest) = spent.split_once(';').expect("a name with parameters");
    assert_eq!(rest, format!("r=0;t={seconds}"));
    let policies = answer.header("RateLimit-Policy").expect("all limits");
    assert!(
        policies.split(", ").any(|policy| policy.starts_with(&format!("{name};q="))),
        "{spent}"
    );
    seconds
}

#[rocket::async_test]
async fn the_eleventh_wrong_password_is_turned_away() {
    let world = world().await;
    let eve = besieged(&world).await;
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    let answer = eve.login_with("ada", "wrong").await;
    assert!((890..=900).contains(&wait(&answer)));
    answer.shows("Too many attempts");
    assert_eq!(answer.header("Cache-Control"), Some("no-store"));
}

#[rocket::async_test]
async fn the_right_password_is_turned_away_as_well_while_limited() {
    let world = world().await;
    let eve = besieged(&world).await;
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    let answer = eve.login("ada").await;
    wait(&answer);
    assert!(answer.keeps());
}

#[rocket::async_test]
async fn spellings_of_a_name_and_the_address_share_one_budget() {
    let world = world().await;
    let eve = besieged(&world).await;
    let names = ["ada", "ADA", " Ada ", "ａｄａ", "ada@example.org", "ADA@EXAMPLE.ORG"];
    for attempt in 0..10 {
        let name = names[attempt % names.len()];
        eve.login_with(name, "wrong").await.is(422);
    }
    for name in names {
        wait(&eve.login_with(name, "wrong").await);
    }
}

#[rocket::async_test]
async fn an_unknown_name_is_limited_like_a_known_one() {
    let world = world().await;
    let eve = besieged(&world).await;
    for attempt in 0..10 {
        let name = if attempt % 2 == 0 { "nobody" } else { "ＮＯＢＯＤＹ" };
        eve.login_with(name, "wrong").await.is(422);
    }
    let unknown = eve.login_with("nobody", "wrong").await;
    let mallory = world.visitor().from("203.0.113.67");
    for _ in 0..10 {
        mallory.login_with("ada", "wrong").await.is(422);
    }
    let known = mallory.login_with("ada", "wrong").await;
    assert!(wait(&unknown).abs_diff(wait(&known)) <= 5);
}

#[rocket::async_test]
async fn pages_and_scripts_share_one_budget() {
    let world = world().await;
    let eve = besieged(&world).await;
    let guess = json!({ "username": "ada", "password": "wrong" });
    for _ in 0..5 {
        eve.login_with("ada", "wrong").await.is(422);
        eve.json("/login", &guess).await.is(401);
    }
    let answer = eve.json("/login", &guess).await;
    let seconds = wait(&answer);
    let detail = format!("Request was throttled. Expected available in {seconds} seconds.");
    assert_eq!(answer.json(), json!({ "detail": detail }));
    wait(&eve.login_with("ada", "wrong").await);
}

#[rocket::async_test]
async fn a_success_is_never_counted_and_forgives_nothing() {
    let world = world().await;
    let eve = besieged(&world).await;
    let bob = world.visitor().from("203.0.113.66");
    bob.register("bob").await.is(303);
    for _ in 0..25 {
        bob.login("bob").await.is(303);
    }
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    bob.login("bob").await.is(303);
    wait(&eve.login_with("ada", "wrong").await);
}

#[rocket::async_test]
async fn an_empty_form_costs_nothing() {
    let world = world().await;
    let eve = besieged(&world).await;
    for _ in 0..15 {
        eve.login_with("ada", "").await.is(422);
        eve.login_with("", "wrong").await.is(422);
    }
    eve.login("ada").await.is(303);
}

#[rocket::async_test]
async fn the_wait_ends_when_it_says() {
    let world = world().await;
    let eve = besieged(&world).await;
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    let seconds = wait(&eve.login("ada").await);
    world.advance(seconds - 5);
    assert!(wait(&eve.login("ada").await) <= 5);
    world.advance(5);
    eve.login("ada").await.is(303);
}

#[rocket::async_test]
async fn being_turned_away_does_not_make_the_wait_longer() {
    let world = world().await;
    let eve = besieged(&world).await;
    for _ in 0..10 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    for _ in 0..8 {
        wait(&eve.login_with("ada", "wrong").await);
        world.advance(112);
    }
    world.advance(5);
    eve.login("ada").await.is(303);
}

#[rocket::async_test]
async fn an_owner_where_she_has_been_before_is_not_shut_out_by_others() {
    let world = world().await;
    besieged(&world).await;
    let ada = world.visitor().from("198.51.100.1");
    for address in 1..=6 {
        let eve = world.visitor().from(&format!("203.0.113.{address}"));
        for _ in 0..10 {
            let status = eve.login_with("ada", "wrong").await.status;
            assert!(status == 422 || status == 429);
        }
    }
    let stranger = world.visitor().from("192.0.2.200");
    wait(&stranger.login("ada").await);
    ada.login("ada").await.is(303);
}

#[rocket::async_test]
async fn one_address_guesses_thirty_passwords_a_minute_over_all_names() {
    let world = world().await;
    let eve = world.visitor();
    for attempt in 0..30 {
        let name = format!("name{attempt}");
        eve.login_with(&name, "wrong").await.is(422);
    }
    let seconds = wait(&eve.login_with("another", "wrong").await);
    assert!(seconds <= 60, "{seconds}");
    world.visitor().from("192.0.2.5").login_with("another", "wrong").await.is(422);
}

#[rocket::async_test]
async fn a_whole_network_of_ipv6_is_one_address() {
    let world = world().await;
    besieged(&world).await;
    for host in 0..10 {
        let eve = world.visitor().from(&format!("2001:db8:1:2::{host}"));
        eve.login_with("ada", "wrong").await.is(422);
    }
    let eve = world.visitor().from("2001:db8:1:2:ffff::1");
    wait(&eve.login_with("ada", "wrong").await);
    let other = world.visitor().from("2001:db8:1:3::1");
    other.login_with("ada", "wrong").await.is(422);
}

#[rocket::async_test]
async fn a_forged_forwarding_header_changes_nothing() {
    let world = world().await;
    let eve = besieged(&world).await;
    let headers = [
        "X-Forwarded-For",
        "X-Real-IP",
        "Forwarded",
        "CF-Connecting-IP",
        "True-Client-IP",
        "X-Client-IP",
    ];
    for attempt in 0..12 {
        let mut ask = eve.request(rocket::http::Method::Post, "/login");
        for header in headers {
            ask = ask.with(header, &format!("192.0.2.{attempt}"));
        }
        let answer = ask.form(&[("username", "ada"), ("password", "wrong")]);
        let answer = answer.send().await;
        answer.is(if attempt < 10 { 422 } else { 429 });
    }
}

#[rocket::async_test]
async fn behind_a_trusted_proxy_the_client_is_who_the_proxy_says() {
    let settings = json!({ "throttle": true, "trusted_proxies": ["10.0.0.0/8"] });
    let world = World::with(settings).await;
    world.visitor().register("ada").await.is(303);
    let proxy = world.visitor().from("10.0.0.1");
    let guess = async |forwarded: &str| {
        let ask = proxy.request(rocket::http::Method::Post, "/login");
        let ask = ask.form(&[("username", "ada"), ("password", "wrong")]);
        ask.with("X-Forwarded-For", forwarded).send().await.status
    };
    for attempt in 0..10 {
        // What stands left of the first untrusted address is the client's own invention.
        let forwarded = format!("192.0.2.{attempt}, 203.0.113.9, 10.0.0.7");
        assert_eq!(guess(&forwarded).await, 422);
    }
    assert_eq!(guess("198.18.0.1, 203.0.113.9").await, 429);
    // Some proxies write the port as well.
    for same in ["203.0.113.9:4711", "198.18.0.1:1, 203.0.113.9:65535, 10.0.0.7:80"] {
        assert_eq!(guess(same).await, 429, "{same}");
    }
    assert_eq!(guess("203.0.113.10").await, 422);
}

#[rocket::async_test]
async fn registrations_come_in_bursts_of_two_hundred_and_one_a_second_after_that() {
    let world = world().await;
    let visitor = world.visitor();
    let bad = json!({ "username": "" });
    for _ in 0..200 {
        visitor.json("/register", &bad).await.is(400);
    }
    let seconds = wait(&visitor.json("/register", &bad).await);
    let other = world.visitor().from("192.0.2.5");
    other.register("bob").await.is(303);
    world.advance(seconds);
    visitor.register("ada").await.is(303);
}

#[rocket::async_test]
async fn of_a_hundred_guesses_at_once_ten_are_looked_at() {
    let world = world().await;
    besieged(&world).await;
    let thieves: Vec<_> = (0..100).map(|_| world.visitor().from("203.0.113.66")).collect();
    let answers = join_all(thieves.iter().map(|eve| eve.login_with("ada", "wrong"))).await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!(count(422), 10);
    assert_eq!(count(429) + count(503), 90);
    wait(&thieves[0].login_with("ada", PASSWORD).await);
}

#[rocket::async_test]
async fn only_failures_leave_a_row() {
    let world = world().await;
    let eve = besieged(&world).await;
    let before = world.count("attempts", "kind = 'password'").await;
    eve.login_with("ada", "wrong").await.is(422);
    eve.login("ada").await.is(303);
    assert_eq!(world.count("attempts", "kind = 'password'").await, before + 1);
}
