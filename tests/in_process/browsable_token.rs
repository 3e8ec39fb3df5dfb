//! A token that is typed on a page of the API, for one request.

use rocket::http::Method;

use crate::api::{SUPERUSER, somebody, tokens};
use crate::browsable::{data, is_page, submit};
use crate::harness::World;

#[rocket::async_test]
async fn a_token_decides_alone_and_once() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.member("bob").await;
    let page = ada.get("/api/me/").await;
    page.is(200).shows("asking as <strong><bdi>ada</bdi></strong>");
    // The session's cookie is due, and stays as it is.
    world.advance(301);
    let (token, _) = tokens(&world, "bob").await;
    for typed in [token.clone(), format!(" Bearer {token} ")] {
        let told = submit(&ada, &page, "token", &[("_token", &typed)]).await;
        is_page(told.is(200));
        assert_eq!(data(&told)["username"], "bob");
        told.hides(&token).shows("answer to <strong><bdi>bob</bdi></strong>");
        assert!(told.keeps(), "{:?}", told.headers);
        let html = told.html();
        let line = html.text_inside("curl").expect("the line");
        assert_eq!(
            line,
            "curl -H \"Authorization: Bearer $TOKEN\" 'http://localhost:8000/api/me/'"
        );
        // What goes out with the cookies would act on another account.
        assert!(html.by_id("patch-form").is_none() && html.by_id("put-form").is_none());
    }
    assert_eq!(data(&ada.get("/api/me/").await)["username"], "ada");
    assert_eq!(world.count("sessions", "1 = 1").await, 3, "no session more");
}

#[rocket::async_test]
async fn a_token_that_is_not_good_is_not_helped_by_cookies() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let page = ada.get("/api/me/").await;
    let (token, refresh) = tokens(&world, "ada").await;
    for (typed, said) in [
        ("nonsense\"><script>", "Token is invalid"),
        (refresh.as_str(), "Token has wrong type"),
        ("two words", "Authorization header must contain two space-delimited values"),
        ("", "Authentication credentials were not provided."),
    ] {
        let told = submit(&ada, &page, "token", &[("_token", typed)]).await;
        let html = told.is(401).html();
        assert_eq!(html.error("token-field").as_deref(), Some(said), "{typed}");
        assert_eq!(html.form("token").1[1], ("_token".to_owned(), String::new()));
        assert!(typed.len() < 10 || !told.body.contains(typed), "{typed}");
        assert!(told.keeps() && html.by_id("sign-in").is_none());
    }
    world.advance(301);
    let late = submit(&ada, &page, "token", &[("_token", &token)]).await;
    assert_eq!(late.is(401).html().error("token-field").as_deref(), Some("Token is expired"));
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn the_same_is_asked_for_as_somebody_else() {
    let world = World::new().await;
    somebody(&world, "root", SUPERUSER).await;
    let (token, _) = tokens(&world, "root").await;
    let ada = world.member("ada").await;
    let page = ada.get("/api/users/?page_size=1&search=o").await;
    let told = submit(&ada, page.is(403), "token", &[("_token", &token)]).await;
    assert_eq!(data(told.is(200))["results"][0]["username"], "root");
    assert!(told.html().by_id("post-form").is_none(), "ada may not");
    let forced = ada.get("/api/users/?page_size=1&format=api").await;
    let (action, _) = forced.html().form("token");
    assert_eq!(action, "/api/users/?page_size=1&format=api");
    // Where nobody has to sign in, credentials count if there are any.
    let page = world.visitor().get("/api/").await;
    let told = submit(&world.visitor(), page.is(200), "token", &[("_token", &token)]).await;
    assert!(data(told.is(200))["users"].is_string());
    let nobody = submit(&ada, &page, "token", &[("_token", "")]).await;
    assert!(data(nobody.is(200)).get("me").is_none(), "{}", nobody.body);
}

#[rocket::async_test]
async fn a_token_is_offered_where_it_would_be_read() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    for (path, offered) in [
        ("/api/", true),
        ("/api/private/", true),
        ("/api/users/1/", true),
        ("/api/schema/", false),
        ("/api/register/", false),
        ("/api/me/password/", false),
    ] {
        let html = ada.get(path).await.html();
        assert_eq!(html.by_id("token").is_some(), offered, "{path}");
    }
}

#[rocket::async_test]
async fn a_token_counts_only_in_a_form_of_this_site() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.member("bob").await;
    let (token, _) = tokens(&world, "bob").await;
    let form = [("_api_method", "GET"), ("_token", token.as_str())];
    let ask = || ada.request(Method::Post, "/api/me/").form(&form);
    let plain = || ask().without("Sec-Fetch-Site").without("Origin");
    plain().send().await.is(405);
    ask().with("Sec-Fetch-Site", "none").send().await.is(405);
    ask().with("Accept", "application/json").send().await.is(405);
    ask().with("Sec-Fetch-Site", "cross-site").send().await.is(403);
    plain().with("Origin", "http://evil.example").send().await.is(403);
    ada.post("/api/me/", &form[..1]).await.is(405);
    // With another method it is a field like any other that is not known.
    let change = [("_api_method", "PATCH"), ("_token", token.as_str()), ("first_name", "Eve")];
    let changed = ada.post("/api/me/", &change).await;
    assert_eq!(data(changed.is(200))["username"], "ada");
    changed.hides(&token);
}
