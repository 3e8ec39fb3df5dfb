//! A small shop that has its accounts from Doorward.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use doorward::{Claims, Clock, CurrentUser, Doorward, Frame, Page};
use rocket::figment::Figment;
use rocket::http::{Accept, ContentType, Header};
use rocket::local::blocking::{Client, LocalRequest, LocalResponse};
use rocket::{Build, Rocket, catch, catchers, get, post, routes};
use rocket_dyn_templates::{Template, context};
use sea_orm::ConnectionTrait;

pub const PASSWORD: &str = "Tangerine-Orbit-4471";

const LAYOUT: &str = r#"<!doctype html><html lang="en"><title>{% block title %}{% endblock title %}</title>
{% block head %}{% endblock head %}<body class="shop"><p>Mole &amp; Daughters</p>
{% if user %}<p id="who">{{ user.display }}</p>{% endif %}
{% block main %}{% endblock main %}</body></html>"#;

const SHELF: &str = r#"{% extends "doorward/layout.html" %}
{% block title %}Shelf{% endblock title %}{% block main %}<h1>Shelf of {{ name }}</h1>{% endblock main %}"#;

const COUNTER: &str = r#"{% extends "doorward/layout.html" %}
{% block title %}Counter{% endblock title %}{% block main %}<h1>{{ page.items }} in the basket of {% if user %}{{ user.display }} ({{ user.id }}){% else %}nobody{% endif %}</h1>{% endblock main %}"#;

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
    directory: Arc<Directory>,
}

/// Where the shop keeps its files; it goes with the last who use it.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Arc<Directory> {
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        let name = format!("doorward-shop-{}-{number}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        std::fs::create_dir_all(directory.join("templates")).expect("a directory");
        Arc::new(Directory(directory))
    }

    fn database_url(&self) -> String {
        format!("sqlite://{}/shop.db", self.0.display())
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Host {
    /// The shop with its own layout, and its accounts below `/`.
    pub fn dressed() -> Host {
        let pages = [("shop/shelf.html", SHELF), ("shop/counter.html", COUNTER)];
        Host::open("/", &[("doorward/layout.html", LAYOUT), pages[0], pages[1]])
    }

    /// The shop with Doorward's layout, and its accounts below `base`.
    pub fn at(base: &str) -> Host {
        Host::with(base, |rocket| rocket.register("/", catchers![sold_out]))
    }

    /// The same with more of its own, and without its page for what is sold out.
    pub fn with(base: &str, more: impl FnOnce(Rocket<Build>) -> Rocket<Build>) -> Host {
        let pages = [("shop/shelf.html", SHELF), ("shop/counter.html", COUNTER)];
        Host::launch(base, &pages, more).expect("the shop opens")
    }

    fn open(base: &str, files: &[(&str, &str)]) -> Host {
        let more = |rocket: Rocket<Build>| rocket.register("/", catchers![sold_out]);
        Host::launch(base, files, more).expect("the shop opens")
    }

    /// The shop with what it has done before Doorward came, to the database of this address.
    pub fn founded(base: &str, before: impl FnOnce(&str)) -> Host {
        let directory = Directory::new();
        before(&format!("{}?mode=rwc", directory.database_url()));
        Host::launch_in(directory, base, &[], (plain, |rocket| rocket)).expect("the shop opens")
    }

    /// The shop with its accounts below `/`, once more over the same data.
    pub fn reopen(self) -> Host {
        let Host { client, directory, .. } = self;
        drop(client);
        Host::launch_in(directory, "/", &[], (plain, |rocket| rocket))
            .expect("the shop opens again")
    }

    /// The shop, or why it does not open.
    pub fn launch(
        base: &str,
        files: &[(&str, &str)],
        more: impl FnOnce(Rocket<Build>) -> Rocket<Build>,
    ) -> Result<Host, Box<rocket::Error>> {
        Host::launch_in(Directory::new(), base, files, (plain, more))
    }

    /// The shop with more to say to its accounts, or why it does not open.
    pub fn declaring(
        files: &[(&str, &str)],
        accounts: impl FnOnce(Doorward) -> Doorward,
        more: impl FnOnce(Rocket<Build>) -> Rocket<Build>,
    ) -> Result<Host, Box<rocket::Error>> {
        Host::launch_in(Directory::new(), "/", files, (accounts, more))
    }

    fn launch_in(
        directory: Arc<Directory>,
        base: &str,
        files: &[(&str, &str)],
        (accounts, more): (
            impl FnOnce(Doorward) -> Doorward,
            impl FnOnce(Rocket<Build>) -> Rocket<Build>,
        ),
    ) -> Result<Host, Box<rocket::Error>> {
        Host::furnish(directory, accounts(Doorward::at(base)), &[], files, more)
    }

    /// The shop with these accounts and these of their settings, or why it does not open; `before`
    /// has been done to the database of this address.
    pub fn with_accounts(
        accounts: Doorward,
        settings: &[(&str, &str)],
        before: impl FnOnce(&str),
        more: impl FnOnce(Rocket<Build>) -> Rocket<Build>,
    ) -> Result<Host, Box<rocket::Error>> {
        let directory = Directory::new();
        before(&format!("{}?mode=rwc", directory.database_url()));
        Host::furnish(directory, accounts, settings, &[], more)
    }

    fn furnish(
        directory: Arc<Directory>,
        accounts: Doorward,
        settings: &[(&str, &str)],
        files: &[(&str, &str)],
        more: impl FnOnce(Rocket<Build>) -> Rocket<Build>,
    ) -> Result<Host, Box<rocket::Error>> {
        let templates = directory.0.join("templates");
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
            .merge(("doorward.database_url", directory.database_url()));
        let figment = settings.iter().fold(figment, |figment, setting| figment.merge(*setting));
        let rocket = rocket::custom(figment)
            .attach(Template::custom(doorward::templates_in(templates)))
            .attach(accounts.clock(clock.clone()))
            .mount("/", routes![orders, order, window, stock, shelf, counter, broken]);
        Ok(Host { client: Client::tracked(more(rocket))?, clock, directory })
    }

    /// Where the shop and its accounts keep their data.
    pub fn database_url(&self) -> String {
        self.directory.database_url()
    }

    /// Carries out a statement of the shop's own.
    pub fn execute(&self, sql: &str) {
        execute(&self.database_url(), sql);
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

/// Accounts as they come.
fn plain(doorward: Doorward) -> Doorward {
    doorward
}

/// A shop that takes its pages from a directory that is not there, before or after its accounts.
pub fn without_templates(first: bool) -> Rocket<Build> {
    let directory = Directory::new();
    let figment = Figment::from(rocket::Config::debug_default())
        .merge(("log_level", "off"))
        .merge(("template_dir", directory.0.join("templates")))
        .merge(("doorward.database_url", directory.database_url()));
    let pages = || Template::custom(doorward::templates_in(directory.0.join("nowhere")));
    let rocket = rocket::custom(figment).mount("/", routes![counter]);
    match first {
        true => rocket.attach(pages()).attach(Doorward::at("/")),
        false => rocket.attach(Doorward::at("/")).attach(pages()),
    }
    .manage(directory.clone())
}

/// Carries out a statement in a database that the shop shares with its accounts.
pub fn execute(url: &str, sql: &str) {
    block_on(async {
        let database = sea_orm::Database::connect(url).await.expect("a connection");
        database.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        database.close().await.expect("an end");
    });
}

/// Runs something of the shop's outside its requests.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = rocket::tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(work)
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
