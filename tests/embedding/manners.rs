//! What Rocket gives a host, and Doorward leaves to it.

use std::net::SocketAddr;

use doorward::{CurrentUser, Doorward, Problem};
use rocket::http::{Accept, ContentType, Header, Status};
use rocket::local::blocking::Client;
use rocket::request::{FromRequest, Outcome};
use rocket::response::Responder;
use rocket::serde::json::Value;
use rocket::{Build, Request, Rocket, catch, catchers, delete, get, post, put, routes};

use crate::host::{Host, header, without_templates};

struct OpeningHours;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for OpeningHours {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let mut closed = Problem::new(503, "The shop opens in an hour.");
        closed.retry_after = Some(3600);
        closed.code = Some("closed");
        closed.outcome(request)
    }
}

#[get("/late")]
fn late(_open: OpeningHours) -> &'static str {
    "open"
}

#[delete("/basket")]
fn empty() -> &'static str {
    "emptied"
}

#[put("/basket")]
fn fill() -> &'static str {
    "filled"
}

#[post("/basket")]
fn take(_user: CurrentUser<'_>) -> &'static str {
    "taken"
}

#[derive(Responder)]
struct Dressed {
    body: &'static str,
    cache: Header<'static>,
    policy: Header<'static>,
    frames: Header<'static>,
}

#[get("/poster?<frames>")]
fn poster(frames: &str) -> Dressed {
    Dressed {
        body: "<h1>Tea</h1>",
        cache: Header::new("Cache-Control", "public, max-age=600"),
        policy: Header::new("Content-Security-Policy", "default-src https:"),
        frames: Header::new("X-Frame-Options", frames.to_owned()),
    }
}

#[get("/poster/mine")]
fn own_poster(user: CurrentUser<'_>) -> (ContentType, String) {
    (ContentType::HTML, format!("<h1>Tea for {}</h1>", user.username))
}

#[derive(Responder)]
#[response(content_type = "text/plain")]
struct Framed(&'static str, Header<'static>);

#[get("/window/small")]
fn small_window() -> Framed {
    Framed("a window", Header::new("X-Frame-Options", "SAMEORIGIN"))
}

#[catch(default)]
fn closed(status: Status, _: &Request<'_>) -> String {
    format!("The shop says {}.", status.code)
}

#[catch(401)]
fn strangers() -> &'static str {
    "The shop does not know you."
}

fn more(rocket: Rocket<Build>) -> Rocket<Build> {
    let own = routes![late, empty, fill, take, poster, own_poster, small_window];
    rocket.mount("/", own)
}

#[test]
fn a_form_of_the_host_names_its_method() {
    for base in ["/", "/accounts"] {
        let shop = Host::with(base, more);
        for (method, told) in [("delete", "emptied"), ("put", "filled")] {
            let form = format!("_method={method}&what=tea");
            let answer = shop.post("/basket", &form).into_string();
            assert_eq!(answer.as_deref(), Some(told), "{base}");
            let elsewhere = shop.form("/basket", &form);
            let refused = elsewhere.header(Header::new("Sec-Fetch-Site", "cross-site")).dispatch();
            assert_eq!(refused.status().code, 403, "{base}");
        }
        // What comes as a POST is judged as one, whatever it says it is.
        let get = shop.form("/window", "_method=get&what=tea");
        let refused = get.header(Header::new("Sec-Fetch-Site", "cross-site")).dispatch();
        assert_eq!(refused.status().code, 403, "{base}");
    }
}

#[test]
fn a_form_of_doorwards_does_not() {
    let shop = Host::with("/accounts", more);
    let answer = shop.post("/accounts/login", "_method=get&username=ada&password=x");
    assert_eq!(answer.status().code, 422, "it stays a sign-in that fails");
    let answer = shop.post("/accounts/logout/", "_method=get");
    assert_eq!(answer.status().code, 303);
}

#[test]
fn a_guards_problem_is_told_whole() {
    let shop = Host::with("/", more);
    let page = shop.get("/late");
    assert_eq!(page.status().code, 503);
    assert_eq!(header(&page, "Retry-After"), "3600");
    let script = shop.client.get("/late").header(Accept::JSON).dispatch();
    assert_eq!(header(&script, "Retry-After"), "3600");
    let body: Value = script.into_json().expect("JSON");
    assert_eq!(body["detail"], "The shop opens in an hour.");
    assert_eq!(body["code"], "closed");
}

#[test]
fn a_catcher_for_everything_is_the_hosts_and_guards_keep_their_promise() {
    for base in ["/", "/accounts"] {
        let prefix = base.trim_end_matches('/');
        let shop = Host::with(base, |rocket| more(rocket).register("/", catchers![closed]));
        let nowhere = shop.get("/nowhere");
        assert_eq!(nowhere.status().code, 404, "{base}");
        assert_eq!(nowhere.into_string().as_deref(), Some("The shop says 404."), "{base}");
        let late = shop.get("/late").into_string();
        assert_eq!(late.as_deref(), Some("The shop says 503."), "{base}");
        let sent = shop.get("/poster/mine");
        assert_eq!(header(&sent, "Location"), format!("{prefix}/login?next=/poster/mine"));
        own_pages_answer_for_themselves(&shop, prefix);
    }
}

#[test]
fn a_401_catcher_of_the_host_is_for_its_own_routes() {
    for base in ["/", "/accounts"] {
        let prefix = base.trim_end_matches('/');
        let shop = Host::with(base, |rocket| more(rocket).register("/", catchers![strangers]));
        let stranger = shop.get("/poster/mine");
        assert_eq!(stranger.status().code, 401, "{base}");
        assert_eq!(stranger.into_string().as_deref(), Some("The shop does not know you."));
        own_pages_answer_for_themselves(&shop, prefix);
    }
}

fn own_pages_answer_for_themselves(shop: &Host, prefix: &str) {
    for own in ["/account", "/admin", "/private", "/account/sessions"] {
        let path = format!("{prefix}{own}");
        let sent = shop.get(&path);
        assert_eq!(sent.status().code, 303, "{path}");
        assert_eq!(header(&sent, "Location"), format!("{prefix}/login?next={path}"));
    }
    let path = format!("{prefix}/account/profile");
    let kept = shop.post(&path, "first_name=Ada");
    assert_eq!(kept.status().code, 401);
    assert!(kept.into_string().expect("a page").contains("name=\"password\""), "{path}");
    let path = format!("{prefix}/reset?code=nonsense");
    let refused = shop.get(&path);
    assert_eq!(refused.status().code, 403);
    assert!(refused.into_string().expect("a page").contains("no longer works"), "{path}");
    let path = format!("{prefix}/logout");
    let refused = shop.form(&path, "").header(Header::new("Origin", "null")).dispatch();
    assert_eq!(refused.status().code, 403);
    let page = refused.into_string().expect("a page");
    assert!(page.contains("Cross-origin request refused"), "{page}");
}

#[test]
fn headers_of_the_host_stay_on_its_routes() {
    let shop = Host::with("/accounts", more);
    for frames in ["SAMEORIGIN", "DENY"] {
        let path = format!("/poster?frames={frames}");
        let answer = shop.get(&path);
        assert_eq!(header(&answer, "Cache-Control"), "public, max-age=600");
        assert_eq!(header(&answer, "Content-Security-Policy"), "default-src https:");
        assert_eq!(header(&answer, "X-Frame-Options"), frames);
    }
    let small = shop.get("/window/small");
    assert_eq!(header(&small, "X-Frame-Options"), "SAMEORIGIN");
    let policy = header(&small, "Content-Security-Policy");
    assert!(policy.contains("frame-ancestors 'self'"), "{policy}");

    shop.register("/accounts", "ada");
    let mine = shop.get("/poster/mine");
    assert_eq!(header(&mine, "Cache-Control"), "no-store");
    for path in ["/window", "/counter", "/stock"] {
        assert_eq!(header(&shop.get(path), "Cache-Control"), "no-store", "{path} asks who it is");
    }
    let small = shop.get("/window/small");
    assert_eq!(header(&small, "Cache-Control"), "", "it asks nobody who it is");
    assert_eq!(header(&small, "Vary"), "");
    let own = shop.get("/accounts/login");
    assert_eq!(header(&own, "X-Frame-Options"), "DENY");
    let policy = header(&own, "Content-Security-Policy").to_owned();
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[test]
fn no_answer_with_tokens_is_for_a_shared_cache() {
    #[get("/catalogue")]
    fn catalogue(user: Option<CurrentUser<'_>>) -> Dressed {
        let body = if user.is_some() { "for you" } else { "for all" };
        Dressed { body, ..poster("DENY") }
    }
    let shop = Host::with("/", |rocket| rocket.mount("/", routes![catalogue]));
    assert_eq!(header(&shop.get("/catalogue"), "Cache-Control"), "public, max-age=600");
    shop.register("", "ada");
    shop.clock.advance(std::time::Duration::from_secs(301));
    let renewed = shop.get("/catalogue");
    assert_eq!(renewed.headers().get("Set-Cookie").count(), 2);
    assert_eq!(header(&renewed, "Cache-Control"), "no-store");
    assert_eq!(header(&shop.get("/catalogue"), "Cache-Control"), "public, max-age=600");
}

#[test]
fn a_test_of_the_host_may_say_where_a_request_comes_from() {
    let shop = Host::with("/", more);
    let address: SocketAddr = "203.0.113.9:4711".parse().expect("an address");
    let answer = shop.client.get("/window").remote(address).dispatch();
    assert_eq!(answer.status().code, 200);
    let twice = shop.client.get("/window").remote(address);
    let twice = twice.header(Header::new("Host", "a")).header(Header::new("Host", "b"));
    assert_eq!(twice.dispatch().status().code, 400);
}

/// The fairing or the sentinel that stopped the launch.
pub fn stopped<T>(launched: Result<T, Box<rocket::Error>>) -> String {
    let error = launched.err().expect("no launch");
    match error.kind() {
        rocket::error::ErrorKind::FailedFairings(fairings) => {
            fairings.iter().map(|fairing| fairing.name).collect::<Vec<_>>().join(", ")
        }
        rocket::error::ErrorKind::SentinelAborts(_) => "sentinel".to_owned(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_base_that_is_no_path_stops_the_launch() {
    for base in ["accounts", "", "/<x>", "/a//b", "/a/../b", "/a?b", "/a b", "//", "/ä", "http://x"]
    {
        assert_eq!(stopped(Host::launch(base, &[], |rocket| rocket)), "Doorward", "{base:?}");
    }
    for base in ["/", "/accounts", "/accounts/", "/shop/accounts"] {
        assert!(Host::launch(base, &[], |rocket| rocket).is_ok(), "{base:?}");
    }
}

#[test]
fn attaching_twice_stops_the_launch() {
    let twice = |base| Host::launch("/accounts", &[], |rocket| rocket.attach(Doorward::at(base)));
    assert_eq!(stopped(twice("/accounts")), "Doorward");
    assert_eq!(stopped(twice("/")), "Doorward");
}

#[test]
fn templates_that_cannot_be_used_stop_the_launch() {
    let broken = [("doorward/layout.html", "{% block main %}")];
    assert_eq!(stopped(Host::launch("/", &broken, |rocket| rocket)), "Doorward");
    let broken = [("shop/shelf.html", "{% extends \"shop/nowhere.html\" %}")];
    assert_eq!(stopped(Host::launch("/", &broken, |rocket| rocket)), "Doorward");
    for (first, by) in [(true, "Doorward"), (false, "sentinel")] {
        let launched = Client::untracked(without_templates(first));
        assert_eq!(stopped(launched.map_err(Box::new)), by, "Doorward attached last: {first}");
    }
}
