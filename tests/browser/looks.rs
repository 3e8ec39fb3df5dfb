//! Narrow screens and dark ones.

use rocket::serde::json::json;

use crate::browser::{Scripts, journey};
use crate::kept::end_elsewhere;
use crate::visit::{PASSWORD, Visit};

/// As long as a name may be, and without a place to break it.
const LONG: &str = "Wolfeschlegelsteinhausenbergerdorff.Wolfeschlegelsteinhausenbergerdorff.\
                    Wolfeschlegelsteinhausenbergerdorff.Wolfeschlegelsteinhausenbergerdorff.abcdef";

/// Leads through every page, signed out and then signed in, and stops at each.
async fn every_page(visit: &Visit, stop: impl AsyncFn(&str)) {
    for (name, path) in
        [("landing", "/"), ("login", "/login"), ("register", "/register"), ("404", "/no-such-page")]
    {
        visit.open(path).await;
        stop(name).await;
    }
    visit.open("/login").await;
    visit.sign_in(LONG, "wrong").await;
    visit.until_wrong().await;
    stop("login-422").await;
    visit.open("/register").await;
    visit.fill(&[("username", "a b"), ("email", LONG), ("password", "12345")]).await;
    visit.submit().await;
    visit.until_wrong().await;
    stop("register-422").await;

    visit
        .fill(&[
            ("username", LONG),
            ("email", "ada@example.org"),
            ("password", PASSWORD),
            ("password2", PASSWORD),
        ])
        .await;
    visit.submit().await;
    visit.until_place("/private").await;
    stop("private").await;
    for (name, path) in [
        ("landing-in", "/"),
        ("405", "/logout"),
        ("404-in", "/no-such-page"),
        ("api", "/api/"),
        ("api-405", "/api/register/"),
        ("api-403", "/api/users/"),
        ("api-me", "/api/me/"),
        ("api-sessions", "/api/me/sessions/?page_size=1"),
        ("api-schema", "/api/schema/"),
    ] {
        visit.open(path).await;
        stop(name).await;
    }

    visit.open("/account/profile").await;
    visit.fill(&[("first_name", LONG)]).await;
    end_elsewhere(visit, LONG);
    visit.submit().await;
    visit.until_text("nothing is lost").await;
    stop("login-401").await;
    visit.sign_in(LONG, PASSWORD).await;
    visit.until_text("Send it now?").await;
    stop("confirm").await;
}

/// Keeps a picture of the page where one is asked for.
async fn picture(visit: &Visit, name: &str) {
    let Some(directory) = std::env::var_os("TEST_SCREENSHOTS") else {
        return;
    };
    let directory = std::path::PathBuf::from(directory);
    std::fs::create_dir_all(&directory).expect("a directory for pictures");
    let png = visit.page.screenshot().await.expect("a picture");
    std::fs::write(directory.join(format!("{name}.png")), png).expect("a file");
}

#[rocket::async_test]
async fn no_page_scrolls_sideways_at_360_pixels() {
    journey(&[], Scripts::On, async |visit| {
        visit.narrow(360).await;
        every_page(visit, async |name| {
            let width = async |of: &str| visit.run(&format!("return {of}")).await.as_i64();
            assert_eq!(width("innerWidth").await, Some(360), "{name}");
            // A bar for scrolling down takes its part of the width.
            let room = width("document.documentElement.clientWidth").await;
            let content = width("document.documentElement.scrollWidth").await;
            assert_eq!(content, room, "{name} is wider than the screen");
            picture(visit, &format!("narrow-{name}")).await;
        })
        .await;
    })
    .await;
}

/// The smallest contrast between a text on the page and what it stands on (WCAG 2.2, 1.4.3).
const CONTRAST: &str = r#"
const rgb = css => css.match(/[\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b]
  .map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ground = e => {
  for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > .99) return light(c);
  }
  return 1;
};
let worst = [99, ''];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const e = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !e.checkVisibility()) continue;
  const [a, b] = [light(rgb(getComputedStyle(e).color)), ground(e)].sort((x, y) => y - x);
  const contrast = (a + .05) / (b + .05);
  if (contrast < worst[0]) worst = [contrast, e.outerHTML.slice(0, 120)];
}
return { contrast: worst[0], where: worst[1], ground: ground(document.body) };
"#;

#[rocket::async_test]
async fn dark_screens_get_dark_pages_and_texts_can_be_read_on_both() {
    for scheme in ["light", "dark"] {
        journey(&[], Scripts::On, async |visit| {
            let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
            visit.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await;
            every_page(visit, async |name| {
                let seen = visit.run(CONTRAST).await;
                let number = |key: &str| seen[key].as_f64().expect("a number");
                assert_eq!(number("ground") > 0.5, scheme == "light", "{name}, {scheme}: {seen}");
                assert!(number("contrast") >= 4.5, "{name}, {scheme}: {seen}");
                picture(visit, &format!("{scheme}-{name}")).await;
            })
            .await;
        })
        .await;
    }
}
