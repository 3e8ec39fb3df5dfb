//! A host's own texts, and its own language.

use std::fs;
use std::path::PathBuf;

use doorward::{Doorward, Frame, Page};
use rocket::http::{Accept, Header};
use rocket::{get, routes};
use rocket_dyn_templates::context;

use crate::host::Host;

const CART: &str = r#"{% extends "doorward/layout.html" %}
{% block title %}{{ plain(key="cart-title") }}{% endblock title %}
{% block main %}<p title="{{ plain(key="cart-title") }}">{{ t(key="cart", n=page.n, name=page.name, a="/orders") }}</p>{% endblock main %}"#;

/// A directory of catalogues, which goes with the test.
struct Catalogues(PathBuf);

impl Catalogues {
    fn new(files: &[(&str, &str)]) -> Catalogues {
        let directory = std::env::temp_dir().join(format!("doorward-texts-{}", std::process::id()));
        for (file, text) in files {
            let file = directory.join(file);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
            fs::write(file, text).expect("a catalogue");
        }
        Catalogues(directory)
    }
}

impl Drop for Catalogues {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[get("/cart/<n>")]
fn cart(frame: Frame<'_>, n: i64) -> Page {
    Page::new(&frame, "shop/cart.html", &context! { n, name: "<b>Ada</b>" })
}

fn read(shop: &Host, path: &str, language: &str) -> String {
    let ask = shop.client.get(path.to_owned()).header(Accept::HTML);
    let ask = ask.header(Header::new("Accept-Language", language.to_owned()));
    ask.dispatch().into_string().expect("a page")
}

#[test]
fn a_host_adds_texts_replaces_some_and_brings_a_language() {
    let catalogues = Catalogues::new(&[
        (
            "en/shop.ftl",
            "cart-title = Your cart\nsign-in = Come in\n\
             cart = { $n ->\n    [0] Nothing, { $name }\n    [one] <a>One thing</a>\n   *[other] { NUMBER($n) } things\n }\n",
        ),
        ("de/shop.ftl", "cart-title = Ihr Korb\n"),
        ("it/shop.ftl", "language-name = Italiano\nsign-in = Accedi\ncart-title = Il carrello\n"),
    ]);
    let texts = catalogues.0.clone();
    let shop = Host::declaring(
        &[("shop/cart.html", CART)],
        |doorward: Doorward| doorward.texts(texts),
        |rocket| rocket.mount("/", routes![cart]),
    );
    let shop = shop.expect("the shop opens");
    let english = read(&shop, "/cart/0", "en");
    assert!(english.contains("<title>Your cart"), "{english}");
    assert!(english.contains("Nothing, <bdi>&lt;b&gt;Ada&lt;/b&gt;</bdi>"), "{english}");
    assert!(read(&shop, "/cart/1", "en").contains("<a href=\"/orders\">One thing</a>"));
    assert!(read(&shop, "/cart/1200", "en").contains(">1,200 things<"));
    let german = read(&shop, "/cart/1200", "de");
    assert!(german.contains("Ihr Korb") && german.contains(">1.200 things<"), "{german}");
    assert!(german.contains("lang=\"de\"") && german.contains("Konto erstellen"), "{german}");
    assert!(read(&shop, "/login", "en").contains("<h1 id=\"title\">Come in</h1>"));
    let italian = read(&shop, "/login", "it");
    assert!(italian.contains("lang=\"it\"") && italian.contains("Accedi"), "{italian}");
    assert!(italian.contains("Keep me signed in"), "what it lacks is English: {italian}");
    assert!(italian.contains(">Italiano</a>"), "{italian}");
}
