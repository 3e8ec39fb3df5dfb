//! The pages as people meet them.

mod forms;
mod places;
mod problems;
mod scripts;

use rocket::http::Method;
use serde_json::json;

use crate::harness::{PASSWORD, World};

#[rocket::async_test]
async fn the_landing_page_is_for_everybody() {
    let world = World::new().await;
    let answer = world.visitor().get("/").await;
    answer.is(200).shows("href=\"/register\"").shows("href=\"/login\"");
    let ada = world.member("ada").await;
    let answer = ada.get("/").await;
    answer.is(200).shows("Welcome, <bdi>ada</bdi>");
    let page = answer.html();
    assert!(page.tags().any(|tag| tag.get("href") == Some("/private")));
    assert!(page.tags().any(|tag| tag.get("action") == Some("/logout")));
}

#[rocket::async_test]
async fn registering_signs_in_and_leads_to_the_private_page() {
    let world = World::new().await;
    let ada = world.visitor();
    let answer = ada.register("ada").await;
    assert_eq!(answer.is(303).location(), "/private");
    let page = ada.get("/private").await;
    page.is(200).shows("Access Granted!").shows("ada@example.org");
    assert_eq!(world.count("users", "is_staff OR is_superuser").await, 0);
}

#[rocket::async_test]
async fn a_first_name_is_what_people_are_called_by() {
    let world = World::new().await;
    let ada = world.visitor();
    let fields = [
        ("username", "ada"),
        ("email", "ada@example.org"),
        ("first_name", "Augusta"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ];
    ada.post("/register", &fields).await.is(303);
    ada.get("/private").await.shows("<bdi>Augusta</bdi>").shows("ada");
}

#[rocket::async_test]
async fn signing_in_works_by_name_and_by_address_in_any_case_and_width() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    for name in ["ada", "ADA", "ａｄａ", "ＡＤＡ", "  ada  ", "ada@example.org", "Ada@Example.ORG"]
    {
        let ada = world.visitor();
        let answer = ada.login(name).await;
        assert_eq!(answer.status, 303, "{name}");
        assert_eq!(answer.location(), "/private");
        assert!(ada.is_in().await);
    }
}

#[rocket::async_test]
async fn signing_in_is_noted() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.advance(1_000);
    ada.login("ada").await.is(303);
    let noted: i64 = world.ask("SELECT last_login FROM users").await;
    assert!(noted.abs_diff(world.clock.now()) <= 5);
}

#[rocket::async_test]
async fn somebody_signed_in_is_led_on_from_the_sign_in_page() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    assert_eq!(ada.get("/login").await.is(303).location(), "/private");
    let answer = ada.get("/login?next=/x%3Fy=1").await;
    assert_eq!(answer.is(303).location(), "/x?y=1");
}

#[rocket::async_test]
async fn an_anonymous_visitor_is_sent_to_sign_in_and_comes_back_with_the_query() {
    let world = World::new().await;
    world.visitor().register("ada").await;
    let ada = world.visitor();
    let answer = ada.get("/private?tab=2&x=%C3%A9%26").await;
    let location = answer.is(303).location();
    assert_eq!(location, "/login?next=/private%3Ftab%3D2%26x%3D%25C3%25A9%2526");
    let form = ada.get(location).await.is(200).html();
    let next = form.value("next");
    assert_eq!(next, "/private?tab=2&x=%C3%A9%26");
    let fields = [("username", "ada"), ("password", PASSWORD), ("next", &next)];
    let answer = ada.post("/login", &fields).await;
    assert_eq!(answer.is(303).location(), next);
    ada.get(&next).await.is(200);
}

#[rocket::async_test]
async fn registering_leads_to_next_as_well() {
    let world = World::new().await;
    let ada = world.visitor();
    let form = ada.get("/register?next=/private%3Fa=1").await.is(200).html();
    assert_eq!(form.value("next"), "/private?a=1");
    let fields = [
        ("username", "ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("next", "/private?a=1"),
    ];
    let answer = ada.post("/register", &fields).await;
    assert_eq!(answer.is(303).location(), "/private?a=1");
}

const HOSTILE: [&str; 38] = [
    "//evil.example",
    "///evil.example",
    "////evil.example/",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/%09/evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "/%2f%2fevil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e%2e//evil.example",
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    "?next=//evil.example",
    "#//evil.example",
    "/x\r\nSet-Cookie: a=b",
    "/%0d%0aSet-Cookie:%20a=b",
    "/\0",
    "/logout",
    "/logout/",
    "/LOGOUT/../logout",
    "/x/../logout",
    "/%6cogout",
    "/./logout?x=1",
];

#[rocket::async_test]
async fn a_hostile_next_leads_to_the_private_page() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    for next in HOSTILE {
        let ada = world.visitor();
        let fields = [("username", "ada"), ("password", PASSWORD), ("next", next)];
        let answer = ada.post("/login", &fields).await;
        let location = answer.is(303).location();
        let resolved = url::Url::parse("http://localhost:8000/login")
            .and_then(|base| base.join(location))
            .expect("an address");
        assert_eq!(resolved.origin().ascii_serialization(), "http://localhost:8000");
        assert_eq!(location, "/private", "{next:?}");
        assert_eq!(answer.all("Set-Cookie").len(), 2, "{next:?}");
        let query: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let form = world.visitor().get(&format!("/login?next={query}")).await;
        assert_eq!(form.is(200).html().value("next"), "", "{next:?}");
        let answer = ada.get(&format!("/login?next={query}")).await;
        assert_eq!(answer.is(303).location(), "/private", "{next:?}");
    }
}

#[rocket::async_test]
async fn an_honest_next_is_kept() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    for next in ["/", "/private", "/a/b?c=d&e=%2F", "/?next=//evil.example", "/logouts"] {
        let fields = [("username", "ada"), ("password", PASSWORD), ("next", next)];
        let answer = world.visitor().post("/login", &fields).await;
        assert_eq!(answer.is(303).location(), next);
    }
}

#[rocket::async_test]
async fn every_page_answers_the_same_with_a_slash_at_its_end() {
    let world = World::hosting(json!({}), crate::host::routes()).await;
    let ada = world.member("ada").await;
    let stranger = world.visitor();
    for visitor in [&ada, &stranger] {
        for route in world.client.rocket().routes() {
            let path = route.uri.path();
            if path.contains('<') || path.len() < 2 || path == "/host/panic" {
                continue;
            }
            for method in [Method::Get, Method::Post, Method::Delete] {
                // Ends this visitor's session.
                if path == "/logout" && method == Method::Post {
                    continue;
                }
                let bare = visitor.request(method, path).form(&[]).lost().await;
                let slashed = format!("{path}/");
                let other = visitor.request(method, &slashed).form(&[]).lost().await;
                assert_eq!(bare.status, other.status, "{method} {path}");
                assert_eq!(bare.header("Allow"), other.header("Allow"), "{path}");
                assert!(!other.all("Location").contains(&path), "{path}");
            }
        }
    }
    assert_eq!(ada.post("/logout/", &[]).await.is(303).location(), "/login");
    let fields = [("username", "ada"), ("password", PASSWORD)];
    ada.post("/login/?x=1", &fields).await.is(303);
    assert!(ada.get("/private/").await.is(200).keeps());
    let answer = stranger.get("/private/?a=1").await;
    assert_eq!(answer.is(303).location(), "/login?next=/private/%3Fa%3D1");
}

#[rocket::async_test]
async fn registration_can_be_closed() {
    let world = World::with(json!({ "registration": "closed" })).await;
    let ada = world.visitor();
    ada.get("/").await.is(200).hides("/register");
    ada.get("/register").await.is(200).shows("Registration is closed").hides("<input");
    ada.register("ada").await.is(403).shows("Registration is closed");
    let body = json!({ "username": "ada", "email": "a@example.org", "password": PASSWORD });
    let answer = ada.json("/register", &body).await;
    assert_eq!(answer.is(403).json(), json!({ "detail": "Registration is closed." }));
    assert_eq!(world.count("users", "1 = 1").await, 0);
}

#[rocket::async_test]
async fn static_files_are_cacheable_and_health_is_plain() {
    let world = World::new().await;
    let visitor = world.visitor();
    let answer = visitor.get("/static/doorward/style.css").await;
    assert_eq!(answer.is(200).header("Cache-Control"), Some("public, max-age=300"));
    let etag = answer.header("ETag").expect("a version").to_owned();
    let ask = visitor.request(Method::Get, "/static/doorward/style.css");
    let again = ask.with("If-None-Match", &etag).send().await;
    assert!(again.is(304).body.is_empty());
    assert_eq!(visitor.get("/health/live").await.is(200).body, "ok\n");
    assert_eq!(visitor.get("/health/ready").await.is(200).body, "ok\n");
    for path in [
        "/static/../Cargo.toml",
        "/static/%2e%2e/Cargo.toml",
        "/static/%2e%2e%2fCargo.toml",
        "/static/..%5cCargo.toml",
        "/static/.env",
        "/static/.git/config",
        "/static/",
        "/static/doorward",
        "/static/doorward/",
        "/static//etc/passwd",
    ] {
        assert_eq!(visitor.get(path).await.status, 404, "{path}");
    }
}
