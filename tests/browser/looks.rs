//! Narrow screens and dark ones.

mod admin;
mod lines;
mod order;

use std::cell::RefCell;

use fantoccini::key::Key;
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
        ("activity", "/account/activity"),
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

/// What scrolls sideways by itself, what can have the cursor and does not show it (WCAG 2.2, 1.4.10
/// and 2.4.7), and texts that a name beside them has turned around.
const ROOM: &str = r#"
const name = e => [...e.outerHTML].slice(0, 160).join('');
const wide = [...document.querySelectorAll('main *')]
  .filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .filter(e => e.localName !== 'input' && e.scrollWidth > e.clientWidth).map(name);
const plain = e => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
  return JSON.stringify([outlineStyle, outlineWidth, outlineColor, boxShadow]);
};
const dim = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility())
  .filter(e => {
    document.activeElement.blur();
    const before = plain(e);
    e.focus({ focusVisible: true });
    return document.activeElement === e && plain(e) === before;
  }).map(name);
const backwards = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode, e = text.parentElement;
  const pair = text.data.search(/[a-z]{2}/);
  if (pair < 0 || e.closest('bdi, textarea, option') || !e.checkVisibility()) continue;
  const [one, two] = [pair, pair + 1].map(at => {
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  });
  if (two.top === one.top && two.left < one.left) backwards.push(name(e));
}
return {
  backwards,
  screen: innerWidth,
  // A bar for scrolling down takes its part of the width.
  room: document.documentElement.clientWidth,
  content: document.documentElement.scrollWidth,
  wide, dim,
};
"#;

/// What of the page does not fit, or does not show where the cursor is.
async fn misfits(visit: &Visit, name: &str) -> Vec<String> {
    picture(visit, &format!("narrow-{name}")).await;
    // Where the cursor is shows only to those who have used the keyboard last.
    visit.press_key(Key::Escape).await;
    let seen = visit.run(ROOM).await;
    assert_eq!(seen["screen"], 360, "{name}");
    let mut wrong = Vec::new();
    if seen["content"] != seen["room"] {
        wrong.push(format!("{name} is wider than the screen"));
    }
    for key in ["wide", "dim", "backwards"] {
        let elements = seen[key].as_array().cloned().unwrap_or_default();
        wrong.extend(elements.iter().map(|element| format!("{name}, {key}: {element}")));
    }
    wrong.extend(order::disorder(visit, name).await);
    wrong
}

#[rocket::async_test]
async fn no_page_scrolls_sideways_at_360_pixels() {
    journey(&[], Scripts::On, async |visit| {
        visit.narrow(360).await;
        let wrong = RefCell::new(Vec::new());
        every_page(visit, async |name| {
            let found = misfits(visit, name).await;
            wrong.borrow_mut().extend(found);
        })
        .await;
        assert!(wrong.borrow().is_empty(), "{wrong:#?}");
    })
    .await;
}

#[rocket::async_test]
async fn nothing_in_the_administration_scrolls_sideways_at_360_pixels() {
    journey(&[], Scripts::On, async |visit| {
        visit.narrow(360).await;
        let wrong = RefCell::new(Vec::new());
        admin::every_page(visit, async |name| {
            let found = misfits(visit, name).await;
            wrong.borrow_mut().extend(found);
        })
        .await;
        assert!(wrong.borrow().is_empty(), "{wrong:#?}");
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
  if (contrast < worst[0]) worst = [contrast, [...e.outerHTML].slice(0, 120).join('')];
}
const root = document.documentElement;
const beyond = root.scrollWidth === root.clientWidth ? [] : [...document.querySelectorAll('*')]
  .filter(e => e.getBoundingClientRect().right > root.clientWidth)
  .map(e => [...e.outerHTML].slice(0, 160).join(''));
return { contrast: worst[0], where: worst[1], ground: ground(document.body), beyond };
"#;

/// Insists on texts that can be read on the ground of this scheme.
async fn reads(visit: &Visit, name: &str, scheme: &str) {
    let seen = visit.run(CONTRAST).await;
    let number = |key: &str| seen[key].as_f64().expect("a number");
    assert_eq!(number("ground") > 0.5, scheme == "light", "{name}, {scheme}: {seen}");
    assert!(number("contrast") >= 4.5, "{name}, {scheme}: {seen}");
    assert_eq!(seen["beyond"], json!([]), "{name} is wider than the screen");
    picture(visit, &format!("{scheme}-{name}")).await;
}

async fn prefers(visit: &Visit, scheme: &str) {
    let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
    visit.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await;
}

#[rocket::async_test]
async fn dark_screens_get_dark_pages_and_texts_can_be_read_on_both() {
    for scheme in ["light", "dark"] {
        journey(&[], Scripts::On, async |visit| {
            prefers(visit, scheme).await;
            every_page(visit, async |name| reads(visit, name, scheme).await).await;
        })
        .await;
    }
}

#[rocket::async_test]
async fn texts_of_the_administration_can_be_read_on_light_and_dark_screens() {
    for scheme in ["light", "dark"] {
        journey(&[], Scripts::On, async |visit| {
            prefers(visit, scheme).await;
            admin::every_page(visit, async |name| reads(visit, name, scheme).await).await;
        })
        .await;
    }
}
