//! Claims that break a rule, signed with the right key all the same.

use serde_json::{Value, json};

use super::{by_header, refused, sign, tokens};
use crate::harness::World;

#[rocket::async_test]
async fn claims_that_break_a_rule_are_refused() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.visitor().register("bob").await.is(303);
    let (access, _) = tokens(&ada).await;
    let now = world.clock.now();
    let odd = [
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!(-1),
        json!(1.5),
        json!(1e30),
        json!(""),
    ];
    let mut broken: Vec<(&str, Value)> = Vec::new();
    for name in ["exp", "iat", "jti", "user_id", "sid", "gen", "iss", "token_type"] {
        broken.extend(odd.iter().map(|value| (name, value.clone())));
    }
    broken.extend([
        ("exp", json!(now)),
        ("exp", json!(now - 2)),
        ("exp", json!(now + 400)),
        ("exp", json!(now + 315_360_000)),
        ("exp", json!(i64::MAX)),
        ("exp", json!(i64::MIN)),
        ("exp", json!((now + 200).to_string())),
        ("exp", json!([now + 200])),
        ("exp", json!(now as f64 + 200.5)),
        ("iat", json!(now + 120)),
        ("iat", json!(0)),
        ("iat", json!(i64::MIN)),
        ("iat", json!(now.to_string())),
        ("nbf", json!(now + 600)),
        ("nbf", json!("soon")),
        ("nbf", json!(null)),
        ("user_id", json!(1)),
        ("user_id", json!("2")),
        ("user_id", json!("3")),
        ("user_id", json!("0")),
        ("user_id", json!("-1")),
        ("user_id", json!("01")),
        ("user_id", json!("+1")),
        ("user_id", json!(" 1")),
        ("user_id", json!("1 ")),
        ("user_id", json!("1.0")),
        ("user_id", json!("one")),
        ("user_id", json!("1180591620717411303424")),
        ("user_id", json!(["1"])),
        ("user_id", json!({ "id": "1" })),
        ("sid", json!("0123456789abcdef0123456789abcdef")),
        ("sid", json!("' OR 1=1 --")),
        ("sid", json!("%")),
        ("sid", json!("\0")),
        ("gen", json!(2)),
        ("gen", json!(i64::MAX)),
        ("gen", json!("1")),
        ("iss", json!("http://localhost")),
        ("iss", json!("http://localhost:8000/")),
        ("iss", json!("https://evil.example")),
        ("aud", json!("anybody")),
        ("aud", json!(null)),
        ("aud", json!(["http://localhost:8000"])),
        ("token_type", json!("refresh")),
        ("token_type", json!("Access")),
        ("token_type", json!("sliding")),
    ]);
    for (name, value) in broken {
        let mut claims = access.claims.clone();
        claims[name] = value;
        refused(&world, &access.with_claims(&world, &claims)).await;
    }
    for name in ["exp", "iat", "jti", "user_id", "sid", "gen", "iss", "token_type"] {
        let mut claims = access.claims.clone();
        claims.as_object_mut().expect("one").remove(name);
        refused(&world, &access.with_claims(&world, &claims)).await;
    }
    by_header(&ada, &access.token).await.is(200);
}

#[rocket::async_test]
async fn a_payload_that_is_no_plain_object_is_refused() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let header = access.header.to_string();
    let claims = access.claims.to_string();
    let values: Vec<&Value> = access.claims.as_object().expect("one").values().collect();
    let inside = &claims[1..claims.len() - 1];
    for payload in [
        String::new(),
        "null".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "\"text\"".to_owned(),
        json!(values).to_string(),
        format!("[{claims}]"),
        claims[..claims.len() - 1].to_owned(),
        format!("{claims}x"),
        format!("{{{inside},{inside}}}"),
        format!("{{{inside},\"exp\":{}}}", i64::MAX),
        format!("{{{inside},\"user_id\":\"1\"}}"),
        format!("{{{inside},\"x\":1,\"x\":1}}"),
        format!("{{{inside},\"x\":{{\"y\":1,\"y\":2}}}}"),
        format!("{{\"deep\":{}{}}}", "[".repeat(1_000), "]".repeat(1_000)),
    ] {
        let token = sign(&header, &payload, world.secret.as_bytes());
        refused(&world, &token).await;
    }
}

#[rocket::async_test]
async fn claims_nobody_asked_for_give_nothing() {
    let world = World::hosting(json!({}), crate::host::routes()).await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let mut claims = access.claims.clone();
    for name in ["is_staff", "is_superuser", "role", "username", "name"] {
        claims[name] = json!("bob");
    }
    let token = access.with_claims(&world, &claims);
    let ask = ada.script(rocket::http::Method::Get, "/host/me").bearer(&token);
    assert_eq!(ask.send().await.is(200).body, "Hello, ada!");
}

#[rocket::async_test]
async fn times_within_the_rules_are_accepted() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let now = world.clock.now();
    for (name, value) in [("iat", now + 30), ("exp", now + 100), ("nbf", now - 1)] {
        let mut claims = access.claims.clone();
        claims[name] = json!(value);
        by_header(&ada, &access.with_claims(&world, &claims)).await.is(200);
    }
}

#[rocket::async_test]
async fn with_an_audience_configured_only_tokens_for_it_are_accepted() {
    let world = World::with(json!({ "audience": "shop" })).await;
    let ada = world.member("ada").await;
    assert!(ada.is_in().await);
    let (access, _) = tokens(&ada).await;
    assert_eq!(access.claims["aud"], "shop");
    for (audience, good) in [
        (json!("shop"), true),
        (json!(["shop", "bank"]), true),
        (json!("bank"), false),
        (json!(["bank"]), false),
        (json!([]), false),
        (json!(null), false),
        (json!(1), false),
    ] {
        let mut claims = access.claims.clone();
        claims["aud"] = audience.clone();
        let answer = by_header(&ada, &access.with_claims(&world, &claims)).await;
        assert_eq!(answer.status == 200, good, "{audience}: {}", answer.body);
    }
}

#[rocket::async_test]
async fn dead_tokens_say_what_they_died_of_to_scripts() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let says = async |status: u16| by_header(&ada, &access.token).await.is(status).json();
    says(200).await;
    world.advance(300);
    let body = says(401).await;
    assert_eq!(body["detail"], "Given token not valid for any token type");
    assert_eq!(body["code"], "token_not_valid");
    assert_eq!(body["messages"][0]["message"], "Token is expired");
    assert_eq!(body["messages"][0]["token_class"], "AccessToken");
    world.clock.step_back(std::time::Duration::from_secs(300));
    world.change("UPDATE sessions SET ended_at = 1, end_reason = 'admin'").await;
    let expected = json!({ "detail": "Token is blacklisted", "code": "token_not_valid" });
    assert_eq!(says(401).await, expected);
    world.change("UPDATE users SET is_active = FALSE").await;
    let expected = json!({ "detail": "User is inactive", "code": "user_inactive" });
    assert_eq!(says(401).await, expected);
    world.change("DELETE FROM sessions").await;
    world.change("DELETE FROM users").await;
    let expected = json!({ "detail": "User not found", "code": "user_not_found" });
    assert_eq!(says(401).await, expected);
}
