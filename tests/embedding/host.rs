//! A small shop that has its accounts from Doorward.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use doorward::{Claims, Clock, CurrentUser, Doorward, Frame, Page};
use rocket::figment::Figment;
use rocket::http::{Accept, ContentType, Header};
use rocket::local::blocking::{Client, LocalRequest, LocalResponse};
use rocket::{Build, Rocket, catch, catchers, get, post, routes};
use rocket_dyn_templates::{Template, context};

pub const PASSWORD: &str = "Tangerine-Orbit-4471";

const LAYOUT: &str = r#"<!doctype html><html lang="en"><title>{% block title %}{% endblock title %}</title>
{% block head %}{% endblock head %}<body class="shop"><p>Mole &amp; Daughters</p>
{% if user %}<p id="who">{{ user.display }}</p>{% endif %}
{% block main %}{% endblock main %}</body></html>"#;

const SHELF: &str = r#"{% extends "doorward/layout.html" %}
{% block title %}Shelf{% endblock title %}{% block main %}<h1>Shelf of {{ name }}</h1>{% endblock main %}"#;

const COUNTER: &str = r#"{% extends "doorward/layout.html" %}
{% block title %}Counter{% endblock title %}{% block main %}<h1>{{ page.items }} in the basket of {% if user %}{{ user.display }}{% else %}nobody{% endif %}</h1>{% endblock main %}"#;

static OPENED: AtomicU32 = AtomicU32::new(0);

#[get("/orders")]
fn orders(user: CurrentUser<'_>) -> String {
    format!("Orders of {}", user.username)
}

#[post("/orders")]
fn order() -> &'static str {
    "ordered"
}

#[get("/window")]
fn window(user: Option<CurrentUser<'_>>) -> String {
    match user {
        Some(user) => format!("Back again, {}", user.username),
        None => "Have a look".to_owned(),
    }
}

#[get("/stock")]
fn stock(token: Claims) -> String {
    format!("Stock for {}", token.user_id)
}

#[get("/shelf")]
fn shelf(user: CurrentUser<'_>) -> Template {
    let name = user.username.as_str();
    Template::render("shop/shelf.html", context! { name })
}

#[get("/counter")]
fn counter(frame: Frame<'_>) -> Page {
    Page::new(&frame, "shop/counter.html", &context! { items: 3 })
}

#[get("/broken")]
fn broken(frame: Frame<'_>) -> Page {
    Page::new(&frame, "shop/no-such-template.html", &())
}

#[catch(404)]
fn sold_out() -> &'static str {
    "Sold out."
}

/// The shop with a client before it that keeps cookies, as a browser does.
pub struct Host {
    pub client: Client,
    pub clock: Clock,
    directory: PathBuf,
}

impl Host {
    /// The shop with its own layout, and its accounts below `/`.
    pub fn dressed() -> Host {
        let pages = [("shop/shelf.html", SHELF), ("shop/counter.html", COUNTER)];
        Host::open("/", &[("doorward/layout.html", LAYOUT), pages[0], pages[1]])
    }

    /// The shop with Doorward's layout, and its accounts below `base`.
    pub fn at(base: &str) -> Host {
        Host::open(base, &[("shop/shelf.html", SHELF), ("shop/counter.html", COUNTER)])
    }

    fn open(base: &str, files: &[(&str, &str)]) -> Host {
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        let name = format!("doorward-shop-{}-{number}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        let templates = directory.join("templates");
        for (file, text) in files {
            let file = templates.join(file);
            std::fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
            std::fs::write(file, text).expect("a template");
        }
        let clock = Clock::default();
        let figment = Figment::from(rocket::Config::debug_default())
            .merge(("log_level", "off"))
            .merge(("template_dir", &templates))
            .merge(("doorward.bcrypt_cost", if cfg!(debug_assertions) { 4 } else { 10 }))
            .merge(("doorward.throttle", false))
            .merge(("doorward.database_url", format!("sqlite://{}/shop.db", directory.display())));
        let rocket = rocket::custom(figment)
            .attach(Template::custom(doorward::templates_in(templates)))
            .attach(Doorward::at(base).clock(clock.clone()))
            .mount("/", routes![orders, order, window, stock, shelf, counter, broken])
            .register("/", catchers![sold_out]);
        Host { client: Client::tracked(rocket).expect("the shop opens"), clock, directory }
    }

    /// A browser's request for a page.
    pub fn get<'c>(&'c self, path: &'c str) -> LocalResponse<'c> {
        self.client.get(path).header(Accept::HTML).dispatch()
    }

    /// A form sent from a page of this site.
    pub fn post<'c>(&'c self, path: &'c str, form: &str) -> LocalResponse<'c> {
        self.form(path, form).header(Header::new("Sec-Fetch-Site", "same-origin")).dispatch()
    }

    /// A form, before it is said where it comes from.
    pub fn form<'c>(&'c self, path: &'c str, form: &str) -> LocalRequest<'c> {
        self.client.post(path).header(Accept::HTML).header(ContentType::Form).body(form)
    }

    /// Makes an account through the form below `base`, and is signed in by it.
    pub fn register(&self, base: &str, name: &str) {
        let path = format!("{base}/register");
        let form = format!(
            "username={name}&email={name}%40example.org&password={PASSWORD}&password2={PASSWORD}"
        );
        let answer = self.post(&path, &form);
        assert_eq!(answer.status().code, 303);
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// An application with guarded routes whose author forgot the fairing.
pub fn forgetful(routes: Vec<rocket::Route>) -> Rocket<Build> {
    let quiet = Figment::from(rocket::Config::debug_default()).merge(("log_level", "off"));
    rocket::custom(quiet).mount("/", routes)
}

/// The header of an answer, or nothing.
pub fn header<'r>(answer: &'r LocalResponse<'_>, name: &str) -> &'r str {
    answer.headers().get_one(name).unwrap_or_default()
}

pub mod guarded {
    //! The guarded routes one by one.

    pub fn by_session() -> Vec<rocket::Route> {
        rocket::routes![super::orders]
    }

    pub fn by_session_or_not() -> Vec<rocket::Route> {
        rocket::routes![super::window]
    }

    pub fn by_frame() -> Vec<rocket::Route> {
        rocket::routes![super::counter]
    }

    pub fn by_token() -> Vec<rocket::Route> {
        rocket::routes![super::stock]
    }
}
