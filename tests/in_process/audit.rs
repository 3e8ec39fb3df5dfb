//! The audit trail: what is told, of whom, and that nobody rewrites it (ASVS 16.3).

use std::time::Duration;

use rocket::http::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::harness::{PASSWORD, World};
use crate::tables;

impl World {
    /// The words of all entries, the oldest first.
    async fn trail(&self) -> Vec<String> {
        let count = self.count("audit", "1 = 1").await;
        let mut words = Vec::new();
        for place in 0..count {
            let sql = format!("SELECT event FROM audit ORDER BY id LIMIT 1 OFFSET {place}");
            words.push(self.ask(&sql).await);
        }
        words
    }

    /// A column of the newest entry.
    async fn last<T: sea_orm::TryGetable>(&self, column: &str) -> T {
        self.ask(&format!("SELECT {column} FROM audit ORDER BY id DESC LIMIT 1")).await
    }
}

#[rocket::async_test]
async fn what_people_do_to_their_accounts_is_told_in_order() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let profile = [("first_name", "Ada"), ("last_name", ""), ("email", "ada@example.org")];
    ada.post("/account/profile", &profile).await.is(303);
    assert_eq!(world.last::<String>("details").await, r#"{"first_name":["","Ada"]}"#);
    let new = "violet-harbour-93";
    let fields = [("old_password", PASSWORD), ("password", new), ("password2", new)];
    ada.post("/account/password", &fields).await.is(303);
    ada.logout().await.is(303);
    ada.login("ada").await.is(422);
    ada.login_with("ada", new).await.is(303);
    ada.post("/account/delete", &[("password", new)]).await.is(303);
    let expected = [
        "registered",
        "signed_in",
        "profile_changed",
        "password_changed",
        "signed_out",
        "sign_in_failed",
        "signed_in",
        "account_deleted",
    ];
    assert_eq!(world.trail().await, expected);
    assert_eq!(world.count("audit", "subject = 'ada'").await, 8, "names outlive accounts");
    assert_eq!(world.count("audit", "address = '127.0.0.1' AND request <> ''").await, 8);
}

#[rocket::async_test]
async fn an_entry_has_the_request_id_of_its_answer() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let answer = ada.logout().await;
    assert_eq!(answer.header("X-Request-Id"), Some(world.last::<String>("request").await.as_str()));
}

#[rocket::async_test]
async fn no_entry_holds_a_password_a_token_or_a_name_that_nobody_has() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, refresh) = (ada.access(), ada.refresh());
    ada.login_with("ada", "canary-but-wrong").await.is(422);
    // People type their password into the field above it.
    ada.login_with("canary-in-the-wrong-field", "x").await.is(422);
    ada.post("/account/delete", &[("password", "canary-once-more")]).await.is(422);
    ada.get("/private?code=canary-in-a-query").await.is(200);
    for secret in ["canary", PASSWORD, &access, &refresh, "$2b$", "eyJ"] {
        for column in ["actor", "subject", "address", "request", "details"] {
            let found = world.count("audit", &format!("{column} LIKE '%{secret}%'")).await;
            assert_eq!(found, 0, "{secret} in {column}");
        }
    }
    assert_eq!(world.count("audit", "event = 'sign_in_failed'").await, 3);
}

#[rocket::async_test]
async fn a_spent_token_that_comes_back_is_told() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let thief = ada.copy();
    world.advance(301);
    ada.get("/private").await.is(200);
    world.advance(121);
    ada.get("/private").await.is(200);
    thief.forget_access();
    thief.get("/private").await.is(303);
    assert_eq!(world.last::<String>("event").await, "token_reused");
    assert_eq!(world.last::<String>("subject").await, "ada");
}

#[rocket::async_test]
async fn what_superusers_change_is_told_from_old_to_new() {
    let world = World::new().await;
    let root = world.member("root").await;
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    world.member("bob").await;
    let id: i64 = world.ask("SELECT id FROM users WHERE username = 'bob'").await;
    let path = format!("/api/users/{id}");
    let (token, script) = (root.access(), world.visitor());
    let ask =
        |method| script.script(method, &path).with("Authorization", &format!("Bearer {token}"));
    let change = json!({ "first_name": "Bob", "is_staff": true, "is_active": false });
    ask(Method::Patch).json(&change).send().await.is(200);
    let by_root = "actor = 'root' AND subject = 'bob'";
    let details =
        |event: &str| format!("SELECT details FROM audit WHERE {by_root} AND event = '{event}'");
    for (event, told) in [
        ("user_changed", json!({ "first_name": ["", "Bob"] })),
        ("rights_changed", json!({ "is_staff": [false, true] })),
        ("deactivated", json!({ "is_active": [true, false] })),
    ] {
        let details: String = world.ask(&details(event)).await;
        assert_eq!(serde_json::from_str::<Value>(&details).expect("JSON"), told);
    }
    ask(Method::Patch).json(&json!({ "first_name": "Bob" })).send().await.is(200);
    assert_eq!(world.count("audit", by_root).await, 3, "nothing changed, nothing to tell");
    ask(Method::Delete).send().await.is(204);
    assert_eq!(world.last::<String>("event").await, "user_deleted");
}

#[rocket::async_test]
async fn a_flood_of_refused_requests_is_told_once_a_minute() {
    let world = World::new().await;
    let stranger = world.visitor();
    let forge = || stranger.request(Method::Post, "/login").with("Sec-Fetch-Site", "cross-site");
    for _ in 0..20 {
        forge().form(&[]).send().await.is(403);
    }
    assert_eq!(world.trail().await, ["cross_origin_refused"]);
    world.advance(61);
    forge().form(&[]).send().await.is(403);
    assert_eq!(world.trail().await.len(), 2);
}

#[rocket::async_test]
async fn too_many_attempts_are_told_and_not_each_of_them() {
    let world = World::with(json!({ "throttle": true })).await;
    let ada = world.member("ada").await;
    for _ in 0..10 {
        ada.login_with("ada", "wrong").await.is(422);
    }
    for _ in 0..5 {
        ada.login_with("ada", "wrong").await.is(429);
    }
    assert_eq!(world.count("audit", "event = 'throttled' AND subject = 'ada'").await, 1);
}

#[rocket::async_test]
async fn forwarding_headers_from_nobodys_proxy_are_told() {
    let world = World::new().await;
    let stranger = world.visitor();
    let ask = || stranger.request(Method::Get, "/").with("X-Forwarded-For", "203.0.113.9");
    ask().send().await.is(200);
    ask().send().await.is(200);
    // A clock that follows the database server's is put right by milliseconds now and then.
    world.clock.step_back(Duration::from_millis(5));
    ask().send().await.is(200);
    assert_eq!(world.trail().await, ["untrusted_proxy"]);
    assert_eq!(world.last::<String>("address").await, "127.0.0.1");
}

#[rocket::async_test]
async fn nothing_rewrites_an_entry() {
    let world = World::new().await;
    world.member("ada").await;
    let forged = world
        .database
        .execute_unprepared(&tables::named("UPDATE audit SET actor = 'somebody else'"))
        .await;
    let error = forged.expect_err("the database refuses").to_string();
    assert!(error.contains("append-only"), "{error}");
}

#[rocket::async_test]
async fn what_leaves_no_line_does_not_happen() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let fields = [("first_name", "Augusta"), ("last_name", ""), ("email", "ada@example.org")];
    world.change("ALTER TABLE audit RENAME TO audit_away").await;
    let answer = ada.post("/account/profile", &fields).await;
    answer.is(500);
    let script = ada.script(Method::Patch, "/api/me/").with("Sec-Fetch-Site", "same-origin");
    script.json(&json!({ "first_name": "Augusta" })).send().await.is(500);
    world.change("ALTER TABLE audit_away RENAME TO audit").await;
    assert_eq!(world.count("users", "first_name = 'Augusta'").await, 0);
    ada.post("/account/profile", &fields).await.is(303);
    assert_eq!(world.count("users", "first_name = 'Augusta'").await, 1);
    assert_eq!(world.last::<String>("event").await, "profile_changed");
}
