//! What the pages offer is what this person may do, and it works as it is offered.

use rocket::http::Method;
use serde_json::json;

use super::{STAFF, SUPERUSER, somebody};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::browsable::{is_page, submit};
use crate::harness::{ORIGIN, PASSWORD, World};

const BODIES: [Method; 3] = [Method::Post, Method::Put, Method::Patch];

/// Every page there is, for somebody with a session.
async fn pages(visitor: &Visitor<'_>) -> Vec<String> {
    let mut pages: Vec<String> = [
        "",
        "register/",
        "token/",
        "token/refresh/",
        "token/verify/",
        "token/blacklist/",
        "private/",
        "me/",
        "me/password/",
        "me/sessions/",
        "schema/",
        "users/",
        "users/1/",
        "users/99/",
    ]
    .map(|path| format!("/api/{path}"))
    .into();
    let sessions = visitor.script(Method::Get, "/api/me/sessions/").send().await;
    if sessions.status == 200 {
        let own = sessions.json()["results"].as_array().cloned().unwrap_or_default();
        let other = own.iter().find(|one| one["current"] == json!(false)).expect("another one");
        pages.push(format!("/api/me/sessions/{}/", other["id"].as_str().expect("text")));
    }
    pages
}

fn forms(page: &Answer) -> Vec<String> {
    let html = page.html();
    let main = html.tags().filter(|tag| tag.name == "form");
    main.filter_map(|tag| tag.get("id")).map(str::to_owned).collect()
}

async fn by_script(visitor: &Visitor<'_>, method: Method, path: &str) -> Answer {
    visitor.script(method, path).json(&json!({})).lost().await
}

#[rocket::async_test]
async fn every_form_that_is_offered_works_and_no_other_is_offered() {
    for (name, rights) in [("", ""), ("mia", ""), ("stan", STAFF), ("sue", SUPERUSER)] {
        let world = World::new().await;
        somebody(&world, "first", SUPERUSER).await;
        let visitor = world.visitor();
        if !name.is_empty() {
            somebody(&world, name, rights).await;
            visitor.login(name).await.is(303);
        }
        let mut tried = 0;
        for path in pages(&visitor).await {
            let page = visitor.get(&path).await;
            is_page(&page);
            let offered = forms(&page);
            for method in BODIES {
                let form = format!("{}-form", method.as_str().to_lowercase());
                let status = by_script(&visitor, method, &path).await.status;
                let may = !matches!(status, 401 | 403 | 404 | 405);
                assert_eq!(offered.contains(&form), may, "{name} {method} {path}: {status}");
            }
            for form in
                offered.iter().filter(|form| *form != "delete-form" && *form != "filter-form")
            {
                let fresh = visitor.get(&path).await;
                let answer = submit(&visitor, &fresh, form, &[]).await;
                let what = format!("{name} {form} on {path}: {}", answer.status);
                is_page(&answer);
                let method = match form.split('-').next().expect("a word") {
                    "options" => Method::Options,
                    word => word.to_uppercase().parse().expect("a method"),
                };
                let script = by_script(&visitor, method, &path).await;
                let refused = form == "options-form" && script.status >= 400;
                let works = matches!(answer.status, 200 | 201 | 400 | 401);
                assert!(works || refused, "{what}");
                // A form that is left as it is says what stands there already.
                let puts = method == Method::Put;
                assert!(
                    puts || answer.status / 100 == script.status / 100,
                    "{what}, {}",
                    script.status
                );
                // The page that comes back offers it again.
                assert!(answer.status >= 300 || forms(&answer).contains(form), "{what}");
                tried += 1;
            }
            if offered.iter().any(|form| form == "filter-form") {
                let (action, fields) = page.html().form("filter-form");
                let query: Vec<String> =
                    fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
                visitor.get(&format!("{action}?{}", query.join("&"))).await.is(200);
            }
        }
        for path in pages(&visitor).await {
            let page = visitor.get(&path).await;
            if forms(&page).iter().any(|form| form == "delete-form") {
                let answer = submit(&visitor, &page, "delete-form", &[]).await;
                let parent = path.trim_end_matches('/').rsplit_once('/').expect("a parent").0;
                assert_eq!(answer.is(303).location(), format!("{parent}/"), "{name} {path}");
                visitor.get(answer.location()).await.is(200);
            }
        }
        assert!(tried >= 20, "{name}: {tried}");
    }
}

#[rocket::async_test]
async fn every_page_is_reached_from_the_root_by_its_links() {
    let world = World::new().await;
    somebody(&world, "bob", "").await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let mut found = vec!["/api/".to_owned()];
    let mut next = 0;
    while next < found.len() {
        let page = ada.get(&found[next]).await;
        is_page(&page);
        let html = page.html();
        for link in html.tags().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")) {
            let path = link.strip_prefix(ORIGIN).unwrap_or(link);
            if path.starts_with("/api/")
                && !path.contains('?')
                && !found.iter().any(|one| one == path)
            {
                found.push(path.to_owned());
            }
        }
        next += 1;
    }
    for path in pages(&ada).await.iter().filter(|path| !path.contains("/99/")) {
        assert!(found.contains(path), "{path} is not in {found:?}");
    }
}

#[rocket::async_test]
async fn a_list_is_walked_by_its_numbers() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    for number in 0..23 {
        let name = format!("user{number}");
        let body = json!({ "username": name, "email": format!("{name}@example.org"), "password": PASSWORD });
        world.visitor().json("/api/register/", &body).await.is(201);
    }
    let page = ada.get("/api/users/?page_size=2&search=example&page=5").await;
    page.is(200).shows("24 in all, page 5 of 12");
    let html = page.html();
    let numbers: Vec<&str> = html
        .tags()
        .filter(|tag| tag.name == "a")
        .filter_map(|tag| tag.get("href"))
        .filter_map(|link| link.split("/api/users/?page_size=2&search=example").nth(1))
        .filter_map(|rest| rest.strip_prefix("&page="))
        .collect();
    // The page as JSON, "Previous", the numbers of the pager, "Next", and two links of the JSON.
    assert_eq!(numbers[1..], ["4", "3", "4", "6", "7", "12", "6", "6", "4"]);
    assert!(html.text().contains("24 in all, page 5 of 12"));
    ada.get("/api/users/?page_size=2&page=last").await.is(200).shows("page 12 of 12");
    ada.get("/api/users/?page_size=100").await.is(200).shows("24 in all").hides("page 1 of 1");
    ada.get("/api/users/?page_size=2&page=13").await.is(404).hides("in all");
    for (size, shown) in [("0", 20), ("-1", 20), ("x", 20), ("", 20), ("1", 1), ("1000", 24)] {
        let path = format!("/api/users/?page_size={size}&format=json");
        let results = ada.get(&path).await.is(200).json()["results"].take();
        assert_eq!(results.as_array().expect("a list").len(), shown, "page_size={size}");
    }
}
