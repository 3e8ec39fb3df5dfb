//! The API as pages: the answers that scripts get, and what is offered to whom.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::actor::{HTML, Visitor};
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};
use crate::html::Html;

pub const GETS: [&str; 6] = [
    "/api/",
    "/api/private/",
    "/api/me/",
    "/api/me/sessions/",
    "/api/users/",
    "/accounts/private/",
];

/// The JSON that a page shows.
pub fn data(page: &Answer) -> Value {
    let text = page.html().text_inside("body").expect("the page has a body");
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("no JSON: {text}"))
}

/// Submits a form of a page as a browser does, with these fields filled in.
pub async fn submit(
    visitor: &Visitor<'_>,
    page: &Answer,
    id: &str,
    fill: &[(&str, &str)],
) -> Answer {
    let (action, mut fields) = page.html().form(id);
    for (name, value) in fill {
        let field = fields.iter_mut().find(|(known, _)| known == name);
        field.unwrap_or_else(|| panic!("no field {name} in {id}")).1 = (*value).to_owned();
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(&action, &fields).await
}

pub fn is_page(answer: &Answer) {
    assert_eq!(answer.header("Content-Type"), Some("text/html; charset=utf-8"));
}

#[rocket::async_test]
async fn a_page_has_the_status_and_the_data_of_its_json() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    let nobody = world.visitor();
    for (who, visitor) in [("ada", &ada), ("nobody", &nobody)] {
        for path in GETS.into_iter().chain(["/api/register/", "/api/me/sessions/?page=9"]) {
            let page = visitor.get(path).await;
            let accept = ("Accept", "application/json");
            let json = visitor.request(Method::Get, path).with(accept.0, accept.1).send().await;
            is_page(&page);
            assert_eq!(page.status, json.status, "{who} {path}");
            assert_eq!(data(&page), json.json(), "{who} {path}");
            for header in ["Allow", "WWW-Authenticate"] {
                assert_eq!(page.header(header), json.header(header), "{who} {path} {header}");
            }
            let shown = page.html().text_inside("headers").expect("it shows headers");
            let allow = format!("Allow: {}\n", json.header("Allow").expect("Allow"));
            assert!(shown.starts_with(&allow), "{shown}");
            assert!(!shown.contains("Set-Cookie"), "{shown}");
        }
    }
}

#[rocket::async_test]
async fn format_decides_and_is_offered() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let page = ada.get("/api/me/sessions/?page_size=5").await;
    page.shows("page_size=5&amp;format=json").shows("page_size=5&amp;format=api");
    let json = ada.get("/api/private/?format=json").await;
    assert_eq!(json.is(200).json(), json!({ "message": "Access Granted!" }));
    ada.get("/api/token/").await.is(405).shows("/logout\"");
    let forced = ada.script(Method::Get, "/api/me/?format=api").send().await;
    is_page(forced.is(200));
    assert_eq!(forced.html().form("patch-form").0, "/api/me/?format=api");
    is_page(ada.get("/api/nope/").await.is(404));
    assert_eq!(ada.get("/api/?format=xml").await.is(404).json(), json!({ "detail": "Not found." }));
}

#[rocket::async_test]
async fn a_site_without_browsable_pages_has_json_alone() {
    let world = World::with(json!({ "browsable_api": false })).await;
    let ada = world.member("ada").await;
    for (path, status) in [("/api/", 200), ("/api/me/", 200), ("/api/register/", 405)] {
        let ask = || ada.request(Method::Get, path);
        let refused = ask().with("Accept", "text/html").send().await;
        let said = json!({ "detail": "Could not satisfy the request Accept header." });
        assert_eq!(refused.is(406).json(), said, "{path}");
        // Browsers take anything in the end.
        for accept in [HTML, "*/*", "application/*;q=0.1, text/html", "application/json"] {
            ask().with("Accept", accept).send().await.is(status).json();
        }
        ask().without("Accept").send().await.is(status).json();
    }
    let unknown = ada.get("/api/private/?format=api").await;
    assert_eq!(unknown.is(404).json(), json!({ "detail": "Not found." }));
    ada.get("/api/private/?format=json").await.is(200).json();
    ada.get("/api/nope/").await.is(404).json();
    let form = [("_api_method", "PATCH"), ("first_name", "Eve")];
    ada.post("/api/me/", &form).await.is(405).json();
    let about = ada.script(Method::Options, "/api/me/").send().await.is(200).json();
    assert_eq!(about["renders"], json!(["application/json"]));
}

#[rocket::async_test]
async fn who_is_not_signed_in_is_led_to_sign_in_and_back() {
    let world = World::new().await;
    let visitor = world.visitor();
    for (path, next) in [
        ("/api/private/", "/login?next=/api/private/"),
        ("/api/me/sessions/?page_size=3", "/login?next=/api/me/sessions/%3Fpage_size%3D3"),
    ] {
        let page = visitor.get(path).await;
        let html = page.is(401).html();
        assert_eq!(html.by_id("sign-in").and_then(|link| link.get("href")), Some(next));
        let forms = html.tags().filter(|tag| tag.name == "form");
        let named: Vec<&str> = forms.filter_map(|form| form.get("id")).collect();
        assert_eq!(named, ["options-form"], "{}", page.body);
        assert!(html.by_id("token").is_some(), "{}", page.body);
    }
    world.member("ada").await;
    let fields = [("username", "ada"), ("password", PASSWORD), ("next", "/api/private/")];
    let back = visitor.post("/login", &fields).await;
    let page = visitor.get(back.is(303).location()).await;
    let line = page.is(200).html().text_inside("curl").expect("the line");
    assert_eq!(
        line,
        "curl -H \"Authorization: Bearer $TOKEN\" 'http://localhost:8000/api/private/'"
    );
}

#[rocket::async_test]
async fn parts_have_their_colours_and_lines_their_depth() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let page = ada.get("/api/me/").await;
    page.is(200)
        .shows("<span class=\"j-k\">Allow</span>: <span class=\"j-s\">")
        .shows(
            "<span class=\"d0\">{\n</span><span class=\"d1\">  <span class=\"j-k\">\"id\"</span>",
        )
        .shows("<span class=\"j-k\">\"id\"</span>: <span class=\"j-n\">1</span>,\n</span>")
        .shows("<span class=\"j-k\">\"username\"</span>: <span class=\"j-s\">\"ada\"</span>")
        .shows("<span class=\"j-k\">\"is_staff\"</span>: <span class=\"j-w\">false</span>")
        .shows("<span class=\"j-w\">curl</span>");
}

#[rocket::async_test]
async fn data_cannot_become_markup() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let plain = ada.get("/api/me/").await.html().skeleton();
    let evil = "\"'><script>alert(1)</script></pre></textarea>{{ 7*7 }}&lt;";
    world.change(&format!("UPDATE users SET first_name = '{}'", evil.replace('\'', "''"))).await;
    let page = ada.get("/api/me/").await;
    assert_eq!(page.html().skeleton(), plain);
    assert_eq!(data(&page)["first_name"], evil);
    assert_eq!(page.html().form("patch-form").1[1].1, evil);
    let evil_agent = format!("{evil}javascript:alert(1)");
    world
        .change(&format!("UPDATE sessions SET user_agent = '{}'", evil_agent.replace('\'', "''")))
        .await;
    ada.get("/api/me/sessions/").await.is(200).hides("<script>");
    ada.get("/api/private/?x=%22%3E%3Cscript%3E'").await.is(200).hides("<script>");
    let visitor = world.visitor();
    for path in ["//api//register/", "//api/me//sessions/"] {
        ada.get(path).await.hides("=\"&#x2F;&#x2F;").hides("\"//");
    }
    let register = visitor.get("/api/register/").await;
    let wrong = submit(&visitor, &register, "post-form", &[("username", evil)]).await;
    wrong.is(400).hides("<script>").hides("</textarea>{{");
    assert_eq!(wrong.html().by_id("post-username").and_then(|f| f.get("value")), Some(evil));
}

#[rocket::async_test]
async fn only_who_may_change_an_account_is_offered_to() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let path = format!("/api/users/{}/", world.ask::<i64>("SELECT id FROM users").await);
    world.change("UPDATE users SET is_staff = TRUE").await;
    let page = ada.get(&path).await;
    let html: Html = page.is(200).html();
    assert!(html.by_id("patch-form").is_none() && html.by_id("delete-form").is_none());
    assert!(ada.get("/api/users/").await.html().by_id("post-form").is_none());
    world.change("UPDATE users SET is_superuser = TRUE").await;
    let page = ada.get(&path).await;
    assert!(page.html().by_id("delete-form").is_some());
    let changed = submit(&ada, &page, "patch-form", &[("last_name", "Byron")]).await;
    assert_eq!(data(changed.is(200))["last_name"], "Byron");
    let stale = submit(&ada, &page, "patch-form", &[("last_name", "Late")]).await;
    stale.is(409);
    let list = ada.get("/api/users/").await;
    let fill = [
        ("username", "bob"),
        ("email", "bob@example.org"),
        ("password", PASSWORD),
        ("is_staff", "true"),
    ];
    let made = data(submit(&ada, &list, "post-form", &fill).await.is(201));
    assert_eq!((&made["is_staff"], &made["is_active"]), (&json!(true), &json!(true)));
    let (action, _) = list.html().form("filter-form");
    let found = ada.get(&format!("{action}?search=bob&ordering=&is_active=&page_size=1")).await;
    assert_eq!(data(found.is(200))["count"], 1);
    assert_eq!(found.html().value("search"), "bob");
    let first = ada.get("/api/users/?page_size=1").await;
    let next = first.html().by_id("next").and_then(|link| link.get("href")).map(str::to_owned);
    assert_eq!(next.as_deref(), Some("http://localhost:8000/api/users/?page_size=1&page=2"));
    let gone = submit(
        &ada,
        &ada.get(made["url"].as_str().expect("a URL").trim_start_matches("http://localhost:8000"))
            .await,
        "delete-form",
        &[],
    )
    .await;
    assert_eq!(gone.is(303).location(), "/api/users/");
}
