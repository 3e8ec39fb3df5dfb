//! Every state is reached, and together they show every template. A test target of its own, so that
//! `cargo test` builds the gallery itself too, for the tests in a browser.

mod form;
mod gallery;
mod house;
mod index;
mod pages;
mod pseudo;
mod sample;
mod states;
mod steps;
mod walker;

use std::fs;
use std::path::{Path, PathBuf};

use rocket::futures::future;
use rocket::http::Header;
use rocket::local::asynchronous::Client;

use crate::gallery::{Gallery, LANGUAGES};
use crate::pseudo::Pseudo;
use crate::sample::Data;

const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/doorward");
/// A shorter piece of a template could come from anywhere.
const TELLING: usize = 14;

fn templates(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("templates").flatten().map(|entry| entry.path());
    let paths = entries.flat_map(|path| if path.is_dir() { templates(&path) } else { vec![path] });
    paths.collect()
}

/// The pieces of a template that are written as they stand: between its tags.
fn pieces(template: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let close = match rest.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => break,
        };
        pieces.push(rest[..start].trim().to_owned());
        rest = rest[start..].split_once(close).map_or("", |(_, rest)| rest);
    }
    pieces.push(rest.trim().to_owned());
    pieces.retain(|piece| piece.len() >= TELLING);
    pieces
}

async fn pages(gallery: &Gallery, language: &'static str, data: Data) -> Vec<(String, String)> {
    let looks = gallery.states().map(async |state| {
        let shown = gallery.look(state, language, data).await;
        let shown = shown.unwrap_or_else(|why| panic!("{why}"));
        (state.name.clone(), String::from_utf8_lossy(&shown.body).into_owned())
    });
    future::join_all(looks).await
}

#[rocket::async_test]
async fn every_piece_of_every_template_is_in_a_state() {
    let gallery = Gallery::open().expect("a gallery");
    let pages = pages(&gallery, "en", Data::Usual).await;
    let mut missing = Vec::new();
    for path in templates(Path::new(TEMPLATES)) {
        let source = fs::read_to_string(&path).expect("a template");
        let name = path.strip_prefix(TEMPLATES).expect("below the templates").display();
        for piece in pieces(&source) {
            if !pages.iter().any(|(_, page)| page.contains(&piece)) {
                missing.push(format!("{name}: {piece}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[rocket::async_test]
async fn every_state_is_the_page_that_it_says() {
    let gallery = Gallery::open().expect("a gallery");
    for state in gallery.states() {
        let shown = gallery.look(state, "en", Data::Usual).await;
        let shown = shown.unwrap_or_else(|why| panic!("{why}"));
        assert!(shown.kind.starts_with("text/html"), "{}: {}", state.name, shown.kind);
        let (name, status) = (&state.name, shown.status);
        let number: Option<u16> = name.split('-').next().and_then(|word| word.parse().ok());
        match number {
            Some(number) => assert_eq!(status, number, "{name}"),
            None if name.ends_with("-wrong") => {
                assert!([400, 422].contains(&status), "{name}: {status}");
            }
            None => assert!(status < 500, "{name}: {status}"),
        }
    }
    let mut names: Vec<_> = gallery.states().map(|state| &state.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), gallery.states().count(), "two states of one name");
}

#[rocket::async_test]
async fn hostile_data_are_data_in_every_language() {
    let gallery = Gallery::open().expect("a gallery");
    for (number, state) in gallery.states().enumerate() {
        let (language, _) = LANGUAGES[number % LANGUAGES.len()];
        let shown = gallery.look(state, language, Data::Hostile).await;
        let shown = shown.unwrap_or_else(|why| panic!("{language}: {why}"));
        let page = String::from_utf8_lossy(&shown.body);
        let is_taken_for_markup = ["<script>alert", "<b onclick", "<b>{{"];
        let name = &state.name;
        assert!(!is_taken_for_markup.iter().any(|mark| page.contains(mark)), "{name}, {language}");
    }
}

#[rocket::async_test]
async fn the_gallery_shows_states_in_frames_and_leads_from_one_to_another() {
    let client = Client::untracked(crate::pages::rocket()).await.expect("it launches");
    let index = client.get("/?state=users&lang=ar&theme=dark&width=360&data=hostile").dispatch();
    let index = index.await.into_string().await.expect("a page");
    let frame = "width=\"360\" src=\"/state/users?lang=ar&amp;theme=dark&amp;data=hostile\"";
    assert!(index.contains(frame), "{index}");
    let shown = client.get("/state/users?lang=ar&theme=dark").dispatch().await;
    let policy = shown.headers().get_one("Content-Security-Policy").expect("a policy");
    assert!(policy.contains("frame-ancestors 'self'"), "{policy}");
    assert!(shown.headers().get_one("Set-Cookie").is_none());
    assert_eq!(shown.headers().get_one("X-Frame-Options"), Some("SAMEORIGIN"));
    let page = shown.into_string().await.expect("a page");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\" data-theme=\"dark\">"), "{page}");
    let style = page.split_once("rel=\"stylesheet\" href=\"").expect("a stylesheet").1;
    let style = style.split_once('"').expect("its address").0.replace("&#x2F;", "/");
    assert_eq!(client.get(style).dispatch().await.status().code, 200);
    let from = Header::new("Referer", "http://localhost:8001/state/users?lang=ar");
    for (request, to) in [
        (client.get("/admin/log"), "/state/log?lang=ar"),
        (client.get("/admin/users?lang=de"), "/state/users?lang=de"),
        (client.post("/admin/users"), "/state/users?lang=ar"),
    ] {
        let answer = request.header(from.clone()).dispatch().await;
        assert_eq!(answer.status().code, 303);
        assert_eq!(answer.headers().get_one("Location"), Some(to));
    }
    assert_eq!(client.get("/nowhere").dispatch().await.status().code, 404);
}

#[test]
fn what_stands_in_a_message_stays() {
    let english = "key = You have { NUMBER($n) } new <a>letters</a>, { $who ->\n    [none] Sir\n   *[other] { $who }\n }.\n";
    let made = Pseudo::Long.of(english).expect("it is Fluent");
    for piece in ["{ NUMBER($n) }", "<a>", "</a>", "[none]", "*[other]", "{ $who }"] {
        assert!(made.contains(piece), "{piece}: {made}");
    }
    let longer = made.chars().count() as f64 / english.chars().count() as f64;
    assert!(!made.contains("letters") && longer > 1.2, "{made}");
    let made = Pseudo::Backwards.of("key = One word").expect("it is Fluent");
    assert_eq!(made, "key = \u{200f}Öñé\u{200f} \u{200f}ŵöŕđ\u{200f}\n");
}
