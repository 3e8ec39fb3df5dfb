//! Addresses that the host keeps for itself, and where signing in and out lead.

use doorward::{CurrentUser, Doorward, Pages};
use rocket::http::{Accept, ContentType, Header};
use rocket::serde::json::Value;
use rocket::{Build, Rocket, get, post, routes};

use crate::host::{Host, PASSWORD, header};
use crate::manners::stopped;

#[get("/")]
fn home() -> &'static str {
    "the shop's window"
}

#[get("/private")]
fn back_room(user: CurrentUser<'_>) -> String {
    format!("the back room of {}", user.username)
}

#[get("/api/orders")]
fn api_orders() -> &'static str {
    "orders for programs"
}

#[post("/api/token")]
fn token() -> &'static str {
    "a token of the shop's"
}

#[get("/admin")]
fn till() -> &'static str {
    "the till"
}

fn own(rocket: Rocket<Build>) -> Rocket<Build> {
    rocket.mount("/", routes![home, back_room, api_orders, token, till])
}

fn bare(rocket: Rocket<Build>) -> Rocket<Build> {
    rocket
}

fn opened(accounts: Doorward, more: impl FnOnce(Rocket<Build>) -> Rocket<Build>) -> Host {
    Host::with_accounts(accounts, &[], |_| {}, more).expect("the shop opens")
}

const EACH: [(Pages, &[&str]); 7] = [
    (Pages::LANDING, &["/"]),
    (Pages::PRIVATE, &["/private", "/api/private/"]),
    (Pages::REGISTRATION, &["/register", "/api/register/"]),
    (Pages::ACCOUNT, &["/account", "/account/profile", "/.well-known/change-password"]),
    (Pages::ADMIN, &["/admin", "/admin/users", "/setup"]),
    (Pages::API, &["/api/", "/api/me/", "/accounts/token/"]),
    (Pages::HEALTH, &["/health/live", "/health/ready"]),
];

#[test]
fn what_is_left_out_is_nowhere_and_the_rest_is_there() {
    for (left_out, paths) in EACH {
        let shop = opened(Doorward::at("/").without(left_out), bare);
        for (part, own) in EACH {
            for path in own.iter().filter(|_| part == left_out) {
                assert_eq!(shop.get(path).status().code, 404, "{path} without it");
            }
            for path in own.iter().filter(|path| !paths.contains(path)) {
                let is_there = shop.get(path).status().code != 404;
                let below_it = left_out == Pages::API && path.starts_with("/api");
                assert!(is_there != below_it, "{path} without {left_out:?}");
            }
        }
        assert_eq!(shop.get("/login").status().code, 200);
    }
}

#[test]
fn what_is_left_out_is_the_hosts() {
    let kept = Pages::LANDING | Pages::PRIVATE | Pages::API | Pages::ADMIN;
    let shop = opened(Doorward::at("/").without(kept), own);
    shop.register("", "ada");
    for (path, said) in [
        ("/", "the shop's window"),
        ("/private", "the back room of ada"),
        ("/api/orders", "orders for programs"),
        ("/admin", "the till"),
    ] {
        assert_eq!(shop.get(path).into_string().as_deref(), Some(said), "{path}");
    }
    // What looks like a token endpoint obeys the cross-origin rule, and so does a script's sign-in,
    // which is the page's now.
    for path in ["/api/token", "/login"] {
        let foreign = shop.client.post(path).header(ContentType::JSON).header(Accept::JSON);
        let foreign = foreign.header(Header::new("Sec-Fetch-Site", "cross-site")).body("{}");
        assert_eq!(foreign.dispatch().status().code, 403, "{path}");
    }
    // Below an API of the host's a stranger who may not come in is a person.
    let nowhere = shop.client.get("/api/nowhere").header(Accept::HTML).dispatch();
    assert_eq!(nowhere.status().code, 404);
    assert_eq!(header(&nowhere, "Content-Type"), "text/html; charset=utf-8");
}

#[test]
fn no_page_leads_to_what_is_left_out() {
    let all = Pages::PRIVATE | Pages::REGISTRATION | Pages::ACCOUNT | Pages::ADMIN | Pages::API;
    let shop = opened(Doorward::at("/").without(all), bare);
    for path in ["/", "/login", "/no-such-page"] {
        let page = shop.get(path).into_string().expect("a page").replace("&#x2F;", "/");
        for left in ["/private", "/register", "/account", "/admin", "/api"] {
            assert!(!page.contains(&format!("href=\"{left}")), "{path} leads to {left}: {page}");
        }
    }
    let landless = opened(Doorward::at("/accounts").without(Pages::LANDING), own);
    landless.register("/accounts", "ada");
    for path in ["/accounts/account", "/accounts/no-such-page"] {
        let page = landless.get(path).into_string().expect("a page").replace("&#x2F;", "/");
        assert!(page.contains("class=\"brand\" href=\"/\""), "{path}: {page}");
        assert!(!page.contains("href=\"/accounts/\""), "{path}: {page}");
    }
    let gone = landless.post("/accounts/account/delete", &format!("password={PASSWORD}"));
    assert_eq!((gone.status().code, header(&gone, "Location")), (303, "/"));
}

#[test]
fn somebody_who_is_signed_in_is_led_nowhere_either() {
    let all = Pages::PRIVATE | Pages::ACCOUNT | Pages::ADMIN | Pages::API;
    let shop = opened(Doorward::at("/").without(all), bare);
    shop.register("", "root");
    shop.execute("UPDATE users SET is_staff = true");
    let page = shop.get("/").into_string().expect("a page").replace("&#x2F;", "/");
    assert!(page.contains("Your menu: <bdi>root</bdi>"), "{page}");
    for left in ["/private", "/account", "/admin", "/api"] {
        assert!(!page.contains(&format!("href=\"{left}")), "it leads to {left}: {page}");
    }
}

#[test]
fn the_description_tells_of_what_is_there() {
    let kept = Pages::PRIVATE | Pages::REGISTRATION;
    let shop = opened(Doorward::at("/").without(kept), bare);
    let described = shop.client.get("/api/schema/").header(Accept::JSON).dispatch();
    let described: Value = described.into_json().expect("a document");
    let paths = described["paths"].as_object().expect("paths");
    assert!(paths.contains_key("/api/token/") && paths.contains_key("/api/me/"));
    assert!(!paths.contains_key("/api/private/") && !paths.contains_key("/api/register/"));
    let map = shop.client.get("/api/").header(Accept::JSON).dispatch();
    let map: Value = map.into_json().expect("a map");
    assert!(map.get("token").is_some() && map.get("register").is_none(), "{map}");
}

fn sign_in(next: &str) -> String {
    format!("username=ada&password={PASSWORD}&next={next}")
}

#[test]
fn signing_in_and_out_lead_where_the_host_says() {
    let by_code = Doorward::at("/accounts").after_sign_in("/orders").after_sign_out("/window");
    let keys = [("doorward.after_sign_in", "/orders"), ("doorward.after_sign_out", "/window")];
    let by_settings = Host::with_accounts(Doorward::at("/accounts"), &keys, |_| {}, bare);
    for shop in [opened(by_code, bare), by_settings.expect("the shop opens")] {
        let form = format!(
            "username=ada&email=ada%40example.org&password={PASSWORD}&password2={PASSWORD}"
        );
        let made = shop.post("/accounts/register", &form);
        assert_eq!(header(&made, "Location"), "/orders");
        assert_eq!(header(&shop.get("/accounts/login"), "Location"), "/orders");
        let out = shop.post("/accounts/logout", "");
        assert_eq!(header(&out, "Location"), "/window");
        let signed_in = shop.post("/accounts/login", &sign_in(""));
        assert_eq!(header(&signed_in, "Location"), "/orders");
        let somewhere = shop.post("/accounts/login", &sign_in("%2Fcounter"));
        assert_eq!(header(&somewhere, "Location"), "/counter");
    }
}

#[test]
fn without_a_private_page_signing_in_leads_to_the_start_page() {
    for (left_out, leads) in
        [(Pages::PRIVATE, "/accounts/"), (Pages::PRIVATE | Pages::LANDING, "/")]
    {
        let shop = opened(Doorward::at("/accounts").without(left_out), bare);
        shop.register("/accounts", "ada");
        assert_eq!(header(&shop.get("/accounts/login"), "Location"), leads);
    }
}

#[test]
fn a_destination_that_is_no_path_of_this_site_stops_the_launch() {
    for path in ["orders", "//elsewhere.example", "https://elsewhere.example/", "/\\e", "/a b"] {
        let accounts = Doorward::at("/").after_sign_in(path);
        let opened = Host::with_accounts(accounts, &[], |_| {}, bare);
        assert_eq!(stopped(opened), "Doorward", "{path}");
    }
    let round = opened(Doorward::at("/").after_sign_in("/logout"), bare);
    round.register("", "ada");
    assert_eq!(header(&round.get("/login"), "Location"), "/private", "not out again at once");
}
