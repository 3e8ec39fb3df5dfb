//! The two cookies: what exactly they are, and that no answer forgets or invents them.

use rocket::http::Method;
use serde_json::json;

use crate::actor::Visitor;
use crate::answer::{Answer, SetCookie};
use crate::harness::World;
use crate::{host, jar::Jar};

const EXPIRED: u64 = 301;

async fn world() -> World {
    World::hosting(json!({}), host::routes()).await
}

async fn at_expiry(world: &World) -> Visitor<'_> {
    let ada = world.member("ada").await;
    world.advance(EXPIRED);
    ada
}

fn attributes(cookie: &SetCookie) -> String {
    cookie.attributes.join("; ")
}

/// The access and the refresh cookie of an answer that sets both.
#[track_caller]
fn both(answer: &Answer) -> [SetCookie; 2] {
    answer.set_cookies().try_into().expect("two cookies")
}

#[rocket::async_test]
async fn without_remember_me_the_refresh_cookie_goes_with_the_browser() {
    let world = World::new().await;
    let [access, refresh] = both(world.visitor().register("ada").await.is(303));
    assert_eq!(access.name, "__Host-Http-doorward-access");
    assert_eq!(attributes(&access), "HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=300");
    assert_eq!(refresh.name, "__Host-Http-doorward-refresh");
    assert_eq!(attributes(&refresh), "HttpOnly; SameSite=Lax; Secure; Path=/");
}

#[rocket::async_test]
async fn with_remember_me_the_refresh_cookie_lasts_as_long_as_its_token() {
    let world = World::new().await;
    world.visitor().register("ada").await;
    let ada = world.visitor();
    let [access, refresh] = both(ada.login_to_stay("ada").await.is(303));
    assert!(access.has("Max-Age=300"));
    assert!(refresh.has("Max-Age=1209600"));
    world.advance(EXPIRED);
    let [_, renewed] = both(ada.get("/private").await.is(200));
    assert!(renewed.has("Max-Age=1209600"), "{renewed:?}");
}

#[rocket::async_test]
async fn cleared_cookies_have_the_same_name_and_attributes_and_no_age() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for cookie in both(ada.logout().await.is(303)) {
        assert!(cookie.name.starts_with("__Host-Http-doorward-"));
        assert_eq!(cookie.value, "");
        assert_eq!(attributes(&cookie), "HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }
}

#[rocket::async_test]
async fn plain_http_has_plain_cookies_where_the_operator_says_so() {
    for public_url in ["http://192.0.2.9:8000", "http://localhost:8000"] {
        let world = World::with(json!({ "insecure_http": true, "public_url": public_url })).await;
        let ada = world.visitor();
        let fields = [
            ("username", "ada"),
            ("email", "ada@example.org"),
            ("password", crate::harness::PASSWORD),
            ("password2", crate::harness::PASSWORD),
        ];
        let register = ada.request(Method::Post, "/register").form(&fields);
        let register = register.with("Origin", public_url).send().await;
        let [access, refresh] = both(register.is(303));
        assert_eq!(access.name, "doorward-access");
        assert_eq!(refresh.name, "doorward-refresh");
        assert!(!access.has("Secure") && !refresh.has("Secure"));
        assert!(ada.is_in().await);
    }
}

#[rocket::async_test]
async fn behind_https_the_cookies_are_the_secure_ones_even_with_insecure_http() {
    let settings = json!({ "insecure_http": true, "public_url": "https://id.example.org" });
    let world = World::with(settings).await;
    let answer = world.visitor().register("ada").await;
    for cookie in both(answer.is(303)) {
        assert!(cookie.name.starts_with("__Host-Http-") && cookie.has("Secure"));
    }
}

#[rocket::async_test]
async fn no_token_is_in_a_page_or_an_address() {
    let world = world().await;
    let ada = world.member("ada").await;
    for path in ["/", "/private", "/login", "/register", "/nowhere"] {
        let answer = ada.get(path).await;
        answer.hides("eyJ");
        assert!(answer.all("Location").iter().all(|to| !to.contains("eyJ")));
    }
}

/// Every outcome, as a request of somebody who is signed in.
fn outcomes() -> Vec<(u16, Method, &'static str)> {
    use Method::{Delete, Get, Patch, Post, Put};
    let mut all = vec![
        (200, Get, "/"),
        (200, Get, "/register"),
        (200, Get, "/private"),
        (200, Get, "/private/?x=1"),
        (200, Get, "/host/me"),
        (200, Get, "/host/maybe"),
        (200, Post, "/host/note"),
        (200, Put, "/host/note"),
        (200, Patch, "/host/note"),
        (200, Delete, "/host/note"),
        (303, Get, "/login"),
        (404, Get, "/no-such-page"),
        (404, Post, "/no-such-page"),
        (405, Get, "/logout"),
        (405, Post, "/private"),
        (405, Delete, "/login"),
        (422, Post, "/register"),
        (422, Post, "/login"),
        (500, Get, "/host/panic"),
        (500, Get, "/host/early-panic"),
    ];
    let codes = [400, 401, 403, 404, 409, 413, 415, 418, 422, 429, 500, 503];
    for code in codes.into_iter().filter(|code| *code != 401) {
        all.push((code, Get, Box::leak(format!("/host/status/{code}").into())));
        all.push((code, Get, Box::leak(format!("/host/bare/{code}").into())));
    }
    all
}

#[rocket::async_test]
async fn every_outcome_brings_the_renewed_cookies() {
    let world = world().await;
    let ada = world.member("ada").await;
    for (status, method, path) in outcomes() {
        ada.forget_access();
        let answer = ada.request(method, path).form(&[]).send().await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        assert!(answer.issues(), "{method} {path}: {:?}", answer.headers);
        assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{path}");
        assert!(ada.get("/private").await.is(200).keeps(), "{path}");
    }
}

#[rocket::async_test]
async fn refused_bodies_and_origins_bring_the_renewed_cookies() {
    let world = world().await;
    let ada = world.member("ada").await;
    let large = "x".repeat(40 * 1024);
    let login = |kind: &str, body: &str| {
        let post = ada.request(Method::Post, "/login");
        post.body(kind, body)
    };
    let form = "application/x-www-form-urlencoded";
    for (status, kind, body, site) in [
        (413, form, large.as_str(), "same-origin"),
        (415, "text/plain", "username=ada", "same-origin"),
        (400, form, "username=%FF", "same-origin"),
        (403, form, "username=ada", "cross-site"),
    ] {
        ada.forget_access();
        let ask = login(kind, body).with("Sec-Fetch-Site", site);
        assert!(ask.send().await.is(status).issues(), "{status}");
        assert!(ada.is_in().await, "{status}");
    }
}

#[rocket::async_test]
async fn a_throttled_sign_in_brings_the_renewed_cookies() {
    let world = World::with(json!({ "throttle": true })).await;
    let ada = world.member("ada").await;
    for _ in 0..10 {
        ada.login_with("bob", "wrong").await.is(422);
    }
    world.advance(EXPIRED);
    assert!(ada.login_with("bob", "wrong").await.is(429).issues());
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn the_json_face_of_the_private_page_renews_as_well() {
    let world = world().await;
    let ada = at_expiry(&world).await;
    let ask = ada.request(Method::Get, "/private");
    let answer = ask.with("Accept", "application/json").send().await;
    assert!(answer.is(200).issues());
    assert_eq!(answer.json(), json!({ "message": "Access Granted!" }));
}

#[rocket::async_test]
async fn answers_that_belong_to_nobody_bring_no_cookies() {
    let world = world().await;
    let ada = at_expiry(&world).await;
    let css = ada.get("/").await;
    let css = css
        .html()
        .tags()
        .find(|tag| tag.get("rel") == Some("stylesheet"))
        .and_then(|tag| tag.get("href").map(str::to_owned))
        .expect("a stylesheet");
    world.advance(EXPIRED);
    for (path, status) in [
        (css.as_str(), 200),
        ("/static/doorward/icon.svg", 200),
        ("/static/nothing", 404),
        ("/static/../private", 404),
        ("/health/live", 200),
        ("/health/ready", 200),
        ("/health/nothing", 404),
    ] {
        let answer = ada.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.keeps(), "{path}: {:?}", answer.headers);
    }
    let generation: i64 = world.ask("SELECT generation FROM sessions").await;
    assert_eq!(generation, 2, "the landing page alone has rotated");
}

#[rocket::async_test]
async fn requests_whose_answer_may_be_thrown_away_spend_nothing() {
    let world = world().await;
    let ada = at_expiry(&world).await;
    for purpose in ["prefetch", "prefetch;prerender", "prefetch; anonymous-client-ip"] {
        let ask = ada.request(Method::Get, "/private");
        let answer = ask.with("Sec-Purpose", purpose).send().await;
        assert!(answer.is(200).keeps(), "{purpose}");
    }
    for (path, status) in [("/private", 200), ("/", 200), ("/nowhere", 404)] {
        let answer = ada.request(Method::Head, path).send().await;
        assert!(answer.is(status).keeps(), "{path}");
    }
    let expired = ada.jar().for_ever().value("access");
    for path in ["/private", "/", "/nowhere", "/host/maybe"] {
        let ask = ada.request(Method::Get, path).bearer(&expired);
        assert!(ask.send().await.keeps(), "{path}");
    }
    let generation: i64 = world.ask("SELECT generation FROM sessions").await;
    assert_eq!(generation, 1);
    assert!(ada.get("/private").await.is(200).issues());
}

#[rocket::async_test]
async fn beside_a_token_of_a_script_cookies_count_for_nothing() {
    let world = world().await;
    let ada = world.member("ada").await;
    let ask = ada.request(Method::Get, "/private").bearer("nonsense");
    let answer = ask.with("Accept", "application/json").send().await;
    assert!(answer.is(401).keeps());
    let ask = ada.request(Method::Get, "/host/maybe");
    let answer = ask.with("Authorization", "Basic YWRhOmFkYQ==").send().await;
    assert_eq!(answer.is(200).body, "ada", "a proxy's own is as if absent");
}

#[rocket::async_test]
async fn a_json_sign_in_reads_and_sets_no_cookie() {
    let world = world().await;
    let ada = at_expiry(&world).await;
    let credentials = json!({ "username": "ada", "password": crate::harness::PASSWORD });
    assert!(ada.json("/login", &credentials).await.is(200).keeps());
    assert!(ada.json("/login", &json!({})).await.is(400).keeps());
    let bob = json!({
        "username": "bob", "email": "bob@example.org", "password": crate::harness::PASSWORD,
    });
    assert!(ada.json("/register", &bob).await.is(201).keeps());
    assert!(ada.json("/register", &bob).await.is(201).keeps());
    assert!(ada.json("/register", &json!({})).await.is(400).keeps());
    assert!(ada.get("/private").await.is(200).issues());
}

#[rocket::async_test]
async fn half_a_pair_of_cookies_does() {
    let world = world().await;
    let ada = world.member("ada").await;
    let full: Jar = ada.jar();
    ada.forget_refresh();
    assert!(ada.get("/private").await.is(200).keeps());
    ada.set_jar(full);
    ada.forget_access();
    assert!(ada.get("/private").await.is(200).issues());
}
