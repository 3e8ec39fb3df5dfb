//! Groups for scripts.

use rocket::http::Method;
use serde_json::{Value, json};

use super::{give, superuser, user_id};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

async fn send(root: &Visitor<'_>, method: Method, path: &str, body: &Value) -> Answer {
    let ask = root.script(method, path).json(body);
    ask.with("Origin", crate::harness::ORIGIN).send().await
}

#[rocket::async_test]
async fn groups_are_listed_made_changed_and_deleted() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let made = json!({ "name": " Editors ", "permissions": ["orders.view", "orders.edit"] });
    let answer = send(&root, Method::Post, "/api/groups/", &made).await;
    let group = answer.is(201).json();
    let id = group["id"].as_i64().expect("a number");
    let url = format!("http://localhost:8000/api/groups/{id}/");
    let expected = json!({
        "url": url, "id": id, "name": "Editors",
        "permissions": ["orders.edit", "orders.view"], "members": 0, "version": 1,
    });
    assert_eq!(group, expected);
    assert_eq!(answer.header("Location"), Some(&*url));
    assert_eq!(answer.header("ETag"), Some("\"1\""));
    let path = format!("/api/groups/{id}/");
    let listed = root.script(Method::Get, "/api/groups/").send().await.is(200).json();
    assert_eq!(listed, json!({ "count": 1, "next": null, "previous": null, "results": [group] }));

    let patched = send(&root, Method::Patch, &path, &json!({ "permissions": [] })).await;
    assert_eq!(patched.is(200).json()["permissions"], json!([]));
    assert_eq!(patched.header("ETag"), Some("\"2\""));
    let put = send(&root, Method::Put, &path, &json!({ "name": "Writers" })).await;
    assert_eq!(put.is(200).json()["name"], "Writers");
    let stale = root.script(Method::Delete, &path).with("Origin", crate::harness::ORIGIN);
    stale.with("If-Match", "\"2\"").send().await.is(409);
    let stale = send(&root, Method::Put, &path, &json!({ "name": "X", "version": 1 })).await;
    assert_eq!(stale.is(409).json()["code"], "conflict");
    let gone = root.script(Method::Delete, &path).with("Origin", crate::harness::ORIGIN);
    gone.with("If-Match", "W/\"3\"").send().await.is(204);
    root.script(Method::Get, &path).send().await.is(404);
}

#[rocket::async_test]
async fn what_is_wrong_is_told_in_the_frameworks_shapes() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    send(&root, Method::Post, "/api/groups/", &json!({ "name": "Editors" })).await.is(201);
    world.advance(61);
    for (body, told) in [
        (json!({}), json!({ "name": ["This field is required."] })),
        (json!({ "name": "" }), json!({ "name": ["This field may not be blank."] })),
        (json!({ "name": "EDITORS" }), json!({ "name": ["group with this name already exists."] })),
        (
            json!({ "name": "A", "permissions": 5 }),
            json!({ "permissions": ["Expected a list of items but got type \"int\"."] }),
        ),
        (
            json!({ "name": "A", "permissions": null }),
            json!({ "permissions": ["This field may not be null."] }),
        ),
        (
            json!({ "name": "A", "permissions": [1] }),
            json!({ "permissions": ["Not a valid string."] }),
        ),
        (
            json!({ "name": "A", "permissions": ["orders.fly", "\u{0}"] }),
            json!({ "permissions": [
                "\"\u{0}\" is not a valid choice.", "\"orders.fly\" is not a valid choice.",
            ] }),
        ),
    ] {
        let answer = send(&root, Method::Post, "/api/groups/", &body).await;
        assert_eq!(answer.is(400).json(), told, "{body}");
    }
}

#[rocket::async_test]
async fn users_have_their_groups_by_name() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    for name in ["Editors", "Writers"] {
        send(&root, Method::Post, "/api/groups/", &json!({ "name": name })).await.is(201);
    }
    let ada = json!({
        "username": "ada", "email": "ada@example.org", "password": "tangerine-orbit-47",
        "groups": ["WRITERS"],
    });
    let made = send(&root, Method::Post, "/api/users/", &ada).await;
    assert_eq!(made.is(201).json()["groups"], json!(["Writers"]));
    let path = format!("/api/users/{}/", user_id(&world, "ada").await);
    let patch = json!({ "groups": ["Writers", "editors"] });
    let patched = send(&root, Method::Patch, &path, &patch).await;
    assert_eq!(patched.is(200).json()["groups"], json!(["Editors", "Writers"]));
    assert_eq!(patched.header("ETag"), Some("\"2\""));
    let unknown = json!({ "groups": ["Editors", "Nobody", "No\u{0}"] });
    let answer = send(&root, Method::Patch, &path, &unknown).await;
    let told = json!({ "groups": [
        "Object with name=Nobody does not exist.", "Object with name=No\u{0} does not exist.",
    ] });
    assert_eq!(answer.is(400).json(), told);
    let put = json!({ "username": "ada", "email": "ada@example.org" });
    let answer = send(&root, Method::Put, &path, &put).await;
    assert_eq!(answer.is(200).json()["groups"], json!(["Editors", "Writers"]));
    let listed = root.script(Method::Get, "/api/users/?group=editors").send().await;
    let listed = listed.is(200).json();
    assert_eq!(listed["count"], 1);
    assert_eq!(listed["results"][0]["groups"], json!(["Editors", "Writers"]));
    let nobody = root.script(Method::Get, "/api/users/?group=Nobody").send().await;
    assert_eq!(nobody.is(200).json()["count"], 0);
    give(&root, "ada", &[], &[]).await.is(303);
    let shown = root.script(Method::Get, &path).send().await;
    assert_eq!(shown.is(200).json()["groups"], json!([]));
}

#[rocket::async_test]
async fn the_pages_about_it_have_a_form_with_commas() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let fields =
        [("_api_method", "POST"), ("name", "Editors"), ("permissions", "orders.edit, orders.view")];
    let made = root.post("/api/groups/", &fields).await;
    made.is(201).shows("orders.view");
    let page = root.get("/api/groups/1/").await;
    page.is(200).shows("value=\"orders.edit, orders.view\"");
    let fields = [("_api_method", "PATCH"), ("name", "Editors"), ("permissions", "")];
    root.post("/api/groups/1/", &fields).await.is(200);
    assert_eq!(world.count("group_permissions", "TRUE").await, 0);
    let schema = root.script(Method::Get, "/api/schema/").send().await.is(200).json();
    let body = &schema["paths"]["/api/groups/"]["post"]["requestBody"]["content"];
    let permissions = &body["application/json"]["schema"]["properties"]["permissions"];
    assert_eq!(permissions["type"], "array");
    assert_eq!(permissions["items"]["type"], "string");
    let user = &schema["components"]["schemas"]["User"]["properties"]["groups"];
    assert_eq!(user["type"], "array");
    let options = root.script(Method::Options, "/api/groups/").send().await.is(200).json();
    assert_eq!(options["actions"]["POST"]["permissions"]["type"], "list");
    assert_eq!(options["actions"]["POST"]["permissions"]["child"]["type"], "string");
}
