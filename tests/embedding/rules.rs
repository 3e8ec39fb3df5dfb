//! What holds for the whole application, and what stays the host's.

use rocket::http::{Header, Status};

use crate::host::{Host, header};

#[test]
fn an_unsafe_route_of_the_host_obeys_the_cross_origin_rule() {
    let shop = Host::at("/");
    shop.register("", "ada");
    for (name, value, status) in [
        ("Sec-Fetch-Site", "cross-site", 403),
        ("Sec-Fetch-Site", "same-site", 403),
        ("Sec-Fetch-Site", "same-origin", 200),
        ("Sec-Fetch-Site", "none", 200),
        ("Origin", "https://elsewhere.example", 403),
        ("Origin", "null", 403),
        ("Origin", "http://localhost:8000", 200),
        ("Origin", "http://localhost:8001", 403),
    ] {
        let answer = shop.form("/orders", "what=tea");
        let answer = answer.header(Header::new(name, value)).dispatch();
        assert_eq!(answer.status().code, status, "{name}: {value}");
        let ordered = answer.into_string().is_some_and(|body| body == "ordered");
        assert_eq!(ordered, status == 200, "{name}: {value}");
    }
    let script = shop.form("/orders", "what=tea").dispatch();
    assert_eq!(script.status(), Status::Ok);
}

#[test]
fn the_hosts_own_catcher_keeps_its_answers() {
    let shop = Host::at("/");
    for path in ["/nowhere", "/login/nowhere"] {
        let answer = shop.get(path);
        assert_eq!(answer.status(), Status::NotFound, "{path}");
        assert_eq!(answer.into_string().as_deref(), Some("Sold out."), "{path}");
    }
    assert_eq!(shop.get("/orders").status(), Status::SeeOther);
}

#[test]
fn answers_of_the_host_carry_the_security_headers() {
    let shop = Host::at("/");
    for path in ["/window", "/nowhere"] {
        let answer = shop.get(path);
        let policy = header(&answer, "Content-Security-Policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert_eq!(header(&answer, "X-Frame-Options"), "DENY", "{path}");
        assert_ne!(header(&answer, "X-Request-Id"), "", "{path}");
    }
}

#[test]
fn routes_of_the_host_answer_with_a_trailing_slash_too() {
    let shop = Host::at("/");
    let window = shop.get("/window/").into_string();
    assert_eq!(window.as_deref(), Some("Have a look"));
}
