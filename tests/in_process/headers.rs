//! The headers of every kind of answer.

use rocket::http::Method;
use serde_json::json;

use crate::answer::Answer;
use crate::harness::World;
use crate::host;

const SECURITY: [(&str, &str); 7] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
];

/// One answer of every kind, to a stranger and to a member.
async fn every_kind(world: &World) -> Vec<(String, Answer)> {
    let ada = world.member("ada").await;
    let mut answers = Vec::new();
    for visitor in [world.visitor(), ada] {
        for path in [
            "/",
            "/login",
            "/register",
            "/private",
            "/nowhere",
            "/logout",
            "/static/doorward/style.css",
            "/static/doorward/icon.svg",
            "/static/nothing",
            "/health/live",
            "/health/ready",
            "/host/open",
            "/host/me",
            "/host/panic",
            "/host/early-panic",
            "/host/bare/400",
            "/host/bare/503",
            "/host/status/418",
        ] {
            for method in [Method::Get, Method::Head] {
                let answer = visitor.request(method, path).send().await;
                answers.push((format!("{method} {path}"), answer));
            }
            let answer = visitor.script(Method::Get, path).send().await;
            answers.push((format!("JSON {path}"), answer));
        }
        for path in ["/login", "/register", "/private", "/host/note", "/logout"] {
            let ask = visitor.request(Method::Post, path).form(&[]);
            let answer = ask.with("Sec-Fetch-Site", "cross-site").send().await;
            answers.push((format!("cross-site POST {path}"), answer));
            let answer = visitor.post(path, &[]).await;
            answers.push((format!("POST {path}"), answer));
            let answer = visitor.json(path, &json!({})).await;
            answers.push((format!("JSON POST {path}"), answer));
        }
    }
    answers
}

#[rocket::async_test]
async fn every_answer_has_the_security_headers_once() {
    let world = World::hosting(json!({}), host::routes()).await;
    for (what, answer) in every_kind(&world).await {
        for (name, value) in SECURITY {
            assert_eq!(answer.all(name), [value], "{what}: {name}");
        }
        assert!(answer.all("Server").is_empty(), "{what}");
        assert!(answer.all("X-Powered-By").is_empty(), "{what}");
        assert!(answer.all("Access-Control-Allow-Origin").is_empty(), "{what}");
        assert!(answer.all("Strict-Transport-Security").is_empty(), "{what}");
        let id = answer.header("X-Request-Id").expect("a name");
        assert_eq!(id.len(), 24, "{what}: {id}");
        let kind = answer.header("Content-Type").unwrap_or_default();
        if kind.starts_with("text/") {
            assert!(kind.contains("charset=utf-8"), "{what}: {kind}");
        }
        assert!(answer.all("Content-Type").len() < 2, "{what}");
    }
}

#[rocket::async_test]
async fn what_belongs_to_somebody_is_stored_nowhere() {
    let world = World::hosting(json!({}), host::routes()).await;
    for (what, answer) in every_kind(&world).await {
        // A host's page for which nobody was asked who it is says nothing of caches.
        if what.ends_with(" /host/open") {
            assert_eq!((answer.header("Cache-Control"), answer.header("Vary")), (None, None));
            continue;
        }
        let kept = answer.header("Cache-Control").expect("on every other");
        let is_file = what.contains("/static/doorward/");
        assert_eq!(kept.contains("public"), is_file, "{what}: {kept}");
        assert_eq!(kept == "no-store", !is_file, "{what}: {kept}");
        assert!(is_file || answer.header("ETag").is_none(), "{what}");
    }
}

#[rocket::async_test]
async fn behind_https_browsers_are_told_to_stay_there() {
    let year = "max-age=31536000";
    for (more, told) in [
        (json!({}), Some(year.to_owned())),
        (json!({ "hsts": "on" }), Some(year.to_owned())),
        (json!({ "hsts": "include-subdomains" }), Some(format!("{year}; includeSubDomains"))),
        (json!({ "hsts": "off" }), None),
    ] {
        let mut config = more.clone();
        config["public_url"] = json!("https://id.example.org");
        let world = World::with(config).await;
        for path in ["/", "/private", "/nowhere", "/static/doorward/style.css"] {
            let answer = world.visitor().get(path).await;
            let header = answer.header("Strict-Transport-Security");
            assert_eq!(header, told.as_deref(), "{more} {path}");
        }
    }
}

#[rocket::async_test]
async fn every_request_has_an_id_of_ours_whatever_it_calls_itself() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut seen = std::collections::HashSet::new();
    for id in ["", "a", "ABC-123_x.y", "a b", "a\nb", "<b>", "é", "{{7*7}}", "a", "a"] {
        let ask = visitor.request(Method::Get, "/nowhere").with("X-Request-Id", id);
        let answer = ask.send().await;
        let own = answer.header("X-Request-Id").expect("a name").to_owned();
        assert!(own.len() >= 24 && own.bytes().all(|byte| byte.is_ascii_hexdigit()), "{own}");
        assert!(seen.insert(own), "{id:?}: the id of another request");
    }
}

#[rocket::async_test]
async fn a_preflight_from_elsewhere_is_allowed_nothing() {
    let world = World::hosting(json!({}), host::routes()).await;
    for path in ["/login", "/private", "/host/note"] {
        let visitor = world.visitor();
        let ask = visitor.request(Method::Options, path).without("Sec-Fetch-Site");
        let ask = ask.with("Origin", "https://evil.example");
        let answer = ask.with("Access-Control-Request-Method", "POST").send().await;
        assert!(answer.status >= 400, "{path}: {}", answer.status);
        let cors = answer
            .headers
            .iter()
            .any(|(name, _)| name.to_lowercase().starts_with("access-control"));
        assert!(!cors, "{path}: {:?}", answer.headers);
    }
}
