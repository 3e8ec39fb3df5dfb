//! What people choose for themselves, and the terms that they accept.

use doorward::CurrentUser;
use rocket::http::Method;
use rocket::{get, routes};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

const NONE: &str = "language IS NULL AND time_zone IS NULL AND theme IS NULL";

#[get("/host/choices")]
fn choices(user: CurrentUser<'_>) -> String {
    let all = [&user.language, &user.time_zone, &user.theme];
    all.map(|one| one.as_deref().unwrap_or("-")).join(" ")
}

/// A registration with these fields more, by browser.
async fn register(world: &World, name: &str, more: &[(&str, &str)]) -> Answer {
    let email = format!("{name}@example.org");
    let own =
        [("username", name), ("email", &*email), ("password", PASSWORD), ("password2", PASSWORD)];
    world.visitor().post("/register", &[&own[..], more].concat()).await
}

/// The body of a registration by the API.
fn draft(name: &str, terms: &Value) -> Value {
    json!({ "username": name, "email": format!("{name}@example.org"), "password": PASSWORD,
            "terms": terms })
}

#[rocket::async_test]
async fn preferences_are_saved_without_a_password_and_are_nobodys_business() {
    let world = World::hosting(json!({}), routes![choices]).await;
    let ada = world.member("ada").await;
    let chosen = async || ada.get("/host/choices").await.is(200).body.clone();
    assert_eq!(chosen().await, "- - -");
    let fields = [("language", "en"), ("time_zone", "Europe/Lisbon"), ("theme", "dark")];
    ada.post("/account/profile", &fields).await.is(303);
    assert_eq!(chosen().await, "en Europe/Lisbon dark");
    assert_eq!(world.count("audit", "event = 'profile_changed'").await, 0);
    assert_eq!(world.ask::<i64>("SELECT version FROM users").await, 1);
    let data = ada.get("/account/data.json").await.is(200).json();
    let told = json!({ "language": "en", "time_zone": "Europe/Lisbon", "theme": "dark" });
    assert_eq!((&data["preferences"], &data["terms_accepted"]), (&told, &Value::Null));

    ada.post("/account/profile", &[("first_name", "Ada"), ("theme", "light")]).await.is(303);
    assert_eq!(chosen().await, "en Europe/Lisbon light");
    assert_eq!(world.count("audit", "event = 'profile_changed'").await, 1);
    assert_eq!(world.count("audit", "details LIKE '%light%'").await, 0);
    assert_eq!(world.ask::<i64>("SELECT version FROM users").await, 2);

    let none = [("language", ""), ("time_zone", ""), ("theme", "")];
    ada.post("/account/profile", &none).await.is(303);
    assert_eq!(chosen().await, "- - -");
    assert_eq!(world.count("users", NONE).await, 1);
}

#[rocket::async_test]
async fn what_is_no_choice_is_refused() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for (field, value) in [
        ("language", "en_US"),
        ("language", "../en"),
        ("time_zone", "Middle/Earth"),
        ("time_zone", "EST"),
        ("theme", "blue"),
        ("theme", "Dark"),
    ] {
        let fields = [("first_name", "Ada"), (field, value)];
        let page = ada.post("/account/profile", &fields).await;
        assert_eq!(page.is(422).html().value("first_name"), "Ada");
        if field != "theme" {
            assert!(page.html().by_id(&format!("{field}-error")).is_some(), "{field} = {value}");
        }
        let ask = ada.request(Method::Patch, "/api/me/").with("Accept", "application/json");
        ask.json(&json!({ field: value })).send().await.is(200);
    }
    assert_eq!(world.count("users", &format!("first_name = '' AND {NONE}")).await, 1);
}

#[rocket::async_test]
async fn where_the_site_has_terms_nobody_registers_without_them() {
    let links = json!({ "Terms": "/terms", "Privacy": "/privacy" });
    let settings = json!({ "terms_required": true, "footer_links": links });
    let world = World::with(settings).await;
    let page = world.visitor().get("/register").await.is(200).html();
    let tick = page.by_id("terms").expect("a box");
    assert!(tick.get("required").is_some() && tick.get("checked").is_none(), "{tick:?}");
    for more in [&[][..], &[("terms", "")], &[("terms", "off")], &[("terms", "perhaps")]] {
        let page = register(&world, "ada", more).await.is(422).html();
        assert!(page.error("terms").is_some(), "{more:?}");
        assert_eq!(page.value("username"), "ada");
    }
    let nobody = world.visitor();
    for terms in [json!(null), json!(false), json!("no"), json!(7), json!([true])] {
        for path in ["/api/register/", "/register"] {
            let told = nobody.json(path, &draft("ada", &terms)).await.is(400).json();
            assert_eq!(told, json!({ "terms": ["You must accept the terms."] }), "{terms}");
        }
    }
    assert_eq!(world.count("users", "TRUE").await, 0);
    register(&world, "ada", &[("terms", "on")]).await.is(303);
    nobody.json("/api/register/", &draft("bob", &json!(true))).await.is(201);
    assert_eq!(world.count("users", "terms_accepted = date_joined").await, 2);
    let ada = world.visitor();
    ada.login("ada").await.is(303);
    let data = ada.get("/account/data.json").await.json();
    assert_eq!(data["terms_accepted"], data["account"]["date_joined"]);
}

#[rocket::async_test]
async fn nobody_accepts_terms_for_somebody_else_or_where_there_are_none() {
    let world = World::with(json!({ "terms_required": true })).await;
    register(&world, "root", &[("terms", "on")]).await.is(303);
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    let root = world.visitor();
    root.login("root").await.is(303);
    let ask = root.request(Method::Post, "/api/users/").with("Accept", "application/json");
    ask.json(&draft("bob", &json!(true))).send().await.is(201);
    assert_eq!(world.count("users", "username = 'bob' AND terms_accepted IS NULL").await, 1);

    let world = World::new().await;
    let page = world.visitor().get("/register").await.is(200).html();
    assert!(page.by_id("terms").is_none());
    register(&world, "ada", &[("terms", "on")]).await.is(303);
    register(&world, "bob", &[("terms", "of the host's own")]).await.is(303);
    assert_eq!(world.count("users", "terms_accepted IS NULL").await, 2);
}
