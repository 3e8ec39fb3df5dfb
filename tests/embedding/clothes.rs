//! Doorward's pages in the host's layout.

use crate::host::Host;

#[test]
fn every_page_wears_the_hosts_layout() {
    let shop = Host::dressed();
    for path in ["/", "/login", "/register"] {
        let page = shop.get(path).into_string().expect("a page");
        assert!(page.contains("Mole &amp; Daughters"), "{path}: {page}");
        assert!(!page.contains("class=\"skip-link\""), "{path}: {page}");
    }
    let wrong = shop.post("/login", "username=nobody&password=nothing");
    assert_eq!(wrong.status().code, 422);
    let page = wrong.into_string().expect("a page");
    assert!(page.contains("Mole &amp; Daughters"), "{page}");
    assert!(page.contains("value=\"nobody\""), "{page}");

    shop.register("", "ada");
    let page = shop.get("/private").into_string().expect("a page");
    assert!(page.contains("Mole &amp; Daughters"), "{page}");
    assert!(page.contains("<p id=\"who\">ada</p>"), "{page}");
    assert!(page.contains("Access Granted!"), "{page}");
}

#[test]
fn error_pages_wear_it_too() {
    let shop = Host::dressed();
    let refused = shop
        .form("/logout", "")
        .header(rocket::http::Header::new("Sec-Fetch-Site", "cross-site"))
        .dispatch();
    assert_eq!(refused.status().code, 403);
    let page = refused.into_string().expect("a page");
    assert!(page.contains("Mole &amp; Daughters"), "{page}");
}

#[test]
fn a_page_of_the_host_extends_the_same_layout() {
    let shop = Host::dressed();
    shop.register("", "ada");
    let answer = shop.get("/shelf");
    assert_eq!(answer.status().code, 200);
    assert_eq!(crate::host::header(&answer, "Content-Type"), "text/html; charset=utf-8");
    let page = answer.into_string().expect("a page");
    assert!(page.contains("Mole &amp; Daughters"), "{page}");
    assert!(page.contains("<h1>Shelf of ada</h1>"), "{page}");
}
