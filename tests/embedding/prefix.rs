//! Doorward below a prefix: every link, redirect and form knows it.

use rocket::http::{Accept, ContentType, Header};

use crate::host::{Host, PASSWORD, header};

const BASE: &str = "/accounts";

/// The values of the attributes that lead somewhere.
fn targets(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in [" href=\"", " action=\"", " src=\""] {
        let mut rest = page;
        while let Some(at) = rest.find(attribute) {
            rest = &rest[at + attribute.len()..];
            let value = rest.split('"').next().unwrap_or_default();
            found.push(value.replace("&#x2F;", "/"));
        }
    }
    found
}

fn assert_own(page: &str, path: &str) {
    let targets = targets(page);
    for target in &targets {
        let own = target == BASE
            || target.strip_prefix(BASE).is_some_and(|rest| rest.starts_with('/'))
            || target.starts_with(['#', '?']);
        assert!(own, "{path} leads to {target}");
    }
}

#[test]
fn links_and_forms_carry_the_prefix() {
    let shop = Host::at(BASE);
    for path in ["/accounts", "/accounts/", "/accounts/login", "/accounts/register"] {
        let answer = shop.get(path);
        assert_eq!(answer.status().code, 200, "{path}");
        let page = answer.into_string().expect("a page");
        assert_own(&page, path);
        assert!(!targets(&page).is_empty(), "{path} leads nowhere");
    }
    shop.register(BASE, "ada");
    for path in ["/accounts", "/accounts/private"] {
        let answer = shop.get(path);
        assert_eq!(answer.status().code, 200, "{path}");
        assert_own(&answer.into_string().expect("a page"), path);
    }
    let refused = shop.form("/accounts/logout", "");
    let refused = refused.header(Header::new("Origin", "null")).dispatch();
    assert_eq!(refused.status().code, 403);
    assert_own(&refused.into_string().expect("a page"), "the 403 page");
}

#[test]
fn redirects_carry_the_prefix() {
    let shop = Host::at(BASE);
    let form =
        format!("username=ada&email=ada%40example.org&password={PASSWORD}&password2={PASSWORD}");
    let made = shop.post("/accounts/register", &form);
    assert_eq!(header(&made, "Location"), "/accounts/private");
    let again = shop.get("/accounts/login");
    assert_eq!(header(&again, "Location"), "/accounts/private");
    let out = shop.post("/accounts/logout", "");
    assert_eq!(header(&out, "Location"), "/accounts/login");
    let sent = shop.get("/accounts/private");
    assert_eq!(header(&sent, "Location"), "/accounts/login?next=/accounts/private");
    let sent = shop.get("/orders");
    assert_eq!(header(&sent, "Location"), "/accounts/login?next=/orders");
    let form = format!("username=ada&password={PASSWORD}&next=%2Faccounts%2Flogout");
    let signed_in = shop.post("/accounts/login", &form);
    assert_eq!(header(&signed_in, "Location"), "/accounts/private");
}

#[test]
fn scripts_static_files_and_health_checks_follow() {
    let shop = Host::at(BASE);
    shop.register(BASE, "ada");
    let tokens = shop
        .client
        .post("/accounts/login/")
        .header(ContentType::JSON)
        .header(Header::new("Sec-Fetch-Site", "cross-site"))
        .body(format!(r#"{{"username":"ada","password":"{PASSWORD}"}}"#))
        .dispatch();
    assert_eq!(tokens.status().code, 200);
    assert_eq!(tokens.headers().get("Set-Cookie").count(), 0);
    for path in ["/accounts/static/doorward/style.css", "/accounts/health/ready"] {
        assert_eq!(shop.client.get(path).dispatch().status().code, 200, "{path}");
    }
    for path in ["/login", "/private", "/static/doorward/style.css"] {
        let answer = shop.client.get(path).header(Accept::HTML).dispatch();
        assert_eq!(answer.status().code, 404, "{path}");
    }
}
