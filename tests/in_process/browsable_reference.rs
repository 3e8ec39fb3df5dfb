//! The OpenAPI document as a page.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::browsable::is_page;
use crate::harness::World;

async fn document(world: &World) -> Value {
    world.visitor().script(Method::Get, "/api/schema/").send().await.is(200).json()
}

#[rocket::async_test]
async fn the_reference_tells_all_that_the_document_tells() {
    let world = World::new().await;
    let document = document(&world).await;
    let page = world.visitor().get("/api/reference").await;
    is_page(page.is(200));
    let (html, text) = (page.html(), page.html().text());
    let ids: Vec<&str> = html.tags().filter_map(|tag| tag.get("id")).collect();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let heading = format!("{} {path}", method.to_uppercase());
            assert!(text.contains(&heading), "{heading}");
            let told = [&operation["summary"], &operation["description"]];
            for told in told.into_iter().filter_map(Value::as_str) {
                assert!(text.contains(&told.replace('`', "")), "{told}");
            }
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            for (name, field) in schema["properties"].as_object().into_iter().flatten() {
                assert!(text.contains(name.as_str()), "{heading}: {name}");
                let help = field["description"].as_str().unwrap_or_default().replace('`', "");
                assert!(text.contains(&help), "{heading}: {help}");
            }
            for (status, answer) in operation["responses"].as_object().expect("answers") {
                let what = answer["description"].as_str().expect("a sentence");
                assert!(text.contains(status.as_str()) && text.contains(what), "{heading}: {what}");
            }
        }
    }
    for name in document["components"]["schemas"].as_object().expect("shapes").keys() {
        assert!(ids.contains(&format!("shape-{name}").as_str()), "{name}");
    }
    // Each link inside the page leads somewhere.
    for link in html.tags().filter_map(|tag| tag.get("href")).filter_map(|it| it.strip_prefix('#'))
    {
        assert!(ids.contains(&link), "{link}");
    }
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), ids.len(), "an id is there twice");
}

#[rocket::async_test]
async fn every_page_leads_to_the_reference_below_its_mount() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for (path, reference) in [
        ("/api/", "/api/reference/"),
        ("/api/me/", "/api/reference/"),
        ("/api/register/", "/api/reference/"),
        ("/accounts/private/", "/accounts/reference/"),
    ] {
        let html = ada.get(path).await.html();
        let leads = html.tags().any(|tag| tag.get("href") == Some(reference));
        assert!(leads, "{path}");
        let page = ada.get(reference).await;
        is_page(page.is(200));
        let root = reference.trim_end_matches("reference/");
        assert!(page.html().tags().any(|tag| tag.get("href") == Some(root)));
    }
}

#[rocket::async_test]
async fn the_reference_is_a_page_alone() {
    let world = World::new().await;
    let visitor = world.visitor();
    let ask = |accept: &str| visitor.request(Method::Get, "/api/reference").with("Accept", accept);
    is_page(ask("*/*").send().await.is(200));
    let refused = ask("application/json").send().await;
    let said = json!({ "detail": "Could not satisfy the request Accept header." });
    assert_eq!(refused.is(406).json(), said);
    let posted = visitor.post("/api/reference", &[]).await;
    assert!(posted.is(405).header("Allow").is_some_and(|allow| allow.contains("GET")));
    let closed = World::with(json!({ "browsable_api": false })).await;
    let nowhere = closed.visitor().get("/api/reference").await;
    assert_eq!(nowhere.is(404).json(), json!({ "detail": "Not found." }));
}
