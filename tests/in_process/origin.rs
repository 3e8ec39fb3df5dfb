//! The cross-origin rule, over every unsafe route there is.

use rocket::http::Method;
use serde_json::json;

use crate::actor::{HTML, Visitor};
use crate::harness::{ORIGIN, PASSWORD, World};
use crate::host;

async fn world() -> World {
    World::hosting(json!({}), host::routes()).await
}

/// Methods that change nothing (RFC 9110 §9.2.1).
const SAFE: [Method; 4] = [Method::Get, Method::Head, Method::Options, Method::Trace];

/// Every mounted route that is not a plain reading one, with a path that leads to it.
fn unsafe_routes(world: &World) -> Vec<(Method, String)> {
    let found: Vec<_> = world
        .client
        .rocket()
        .routes()
        .filter(|route| !SAFE.contains(&route.method))
        .filter(|route| !route.uri.path().starts_with("/.doorward/"))
        .map(|route| {
            let path: Vec<&str> = route
                .uri
                .path()
                .split('/')
                .map(|part| if part.starts_with('<') { "1" } else { part })
                .collect();
            (route.method, path.join("/"))
        })
        .collect();
    assert!(found.len() >= 7, "{found:?}");
    found
}

const SITES: [Option<&str>; 7] = [
    None,
    Some("same-origin"),
    Some("none"),
    Some("same-site"),
    Some("cross-site"),
    Some("Same-Origin"),
    Some(""),
];
const ORIGINS: [Option<&str>; 4] = [None, Some(ORIGIN), Some("null"), Some("https://evil.example")];

/// Whether what this route does has nothing to do with cookies.
fn is_cookieless(path: &str) -> bool {
    let below = ["/api", "/accounts"].iter().find_map(|mount| path.strip_prefix(mount));
    let open =
        ["/register", "/token", "/token/refresh", "/token/verify", "/token/blacklist", "/schema"];
    below.is_some_and(|below| open.contains(&below))
}

/// The rule as the contract words it; `ours` is whether an `Authorization` holds a token of this
/// site.
fn passes(site: Option<&str>, origin: Option<&str>, ours: bool) -> bool {
    match (ours, site, origin) {
        (true, _, _) => true,
        (_, Some(site), _) => site == "same-origin" || site == "none",
        (_, None, Some(origin)) => origin == ORIGIN,
        (_, None, None) => true,
    }
}

async fn judged(
    ada: &Visitor<'_>,
    (method, path): &(Method, String),
    site: Option<&str>,
    origins: &[&str],
    authorization: Option<&str>,
) -> bool {
    let mut ask = ada
        .request(*method, path)
        .form(&[("username", "eve"), ("password", PASSWORD)])
        .without("Origin")
        .without("Sec-Fetch-Site");
    if let Some(site) = site {
        ask = ask.with("Sec-Fetch-Site", site);
    }
    for origin in origins {
        ask = ask.and("Origin", origin);
    }
    if let Some(token) = authorization {
        ask = ask.bearer(token);
    }
    let answer = ask.lost().await;
    answer.status == 403 && answer.body.contains("Cross-origin request refused")
}

#[rocket::async_test]
async fn every_unsafe_route_obeys_the_cross_origin_rule() {
    let world = world().await;
    let ada = world.member("ada").await;
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    let tokens = ada.json("/api/token/", &credentials).await.is(200).json();
    let own = tokens["access"].as_str().expect("a token");
    for route in unsafe_routes(&world) {
        for site in SITES {
            for origin in ORIGINS {
                for authorization in [None, Some("nonsense"), Some(own)] {
                    // Signing out would end the next case's session.
                    let ada = ada.copy();
                    let origins: Vec<&str> = origin.into_iter().collect();
                    let refused = judged(&ada, &route, site, &origins, authorization).await;
                    let expected = !is_cookieless(&route.1)
                        && !passes(site, origin, authorization == Some(own));
                    assert_eq!(
                        refused, expected,
                        "{route:?} Sec-Fetch-Site: {site:?} Origin: {origin:?} \
                         Authorization: {authorization:?}"
                    );
                }
            }
        }
    }
}

#[rocket::async_test]
async fn what_is_open_to_other_sites_reads_and_sets_no_cookie() {
    let world = world().await;
    let ada = world.member("ada").await;
    world.advance(301);
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    let tokens = ada.json("/api/token/", &credentials).await.is(200).json();
    let (cookie, own) = (ada.refresh(), tokens["refresh"].clone());
    for (_, path) in unsafe_routes(&world).iter().filter(|(_, path)| is_cookieless(path)) {
        for body in [
            json!({}),
            credentials.clone(),
            json!({ "refresh": cookie, "token": cookie }),
            json!({ "refresh": own, "token": own }),
        ] {
            for accept in ["application/json", HTML] {
                let ask = ada.script(Method::Post, path).json(&body).with("Accept", accept);
                let answer = ask.with("Sec-Fetch-Site", "cross-site").send().await;
                assert!(answer.keeps(), "{path}: {:?}", answer.headers);
                answer.hides("action=\"/logout\"");
            }
        }
    }
    assert!(ada.get("/private").await.is(200).issues());
}

#[rocket::async_test]
async fn an_unknown_address_and_an_odd_method_are_no_way_around_it() {
    let world = world().await;
    let ada = world.member("ada").await;
    for method in [Method::Post, Method::Put, Method::Patch, Method::Delete] {
        for path in ["/no-such-page", "/private", "/", "/static/x", "/logout/"] {
            let route = (method, path.to_owned());
            assert!(judged(&ada, &route, Some("cross-site"), &[], None).await);
        }
    }
}

#[rocket::async_test]
async fn origins_are_compared_exactly() {
    let world = world().await;
    let ada = world.member("ada").await;
    let logout = (Method::Post, "/logout".to_owned());
    for origin in [
        "http://localhost",
        "http://localhost:80",
        "http://localhost:80000",
        "http://localhost:8000/",
        "http://localhost:8000.evil.example",
        "http://localhost:8000@evil.example",
        "http://evil.example:8000",
        "http://evil.localhost:8000",
        "http://localhost.:8000",
        "http://LOCALHOST:8000",
        "https://localhost:8000",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "localhost:8000",
        "//localhost:8000",
        "http://localhost:8000 http://evil.example",
        "http://localhost:8000, http://evil.example",
        "file://",
        "",
        "Null",
    ] {
        assert!(judged(&ada, &logout, None, &[origin], None).await, "{origin}");
    }
    assert!(judged(&ada, &logout, None, &[ORIGIN, "https://evil.example"], None).await);
    assert!(judged(&ada, &logout, None, &["https://evil.example", ORIGIN], None).await);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn several_fetch_sites_pass_only_when_all_of_them_do() {
    let world = world().await;
    let ada = world.member("ada").await;
    let ask = ada.request(Method::Post, "/logout").form(&[]);
    ask.and("Sec-Fetch-Site", "cross-site").send().await.is(403);
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_refusal_says_what_was_expected_and_seen_and_changes_nothing() {
    let world = world().await;
    let ada = world.member("ada").await;
    let ask = ada.request(Method::Post, "/logout").form(&[]);
    let answer = ask.with("Sec-Fetch-Site", "same-site").send().await;
    assert!(answer.is(403).keeps());
    answer.shows("same-origin").shows("same-site");
    let ask = ada.request(Method::Post, "/host/note").form(&[]);
    let ask = ask.without("Sec-Fetch-Site");
    let answer = ask.with("Origin", "https://evil.example").send().await;
    let text = answer.is(403).html().text();
    assert!(text.contains(ORIGIN) && text.contains("https://evil.example"), "{text}");
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_script_is_refused_in_json() {
    let world = world().await;
    let ada = world.member("ada").await;
    let ask = ada.script(Method::Post, "/host/note").form(&[]);
    let answer = ask.with("Origin", "null").send().await;
    let detail = answer.is(403).json()["detail"].to_string();
    assert!(detail.contains(ORIGIN) && detail.contains("null"), "{detail}");
}

#[rocket::async_test]
async fn signing_in_and_registering_from_elsewhere_is_refused() {
    let world = world().await;
    world.visitor().register("ada").await;
    let eve = world.visitor();
    let fields = [
        ("username", "ada"),
        ("email", "mallory@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ];
    for path in ["/login", "/register"] {
        let ask = eve.request(Method::Post, path).form(&fields);
        let answer = ask.with("Sec-Fetch-Site", "cross-site").send().await;
        assert!(answer.is(403).keeps());
    }
    assert_eq!(world.count("users", "1 = 1").await, 1);
    assert_eq!(world.count("sessions", "1 = 1").await, 1);
}

#[rocket::async_test]
async fn a_json_sign_in_from_elsewhere_touches_no_cookie_and_passes() {
    let world = world().await;
    let ada = world.member("ada").await;
    for (path, status) in [("/login", 200), ("/login/", 200), ("/register", 400)] {
        let credentials = json!({ "username": "ada", "password": PASSWORD });
        let ask = ada.script(Method::Post, path).json(&credentials);
        let ask = ask.with("Sec-Fetch-Site", "cross-site");
        let answer = ask.with("Origin", "https://evil.example").send().await;
        assert!(answer.is(status).keeps());
    }
}

#[rocket::async_test]
async fn a_form_that_calls_itself_json_gains_no_cookie_from_elsewhere() {
    let world = world().await;
    let ada = world.member("ada").await;
    for path in ["/logout?format=json", "/host/note?format=json"] {
        let ask = ada.request(Method::Post, path).form(&[]);
        ask.with("Sec-Fetch-Site", "cross-site").send().await.is(403);
    }
    let ask = ada.request(Method::Post, "/login?format=json");
    let ask = ask.form(&[("username", "ada"), ("password", PASSWORD)]);
    let answer = ask.with("Sec-Fetch-Site", "cross-site").send().await;
    assert!(answer.is(200).keeps());
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn a_method_override_is_for_forms_of_the_host_and_judged_as_a_post() {
    let world = world().await;
    let ada = world.member("ada").await;
    for (method, done) in [("delete", "removed"), ("PUT", "replaced"), ("patch", "changed")] {
        let answer = ada.post("/host/note", &[("_method", method)]).await;
        assert_eq!(answer.is(200).body, done, "{method}");
    }
    for method in ["delete", "DELETE", "put", "patch", "get", "head", "options"] {
        let form = [("_method", method)];
        for path in ["/host/note", "/host/me", "/logout"] {
            let ask = ada.request(Method::Post, path).form(&form);
            ask.with("Sec-Fetch-Site", "cross-site").send().await.is(403);
        }
        let ask = ada.request(Method::Post, "/private").form(&form);
        ask.send().await.is(405);
    }
    assert!(ada.is_in().await);
}
