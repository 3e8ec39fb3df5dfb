//! Error pages, in both faces.

use rocket::http::Method;
use serde_json::json;

use crate::harness::World;
use crate::host;

const FORM: &str = "application/x-www-form-urlencoded";

#[rocket::async_test]
async fn every_error_has_a_page_and_a_json_body() {
    let world = World::hosting(json!({}), host::routes()).await;
    let visitor = world.visitor();
    for (code, detail) in [
        (400, "Bad request."),
        (403, "You do not have permission to perform this action."),
        (404, "Not found."),
        (405, "Method not allowed."),
        (413, "Request body too large."),
        (415, "Unsupported media type in request."),
        (422, "The request could not be processed."),
        (429, "Request was throttled."),
        (500, "A server error occurred."),
        (503, "Service temporarily unavailable, try again later."),
    ] {
        let path = format!("/host/bare/{code}");
        let answer = visitor.get(&path).await;
        let page = answer.is(code).html();
        assert_eq!(answer.header("Content-Type"), Some("text/html; charset=utf-8"));
        assert!(page.text().contains(&format!("Error {code}")));
        let id = answer.header("X-Request-Id").expect("a name").to_owned();
        answer.shows(&id);
        let ask = visitor.script(Method::Get, &path);
        let answer = ask.send().await;
        assert_eq!(answer.is(code).json(), json!({ "detail": detail }));
    }
}

#[rocket::async_test]
async fn a_wrong_method_is_405_and_says_what_works() {
    let world = World::new().await;
    let visitor = world.visitor();
    for (method, path, allow) in [
        (Method::Get, "/logout", "POST"),
        (Method::Head, "/logout", "POST"),
        (Method::Put, "/login", "GET, HEAD, POST"),
        (Method::Delete, "/register", "GET, HEAD, POST"),
        (Method::Post, "/private", "GET, HEAD"),
        (Method::Post, "/", "GET, HEAD"),
        (Method::Patch, "/health/live", "GET, HEAD"),
        (Method::Post, "/static/doorward/style.css", "GET, HEAD"),
        (Method::Trace, "/private", "GET, HEAD"),
    ] {
        let answer = visitor.request(method, path).send().await;
        assert_eq!(answer.status, 405, "{method} {path}");
        let mut named: Vec<&str> = answer.header("Allow").expect("named").split(", ").collect();
        named.sort_unstable();
        assert_eq!(named.join(", "), allow, "{method} {path}");
    }
    let answer = visitor.script(Method::Get, "/logout").send().await;
    let expected = json!({ "detail": "Method \"GET\" not allowed." });
    assert_eq!(answer.is(405).json(), expected);
}

#[rocket::async_test]
async fn bodies_that_cannot_be_read_are_told_apart() {
    let world = World::new().await;
    let visitor = world.visitor();
    let deep = format!("{}1{}", "[".repeat(33), "]".repeat(33));
    let many: String = (0..101).map(|number| format!("f{number}=1&")).collect();
    let (large_form, large_json) = ("x".repeat(33 * 1024), "x".repeat(65 * 1024));
    let json_type = "application/json";
    for path in ["/login", "/register"] {
        for (status, kind, body, detail) in [
            (413, FORM, large_form.as_str(), "Request body too large."),
            (413, json_type, &large_json, "Request body too large."),
            (415, "text/plain", "a=b", "Unsupported media type \"text/plain\" in request."),
            (
                415,
                "application/xml",
                "<a/>",
                "Unsupported media type \"application/xml\" in request.",
            ),
            (400, FORM, "a=%ff", "The form is not UTF-8."),
            (400, FORM, &many, "More than 100 fields."),
            (400, json_type, &deep, "JSON parse error - nested deeper than 32 levels"),
            (400, json_type, "{\"a\":", "JSON parse error - at line 1, column 5"),
        ] {
            let post = visitor.script(Method::Post, path).body(kind, body);
            let answer = post.send().await;
            assert_eq!(answer.status, status, "{kind} {path}: {}", answer.body);
            assert_eq!(answer.json(), json!({ "detail": detail }));
            if kind == json_type {
                continue;
            }
            let post = visitor.request(Method::Post, path).body(kind, body);
            let answer = post.send().await;
            answer.is(status).shows(&format!("Error {status}"));
        }
    }
}

#[rocket::async_test]
async fn multipart_forms_are_read_as_well() {
    let world = World::new().await;
    let ada = world.visitor();
    ada.register("ada").await.is(303);
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\nada\r\n\
         --b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n{}\r\n--b--\r\n",
        crate::harness::PASSWORD
    );
    let visitor = world.visitor();
    let kind = "multipart/form-data; boundary=b";
    let post = visitor.request(Method::Post, "/login").body(kind, body);
    post.send().await.is(303);
    assert!(visitor.is_in().await);
    for broken in ["", "--b", "--b\r\nx"] {
        let post = visitor.request(Method::Post, "/login").body(kind, broken);
        let status = post.send().await.status;
        assert!(status == 400 || status == 422, "{broken:?}: {status}");
    }
}

#[rocket::async_test]
async fn a_request_needs_exactly_one_valid_host() {
    let world = World::new().await;
    let visitor = world.visitor();
    let ask = || visitor.request(Method::Get, "/");
    ask().and("Host", "localhost:8000").send().await.is(400);
    ask().and("Host", "evil.example").send().await.is(400);
    for host in ["", "a b", "evil.example/x", "a@b", "http://x"] {
        let answer = ask().with("Host", host).send().await;
        assert_eq!(answer.status, 400, "{host:?}");
    }
    let answer = visitor.script(Method::Get, "/").with("Host", "a b").send().await;
    assert!(answer.is(400).json()["detail"].is_string());
}

#[rocket::async_test]
async fn a_foreign_host_is_served_and_never_used() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for path in ["/", "/login", "/register", "/private", "/nowhere"] {
        for visitor in [&ada, &world.visitor()] {
            let ask = visitor.request(Method::Get, path).with("Host", "evil.example");
            let answer = ask.with("X-Forwarded-Host", "evil.example").send().await;
            answer.hides("evil.example");
            let mut values = answer.headers.iter().map(|(_, value)| value);
            assert!(values.all(|value| !value.contains("evil.example")), "{path}");
        }
    }
}

#[rocket::async_test]
async fn error_pages_show_who_is_signed_in() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for answer in [ada.get("/nowhere").await.is(404), ada.get("/logout").await.is(405)] {
        answer.shows("<strong><bdi>ada</bdi></strong> <bdi class=\"muted\">ada@example.org</bdi>");
    }
}

#[rocket::async_test]
async fn errors_tell_nothing_about_the_inside() {
    let world = World::hosting(json!({}), host::routes()).await;
    let ada = world.member("ada").await;
    for path in ["/host/panic", "/host/early-panic", "/host/bare/500", "/nowhere"] {
        for answer in [ada.get(path).await, ada.script(Method::Get, path).send().await] {
            for word in ["panic", "broken", "sqlx", "Rocket", "src/", ".rs", "rustc"] {
                answer.hides(word);
            }
        }
    }
    ada.get("/private").await.is(200);
}
