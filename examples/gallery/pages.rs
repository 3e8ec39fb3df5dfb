//! The addresses of the gallery.

use std::io::Cursor;
use std::path::PathBuf;

use rocket::config::{Config, LogLevel};
use rocket::fairing::AdHoc;
use rocket::figment::Figment;
use rocket::figment::providers::Env;
use rocket::http::uri::Origin;
use rocket::http::{ContentType, Header, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::content::{RawHtml, RawJson};
use rocket::response::{self, Redirect, Responder, Response};
use rocket::{Build, Request, Rocket, State, get, post, routes};
use serde_json::json;

use crate::gallery::{Gallery, LANGUAGES};
use crate::index::{self, Choice};
use crate::walker::Shown;

/// Beside the port of Doorward itself.
const PORT: u16 = 8001;

/// A page or a file as an installation answers it, without what forbids a frame around it.
struct Picture {
    shown: Shown,
    kept: bool,
}

/// The query of the page that a request comes from, if it is a state.
struct From(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for From {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let from = request.headers().get_one("Referer").unwrap_or_default();
        let query = from.split_once("/state/").and_then(|(_, state)| state.split_once('?'));
        Outcome::Success(From(query.map(|(_, query)| query.to_owned()).unwrap_or_default()))
    }
}

impl<'r> Responder<'r, 'static> for Picture {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let kind = self.shown.kind.parse().unwrap_or(ContentType::Plain);
        let body = self.shown.body;
        let mut response = Response::build();
        response.header(kind).sized_body(body.len(), Cursor::new(body));
        response.raw_header("Cache-Control", if self.kept { "max-age=3600" } else { "no-store" });
        response.raw_header("X-Status", self.shown.status.to_string());
        if !self.shown.policy.is_empty() {
            let policy =
                self.shown.policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
            response.header(Header::new("Content-Security-Policy", policy));
        }
        response.ok()
    }
}

#[get("/?<state>&<lang>&<theme>&<width>&<data>")]
fn start(
    gallery: &State<Gallery>,
    state: Option<&str>,
    lang: Option<&str>,
    theme: Option<&str>,
    width: Option<&str>,
    data: Option<&str>,
) -> RawHtml<String> {
    let choice = Choice::of(state, lang, theme, width, data);
    RawHtml(index::page(gallery, &choice))
}

/// The names of the states, for tests.
#[get("/states.json")]
fn names(gallery: &State<Gallery>) -> RawJson<String> {
    let groups = gallery.groups.iter().map(|group| {
        let names: Vec<_> = group.states.iter().map(|state| &state.name).collect();
        json!({ "title": group.title, "states": names })
    });
    let languages: Vec<_> = LANGUAGES.iter().map(|(tag, _)| tag).collect();
    let all = json!({ "groups": groups.collect::<Vec<_>>(), "languages": languages });
    RawJson(all.to_string())
}

#[get("/state/<name>?<lang>&<theme>&<data>")]
async fn state(
    gallery: &State<Gallery>,
    name: &str,
    lang: Option<&str>,
    theme: Option<&str>,
    data: Option<&str>,
) -> Result<Picture, (Status, String)> {
    let state = gallery.state(name).ok_or((Status::NotFound, format!("no state {name}\n")))?;
    let choice = Choice::of(None, lang, theme, None, data);
    let shown = gallery.look(state, choice.language, choice.data).await;
    let shown = shown.map_err(|why| (Status::InternalServerError, format!("{why}\n")))?;
    let mut shown = Shown::clone(&shown);
    if let Some(theme) = choice.theme {
        shown.body = in_theme(&shown.body, theme);
    }
    Ok(Picture { shown, kept: false })
}

/// A page in this theme, whatever the device and the account prefer.
fn in_theme(page: &[u8], theme: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let Some((head, rest)) = page.split_once("<html") else { return page.into_owned().into() };
    let (html, rest) = rest.split_once('>').unwrap_or((rest, ""));
    let own = html.split_once(" data-theme=").map_or(html, |(before, _)| before);
    format!("{head}<html{own} data-theme=\"{theme}\">{rest}").into_bytes()
}

/// The files that pages refer to.
#[get("/static/<_..>")]
async fn file(gallery: &State<Gallery>, address: &Origin<'_>) -> Option<Picture> {
    let shown = gallery.file(&address.to_string()).await?;
    Some(Picture { shown, kept: true })
}

#[get("/favicon.ico")]
async fn icon(gallery: &State<Gallery>) -> Option<Picture> {
    let shown = gallery.file("/favicon.ico").await?;
    Some(Picture { shown, kept: true })
}

/// A link on a page leads to a state with its address, if there is one.
#[get("/<path..>?<lang>", rank = 20)]
fn elsewhere(
    gallery: &State<Gallery>,
    path: PathBuf,
    lang: Option<&str>,
    address: &Origin<'_>,
    from: From,
) -> Result<Redirect, (Status, RawHtml<String>)> {
    let wanted = address.to_string();
    let is = |known: &str, wanted: &str| known == wanted;
    let path = format!("/{}", path.display());
    let exact = gallery.states().find(|state| state.address().is_some_and(|a| is(a, &wanted)));
    let near = || {
        gallery.states().find(|state| {
            let known = state.address().unwrap_or_default().split('?').next().unwrap_or_default();
            is(known.trim_end_matches('/'), path.trim_end_matches('/'))
        })
    };
    let Some(found) = exact.or_else(near) else {
        let text = format!("The gallery has no state at {path}.");
        return Err((Status::NotFound, RawHtml(index::notice(&text))));
    };
    let query = match lang {
        Some(lang) => {
            let rest = from.0.split('&').filter(|part| !part.starts_with("lang="));
            rest.fold(format!("lang={lang}"), |query, part| format!("{query}&{part}"))
        }
        None => from.0,
    };
    Ok(Redirect::to(format!("/state/{}?{query}", found.name)))
}

/// Forms do nothing: they lead back to where they are.
#[post("/<_..>")]
fn sent(back: Back) -> Redirect {
    Redirect::to(back.0)
}

/// The page with the form that was sent.
struct Back(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Back {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let from = request.headers().get_one("Referer").unwrap_or_default();
        let path = from.split_once("//").and_then(|(_, rest)| rest.split_once('/'));
        Outcome::Success(Back(path.map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))))
    }
}

/// The gallery with its addresses, each in its place.
pub fn rocket() -> Rocket<Build> {
    let config = Config { port: PORT, log_level: LogLevel::Off, ..Config::debug_default() };
    let figment = Figment::from(config).merge(Env::prefixed("ROCKET_").ignore(&["profile"]));
    let gallery = Gallery::open().expect("a directory for temporary files");
    let shows = AdHoc::on_liftoff("Address", |rocket| {
        Box::pin(async move {
            println!("the gallery is at http://localhost:{}", rocket.config().port);
        })
    });
    let addresses = routes![start, names, state, file, icon, elsewhere, sent];
    rocket::custom(figment).manage(gallery).attach(shows).mount("/", addresses)
}
