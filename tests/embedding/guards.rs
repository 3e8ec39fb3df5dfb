//! The guards before routes of the host.

use std::time::Duration;

use rocket::figment::Figment;
use rocket::http::{Accept, ContentType, Header};
use rocket::local::blocking::Client;
use rocket::serde::json::Value;
use rocket::{Build, Rocket, Route, routes};

use crate::host::{self, Host, PASSWORD, header};

#[test]
fn an_anonymous_browser_is_sent_to_sign_in_and_comes_back() {
    let shop = Host::at("/");
    shop.register("", "ada");
    shop.post("/logout", "");
    let sent = shop.get("/orders?page=2");
    assert_eq!(sent.status().code, 303);
    assert_eq!(header(&sent, "Location"), "/login?next=/orders%3Fpage%3D2");
    let form = format!("username=ada&password={PASSWORD}&next=%2Forders%3Fpage%3D2");
    let back = shop.post("/login", &form);
    assert_eq!(header(&back, "Location"), "/orders?page=2");
    let orders = shop.get("/orders?page=2").into_string();
    assert_eq!(orders.as_deref(), Some("Orders of ada"));
}

#[test]
fn an_anonymous_script_gets_401() {
    let shop = Host::at("/");
    for path in ["/orders", "/stock"] {
        let answer = shop.client.get(path).header(Accept::JSON).dispatch();
        assert_eq!(answer.status().code, 401, "{path}");
        assert_eq!(header(&answer, "WWW-Authenticate"), "Bearer realm=\"api\"");
        let body: Value = answer.into_json().expect("JSON");
        let missing = "Authentication credentials were not provided.";
        assert_eq!(body["detail"], missing, "{path}");
    }
}

#[test]
fn a_route_of_the_host_renews_the_session() {
    let shop = Host::at("/");
    shop.register("", "ada");
    shop.clock.advance(Duration::from_secs(301));
    let answer = shop.get("/orders");
    assert_eq!(answer.status().code, 200);
    assert_eq!(answer.headers().get("Set-Cookie").count(), 2);
    assert_eq!(answer.into_string().as_deref(), Some("Orders of ada"));
}

#[test]
fn an_optional_user_is_nobody_or_somebody() {
    let shop = Host::at("/");
    let stranger = shop.get("/window").into_string();
    assert_eq!(stranger.as_deref(), Some("Have a look"));
    shop.register("", "ada");
    let friend = shop.get("/window").into_string();
    assert_eq!(friend.as_deref(), Some("Back again, ada"));
    shop.clock.advance(Duration::from_secs(301));
    let renewed = shop.get("/window");
    assert_eq!(renewed.headers().get("Set-Cookie").count(), 2);
    assert_eq!(renewed.into_string().as_deref(), Some("Back again, ada"));
}

#[test]
fn claims_are_taken_from_the_cookie_or_the_header_until_they_expire() {
    let shop = Host::at("/");
    shop.register("", "ada");
    assert_eq!(shop.get("/stock").into_string().as_deref(), Some("Stock for 1"));

    let tokens: Value = shop
        .client
        .post("/login")
        .header(ContentType::JSON)
        .body(format!(r#"{{"username":"ada","password":"{PASSWORD}"}}"#))
        .dispatch()
        .into_json()
        .expect("tokens");
    let bearer = |token: &str| Header::new("Authorization", format!("Bearer {token}"));
    let access = tokens["access"].as_str().expect("an access token");
    let refresh = tokens["refresh"].as_str().expect("a refresh token");
    let ask = |token| shop.client.get("/stock").header(bearer(token)).dispatch();
    assert_eq!(ask(access).into_string().as_deref(), Some("Stock for 1"));
    assert_eq!(ask(refresh).status().code, 401);

    shop.clock.advance(Duration::from_secs(301));
    let expired = ask(access);
    assert_eq!(expired.status().code, 401);
    let body: Value = expired.into_json().expect("JSON");
    assert_eq!(body["messages"][0]["message"], "Token is expired");
}

#[test]
fn claims_outlive_a_sign_out_and_a_user_does_not() {
    let shop = Host::at("/");
    shop.register("", "ada");
    let stolen: Vec<_> = shop.client.cookies().iter().cloned().collect();
    shop.post("/logout", "");
    let ask = |path: &'static str| {
        let kept = shop.client.get(path).header(Accept::JSON);
        kept.cookies(stolen.clone()).dispatch().status().code
    };
    assert_eq!(ask("/stock"), 200);
    assert_eq!(ask("/orders"), 401);
}

#[test]
fn forgetting_the_fairing_stops_the_launch_with_the_guards_name() {
    for (routes, guard) in [
        (routes![host::orders], "CurrentUser"),
        (routes![host::window], "CurrentUser"),
        (routes![host::counter], "Frame"),
        (routes![host::stock], "Claims"),
    ] {
        let error = Client::untracked(forgetful(routes)).expect_err("no fairing, no launch");
        let rocket::error::ErrorKind::SentinelAborts(sentries) = error.kind() else {
            panic!("aborted for another reason: {error}");
        };
        let names: Vec<_> = sentries.iter().map(|sentry| sentry.type_name).collect();
        assert!(names.iter().any(|name| name.contains(guard)), "{names:?}");
    }
}

/// An application with guarded routes whose author forgot the fairing.
fn forgetful(routes: Vec<Route>) -> Rocket<Build> {
    let quiet = Figment::from(rocket::Config::debug_default()).merge(("log_level", "off"));
    rocket::custom(quiet).mount("/", routes)
}
