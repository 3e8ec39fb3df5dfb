//! Whose site it is: name, sentence, pictures, colour, help and links.

use rocket::http::Method;
use serde_json::json;

use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

const LOGO: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>"#;

/// A file of its own for a test.
fn file(name: &str, content: &[u8]) -> String {
    let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = place.join(format!("site-{}-{name}", std::process::id()));
    std::fs::write(&path, content).expect("a file");
    path.display().to_string()
}

/// The addresses of the stylesheets of a page.
fn stylesheets(page: &Answer) -> Vec<String> {
    let links = page.html();
    let sheets = links.tags().filter(|tag| tag.get("rel") == Some("stylesheet"));
    sheets.map(|tag| tag.get("href").expect("an address").to_owned()).collect()
}

#[rocket::async_test]
async fn pages_say_whose_they_are() {
    let world = World::with(json!({
        "site_name": "Alder & Finch {{ 7 * 7 }}",
        "tagline": "Paper for people who <write>.",
        "contact": "help@alderfinch.example",
        "footer_links": { "Terms": "https://alderfinch.example/terms?a=1&b=2", "Privacy": "/privacy" },
    }))
    .await;
    let visitor = world.visitor();
    let start = visitor.get("/").await;
    start.is(200).shows("Alder &amp; Finch {{ 7 * 7 }}");
    start.shows("Paper for people who &lt;write&gt;.").hides("Doorward");
    let html = start.html();
    let links: Vec<&str> = html.tags().filter_map(|tag| tag.get("href")).collect();
    for link in ["https://alderfinch.example/terms?a=1&b=2", "/privacy"] {
        assert!(links.contains(&link), "{link} is not in {links:?}");
    }
    for path in ["/login", "/register", "/nowhere"] {
        let page = visitor.get(path).await;
        page.shows("Alder &amp; Finch").shows(">Terms</a>").hides("Doorward");
    }
    visitor.get("/login").await.shows("mailto:help@alderfinch.example");
    visitor.get("/nowhere").await.is(404).shows("help@alderfinch.example");
}

#[rocket::async_test]
async fn who_forgot_the_password_is_told_what_to_do() {
    let world = World::new().await;
    let page = world.visitor().get("/login").await;
    page.is(200).shows("Forgot your password?").shows("Ask an administrator for a reset link.");
    page.hides("mailto:").hides("foot-links");
}

#[rocket::async_test]
async fn the_colour_is_a_stylesheet_of_its_own() {
    let plain = World::new().await;
    assert_eq!(stylesheets(&plain.visitor().get("/").await).len(), 1);
    plain.visitor().get("/static/site/theme.css").await.is(404);
    let world = World::with(json!({ "accent": "#642560" })).await;
    let visitor = world.visitor();
    let sheets = stylesheets(&visitor.get("/").await);
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    let theme = visitor.get(&sheets[1]).await;
    theme.is(200).shows("--accent-fill: #642560;").shows("light-dark(#642560, ");
    assert_eq!(theme.header("Content-Type"), Some("text/css; charset=utf-8"));
    let kept = theme.header("Cache-Control").expect("it is kept");
    assert!(kept.contains("immutable"), "{kept}");
    let tag = theme.header("ETag").expect("a tag").to_owned();
    visitor.request(Method::Get, &sheets[1]).with("If-None-Match", &tag).send().await.is(304);
}

#[rocket::async_test]
async fn pictures_come_out_of_the_settings() {
    let png = b"\x89PNG\r\n\x1a\n and so on";
    let (logo, icon) = (file("logo.svg", LOGO.as_bytes()), file("icon.png", png));
    let world = World::with(json!({ "logo": logo, "icon": icon })).await;
    let visitor = world.visitor();
    let page = visitor.get("/login").await;
    let html = page.html();
    let address = |attribute: &str, text: &str| {
        let found = html.tags().filter_map(|tag| tag.get(attribute)).find(|got| got.contains(text));
        found.unwrap_or_else(|| panic!("{text} is not on the page")).to_owned()
    };
    let logo = visitor.get(&address("src", "/static/site/logo.svg?v=")).await;
    logo.is(200);
    assert_eq!(logo.header("Content-Type"), Some("image/svg+xml"));
    assert_eq!(logo.body, LOGO);
    let icon = visitor.get(&address("href", "/static/site/icon.png?v=")).await;
    for picture in
        [icon, visitor.get("/favicon.ico").await, visitor.get("/apple-touch-icon.png").await]
    {
        picture.is(200);
        assert_eq!(picture.header("Content-Type"), Some("image/png"));
        assert_eq!(picture.body, String::from_utf8_lossy(png));
    }
    for nothing in ["logo", "icon.svg", "logo.png", "..", "../style.css", "theme.css"] {
        visitor.get(&format!("/static/site/{nothing}")).await.is(404);
    }
}

#[rocket::async_test]
async fn browsers_that_ask_for_icons_unasked_get_doorwards() {
    let world = World::new().await;
    let visitor = world.visitor();
    let icon = visitor.get("/favicon.ico").await;
    icon.is(200);
    assert_eq!(icon.body.as_bytes()[..4], [0, 0, 1, 0], "an icon of Windows");
    let touch = visitor.get("/apple-touch-icon.png").await;
    touch.is(200);
    assert_eq!(touch.header("Content-Type"), Some("image/png"));
    let svg = World::with(json!({ "icon": file("icon.svg", LOGO.as_bytes()) })).await;
    let own = svg.visitor().get("/favicon.ico").await;
    assert_eq!(own.header("Content-Type"), Some("image/svg+xml"));
    svg.visitor().get("/apple-touch-icon.png").await.is(404);
    svg.visitor().get("/login").await.hides("apple-touch-icon");
}

#[rocket::async_test]
async fn without_a_start_page_the_door_leads_on() {
    let world = World::with(json!({ "start_page": false, "after_sign_in": "/account" })).await;
    let ada = world.visitor();
    assert_eq!(ada.get("/").await.is(303).location(), "/login");
    ada.register("ada").await.is(303);
    assert_eq!(ada.get("/").await.is(303).location(), "/account");
    let gone = ada.post("/account/delete", &[("password", PASSWORD)]).await;
    let place = gone.is(303).location().to_owned();
    assert!(place.starts_with("/login?"), "{place}");
    ada.get(&place).await.is(200).shows("Your account was deleted.");
}

#[rocket::async_test]
async fn one_small_script_comes_from_here_and_none_stands_in_a_page() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for path in ["/", "/private", "/account", "/account/password", "/api/me/", "/nowhere"] {
        let page = ada.get(path).await;
        let html = page.html();
        let scripts: Vec<_> = html.tags().filter(|tag| tag.name == "script").collect();
        assert_eq!(scripts.len(), 1, "{path}");
        let script = ada.get(scripts[0].get("src").expect("an address")).await;
        assert!(script.is(200).body.len() < 4096, "{} bytes", script.body.len());
        let kind = script.header("Content-Type").expect("a type");
        assert!(kind.contains("javascript"), "{kind}");
        assert!(
            !html.tags().any(|tag| tag.attributes.iter().any(|(name, _)| name.starts_with("on")))
        );
    }
}

#[rocket::async_test]
async fn no_setting_sends_anybody_round_in_circles() {
    for after in ["/", "/?x=1", "/login", "/login?next=/"] {
        let settings = json!({ "start_page": false, "after_sign_in": after });
        let world = World::with(settings).await;
        let ada = world.visitor();
        assert_eq!(ada.register("ada").await.is(303).location(), "/private", "{after}");
        for path in ["/", "/login"] {
            assert_eq!(ada.get(path).await.is(303).location(), "/private", "{after} {path}");
        }
    }
}

#[rocket::async_test]
async fn only_the_very_version_of_a_file_is_kept_for_ever() {
    let world = World::new().await;
    let visitor = world.visitor();
    let sheet = stylesheets(&visitor.get("/").await).remove(0);
    let kept = async |path: &str| {
        let answer = visitor.get(path).await;
        answer.is(200).header("Cache-Control").expect("it says").to_owned()
    };
    assert!(kept(&sheet).await.contains("immutable"));
    let (file, _) = sheet.split_once('?').expect("a version");
    for other in ["?v=", "?v=123456789abc", "", "?x=1"] {
        assert_eq!(kept(&format!("{file}{other}")).await, "public, max-age=300", "{other}");
    }
    let tag = visitor.get(file).await.header("ETag").expect("a tag").to_owned();
    for known in [format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        visitor.request(Method::Get, file).with("If-None-Match", &known).send().await.is(304);
    }
    visitor.request(Method::Get, file).with("If-None-Match", "\"other\"").send().await.is(200);
}
