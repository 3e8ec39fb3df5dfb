//! Addresses of the host that look like Doorward's.

use std::path::PathBuf;

use doorward::CurrentUser;
use rocket::fs::{FileServer, Options};
use rocket::http::{Accept, ContentType, Header};
use rocket::{Build, Rocket, get, post, routes};

use crate::host::{Host, header};

const BASE: &str = "/accounts";

#[get("/private")]
fn private() -> &'static str {
    "the shop's cellar"
}

#[get("/login")]
fn counter() -> &'static str {
    "the shop's counter"
}

#[post("/login")]
fn ring() -> &'static str {
    "the shop's bell"
}

#[post("/register")]
fn till() -> &'static str {
    "the shop's till"
}

#[post("/api/register")]
fn add_till() -> &'static str {
    "another till"
}

#[post("/api/token")]
fn take_token() -> &'static str {
    "a token for the coat"
}

#[post("/api/token/refresh")]
fn change_token() -> &'static str {
    "another token"
}

#[get("/api/orders")]
fn orders(user: CurrentUser<'_>) -> String {
    format!("orders of {}", user.username)
}

#[get("/accountsettings")]
fn settings(user: CurrentUser<'_>) -> String {
    format!("settings of {}", user.username)
}

#[post("/api/orders")]
fn order() -> &'static str {
    "ordered"
}

fn lookalikes(rocket: Rocket<Build>) -> Rocket<Build> {
    let likes = routes![private, counter, ring, till, add_till, take_token, change_token, settings];
    rocket.mount("/", likes).mount("/", routes![orders, order])
}

/// The shop's leaflets, of which one is a directory.
fn leaflets() -> PathBuf {
    let directory = std::env::temp_dir().join(format!("doorward-leaflets-{}", std::process::id()));
    std::fs::create_dir_all(directory.join("tea")).expect("a directory");
    std::fs::write(directory.join("tea/index.html"), "all about tea").expect("a file");
    directory
}

#[test]
fn what_looks_like_doorwards_is_the_hosts_for_pages_and_scripts() {
    let shop = Host::with(BASE, lookalikes);
    for (path, told) in [("/private", "the shop's cellar"), ("/login", "the shop's counter")] {
        for accept in [Accept::HTML, Accept::JSON] {
            let answer = shop.client.get(path).header(accept).dispatch();
            assert_eq!(answer.status().code, 200, "{path}");
            assert_eq!(answer.into_string().as_deref(), Some(told), "{path}");
        }
    }
    for (path, told) in [("/login", "the shop's bell"), ("/register", "the shop's till")] {
        let form = shop.post(path, "username=ada").into_string();
        assert_eq!(form.as_deref(), Some(told), "{path}");
        let script = shop.client.post(path).header(ContentType::JSON).body("{}").dispatch();
        assert_eq!(script.into_string().as_deref(), Some(told), "{path}");
    }
}

#[test]
fn the_cross_origin_rule_holds_for_what_looks_like_doorwards_token_endpoints() {
    for base in [BASE, "/shop/accounts"] {
        let shop = Host::with(base, lookalikes);
        for path in ["/api/register", "/api/token", "/api/token/refresh", "/login", "/register"] {
            for kind in [ContentType::Form, ContentType::JSON] {
                let ask = |from: &'static str| {
                    let ask = shop.client.post(path).header(kind.clone()).body("{}");
                    ask.header(Header::new("Sec-Fetch-Site", from)).dispatch().status().code
                };
                assert_eq!(ask("cross-site"), 403, "{base}: {path} {kind}");
                assert_eq!(ask("same-origin"), 200, "{base}: {path} {kind}");
            }
        }
        let own = shop.client.post(format!("{base}/api/token")).header(ContentType::JSON);
        let own = own.header(Header::new("Sec-Fetch-Site", "cross-site")).body("{}").dispatch();
        assert_eq!(own.status().code, 400, "{base}: the real one takes no cookies");
    }
}

#[test]
fn a_guarded_page_below_the_hosts_own_api_leads_to_sign_in() {
    for (base, path) in [(BASE, "/api/orders"), ("/", "/api/orders"), (BASE, "/accountsettings")] {
        let shop = Host::with(base, |rocket| rocket.mount("/", routes![orders, order, settings]));
        let prefix = base.trim_end_matches('/');
        let sent = shop.get(path);
        assert_eq!(sent.status().code, 303, "{base} {path}");
        assert_eq!(header(&sent, "Location"), format!("{prefix}/login?next={path}"));
        let bare = shop.client.get(path).dispatch();
        assert_eq!(bare.status().code, 303, "{base} {path}: nobody said JSON");
        shop.register(prefix, "ada");
        let page = shop.get(path).into_string().expect("a page");
        assert!(page.ends_with("of ada"), "{base} {path}: {page}");
    }
}

#[test]
fn what_stands_nowhere_below_the_api_is_the_apis() {
    let shop = Host::with(BASE, lookalikes);
    let nothing = shop.client.get("/accounts/api/orders").dispatch();
    assert_eq!(nothing.status().code, 404);
    assert_eq!(header(&nothing, "Content-Type"), "application/json");
    let elsewhere = shop.client.get("/api/nothing").dispatch();
    assert_eq!(elsewhere.status().code, 404);
    assert!(header(&elsewhere, "Content-Type").starts_with("text/html"));
}

#[test]
fn directories_of_the_host_keep_their_slash() {
    for base in ["/", BASE] {
        let directory = leaflets();
        let files = FileServer::new(&directory, Options::Index | Options::NormalizeDirs);
        let shop = Host::with(base, |rocket| rocket.mount("/", files));
        let sent = shop.get("/tea");
        assert!((300..400).contains(&sent.status().code), "{base}: {}", sent.status());
        assert_eq!(header(&sent, "Location"), "/tea/", "{base}");
        let leaflet = shop.get("/tea/");
        assert_eq!(leaflet.status().code, 200, "{base}");
        assert_eq!(leaflet.into_string().as_deref(), Some("all about tea"), "{base}");
        let prefix = base.trim_end_matches('/');
        for own in ["/login", "/login/", "/api/", "/api", "/health/ready/"] {
            let path = format!("{prefix}{own}");
            assert_eq!(shop.get(&path).status().code, 200, "{path}");
        }
    }
}
