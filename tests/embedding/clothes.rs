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

#[test]
fn a_page_of_the_host_in_the_frame_looks_like_doorwards_own() {
    let shop = Host::at("/accounts");
    let stranger = shop.get("/counter").into_string().expect("a page").replace("&#x2F;", "/");
    assert!(stranger.contains("<h1>3 in the basket of nobody</h1>"), "{stranger}");
    assert!(stranger.contains("href=\"/accounts/login\""), "{stranger}");

    shop.register("/accounts", "ada");
    shop.clock.advance(std::time::Duration::from_secs(301));
    let answer = shop.get("/counter");
    assert_eq!(answer.status().code, 200);
    assert_eq!(answer.headers().get("Set-Cookie").count(), 2);
    assert_eq!(crate::host::header(&answer, "Content-Type"), "text/html; charset=utf-8");
    let page = answer.into_string().expect("a page").replace("&#x2F;", "/");
    assert!(page.contains("<h1>3 in the basket of ada (1)</h1>"), "{page}");
    assert!(page.contains("<title>Counter · Doorward</title>"), "{page}");
    assert!(page.contains("action=\"/accounts/logout\""), "{page}");
    let css =
        page.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let css = css.expect("a stylesheet");
    assert_eq!(shop.get(css).status().code, 200, "{css}");

    let dressed = Host::dressed();
    let page = dressed.get("/counter").into_string().expect("a page");
    assert!(page.contains("Mole &amp; Daughters") && page.contains("3 in the basket"), "{page}");
}

#[test]
fn a_page_of_the_host_outside_the_frame_is_bare_and_does_not_fail() {
    let shop = Host::at("/");
    shop.register("", "ada");
    let answer = shop.get("/shelf");
    assert_eq!(answer.status().code, 200);
    let page = answer.into_string().expect("a page");
    assert!(page.contains("<title>Shelf</title>"), "{page}");
    assert!(page.contains("<h1>Shelf of ada</h1>"), "{page}");
    assert!(!page.contains("stylesheet") && !page.contains("<header"), "{page}");
}

#[test]
fn a_template_that_is_missing_is_a_page_about_it() {
    let shop = Host::at("/");
    let broken = shop.get("/broken");
    assert_eq!(broken.status().code, 500);
    let answer = broken.into_string().expect("a page");
    assert!(answer.contains("Something went wrong"), "{answer}");
}
