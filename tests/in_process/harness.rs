//! A world of its own for each test: application, database, clock, and the visitors in it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aws_lc_rs::rand;
use data_encoding::BASE64URL_NOPAD;
use doorward::{Clock, Doorward};
use rocket::Route;
use rocket::config::LogLevel;
use rocket::local::asynchronous::Client;
use rocket_dyn_templates::Template;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TryGetable};
use serde_json::{Value, json};

use crate::actor::Visitor;
use crate::{databases, tables};

/// What all accounts of the tests have as password, unless a test is about passwords.
pub const PASSWORD: &str = "tangerine-orbit-47";
/// Where browsers see the site.
pub const ORIGIN: &str = "http://localhost:8000";

/// What the host declares that there is to permit.
pub const PERMISSIONS: [(&str, &str); 2] =
    [("orders.edit", "May change orders"), ("orders.view", "May see orders")];

static WORLDS: AtomicU32 = AtomicU32::new(0);

/// The application as its visitors find it.
pub struct World {
    pub clock: Clock,
    pub client: Client,
    pub secret: String,
    pub url: String,
    pub database: DatabaseConnection,
    _directory: Directory,
}

impl World {
    /// With the settings of a fresh installation, but for a cheap bcrypt and no throttle.
    pub async fn new() -> World {
        World::with(json!({})).await
    }

    /// With these keys of the table `doorward`.
    pub async fn with(settings: Value) -> World {
        World::hosting(settings, Vec::new()).await
    }

    /// With a host application's routes beside it.
    pub async fn hosting(settings: Value, routes: Vec<Route>) -> World {
        let directory = Directory::make();
        let url = if on_postgres() {
            databases::fresh_database().await
        } else {
            format!("sqlite://{}", directory.0.join("doorward.db").display())
        };
        let secret = secret();
        let mut table = json!({
            "database_url": url,
            "public_url": ORIGIN,
            "secret_key": secret,
            "bcrypt_cost": 4,
            "throttle": false,
            // Tests plant entries of long ago, which the upkeep would delete when it comes round.
            "audit_retention": 3_153_600_000_i64,
        });
        let keys = table.as_object_mut().expect("it is one");
        tables::settings(keys);
        keys.extend(settings.as_object().expect("settings are a table").clone());
        let templates = directory.0.join("templates");
        std::fs::create_dir(&templates).expect("the directory is new");
        let figment = rocket::Config::figment()
            .merge(("log_level", LogLevel::Off))
            .merge(("ident", false))
            .merge(("ip_header", false))
            .merge(("template_dir", templates))
            .merge(("doorward", table));
        let clock = Clock::default();
        let rocket = rocket::custom(figment)
            .attach(Template::custom(doorward::templates))
            .attach(Doorward::at("/").clock(clock.clone()).permissions(&PERMISSIONS))
            .mount("/", routes);
        let client = Client::untracked(rocket).await.expect("the world starts");
        let url = settings["database_url"].as_str().map_or(url, str::to_owned);
        let database = tables::connect(&url, 1).await;
        World { clock, client, secret, url, database, _directory: directory }
    }

    /// Somebody with a new browser.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor::new(self)
    }

    /// Somebody with an account, signed in.
    pub async fn member(&self, name: &str) -> Visitor<'_> {
        let visitor = self.visitor();
        visitor.register(name).await.is(303);
        visitor
    }

    /// Lets time pass.
    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// Changes the database behind the application's back; answers how many rows.
    pub async fn change(&self, sql: &str) -> u64 {
        let done = self.database.execute_raw(self.statement(sql)).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected()
    }

    /// The first column of the one row that `sql` selects.
    pub async fn ask<T: TryGetable>(&self, sql: &str) -> T {
        let row = self.database.query_one_raw(self.statement(sql)).await;
        row.unwrap_or_else(|error| panic!("{sql}: {error}"))
            .unwrap_or_else(|| panic!("{sql}: no row"))
            .try_get_by_index(0)
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// How many rows a table has, under a condition.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        self.ask(&format!("SELECT count(*) FROM {table} WHERE {condition}")).await
    }

    fn statement(&self, sql: &str) -> Statement {
        let backend = if on_postgres() { DbBackend::Postgres } else { DbBackend::Sqlite };
        Statement::from_string(backend, tables::named(sql))
    }
}

/// Whether this run is about PostgreSQL: `TEST_DATABASE=postgres`.
pub fn on_postgres() -> bool {
    match std::env::var("TEST_DATABASE").as_deref() {
        Err(_) | Ok("sqlite") => false,
        Ok("postgres") => true,
        Ok(other) => panic!("TEST_DATABASE={other}: expected sqlite or postgres"),
    }
}

/// A number from the environment that makes a test longer than it is by default.
pub fn rounds(default: u32) -> u32 {
    let wanted = std::env::var("TEST_ROUNDS").ok();
    wanted.map_or(default, |text| text.parse().expect("TEST_ROUNDS is a number"))
}

fn secret() -> String {
    let mut bytes = [0; 48];
    rand::fill(&mut bytes).expect("the operating system gives random bytes");
    BASE64URL_NOPAD.encode(&bytes)
}

/// A directory that goes with its world; in memory where the machine has a place for that.
struct Directory(PathBuf);

impl Directory {
    fn make() -> Directory {
        let memory = PathBuf::from("/dev/shm");
        let root = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let world = WORLDS.fetch_add(1, Ordering::Relaxed);
        let path = root.join(format!("doorward-world-{}-{world}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a directory can be made");
        Directory(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
