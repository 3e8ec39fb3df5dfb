//! A Doorward in this process, with sample data and a clock that stands still. Whatever a walk does
//! to it is undone before the next one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use doorward::{Clock, Doorward, Problem};
use rocket::config::LogLevel;
use rocket::local::asynchronous::Client;
use rocket::{get, routes};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use serde_json::{Value, json};

use crate::sample::{self, Data, NOW, PASSWORD, PERMISSIONS};
use crate::walker::Walker;

const LOGO: &str = include_str!("logo.svg");
/// What makes the first superuser of an empty installation.
pub const SETUP_CODE: &str = "open-sesame";
/// Where visitors come from.
pub const ADDRESS: &str = "203.0.113.24";

/// Which installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A shop with people, a look of its own, and everything switched on.
    Shop,
    /// People, no look of its own, and everything switched off.
    Bare,
    /// Right after its first start.
    Fresh,
}

/// The running installation.
pub struct House {
    pub client: Client,
    pub origin: &'static str,
    clock: Clock,
    database: PathBuf,
    /// The database before any walk.
    planted: PathBuf,
}

/// What an application around Doorward answers with a status alone.
#[get("/gallery/<status>")]
fn problem(status: u16) -> Problem {
    let mut problem = Problem::of_status(status);
    problem.retry_after = (status == 429).then_some(840);
    problem
}

impl House {
    /// Starts one in a directory that is not there yet; `texts` is the one with more languages.
    pub async fn open(
        kind: Kind,
        data: Data,
        directory: &Path,
        texts: &Path,
    ) -> Result<House, String> {
        let database = directory.join("doorward.db");
        fs::create_dir_all(directory.join("templates")).map_err(told)?;
        fs::write(directory.join("logo.svg"), LOGO).map_err(told)?;
        let settings = settings(kind, data, directory);
        let origin = origin(kind);
        let figment = rocket::Config::figment()
            .merge(("log_level", LogLevel::Off))
            .merge(("template_dir", directory.join("templates")))
            .merge(("doorward", settings));
        let clock = Clock::frozen();
        set(&clock);
        let permissions: &[(&str, &str)] = if kind == Kind::Shop { &PERMISSIONS } else { &[] };
        let doorward = Doorward::at("/").clock(clock.clone()).permissions(permissions).texts(texts);
        let templates = doorward::testing::program_templates(&figment, texts)?;
        let rocket =
            rocket::custom(figment).attach(templates).attach(doorward).mount("/", routes![problem]);
        let client = Client::untracked(rocket).await.map_err(told)?;
        let planted = directory.join("planted.db");
        let house = House { client, origin, clock, database, planted };
        house.plant(kind, data).await
    }

    async fn plant(self, kind: Kind, data: Data) -> Result<House, String> {
        if kind == Kind::Fresh {
            let database = Connection::open(&self.database).map_err(told)?;
            let hash = digest::digest(&digest::SHA256, SETUP_CODE.as_bytes());
            let code = "INSERT INTO codes (hash, kind, binding, expires_at) \
                        VALUES (?1, 'setup', '', ?2)";
            database.execute(code, (HEXLOWER.encode(hash.as_ref()), NOW + 1800)).map_err(told)?;
        } else {
            // The only way to a password's hash is an account; the others have the same.
            let accounts = self.client.rocket().state::<doorward::Accounts>();
            let accounts = accounts.ok_or("Doorward is not attached")?;
            let first = doorward::NewUser::new("first", "first@example.org").password(PASSWORD);
            accounts.create(first).await.map_err(told)?;
            let database = Connection::open(&self.database).map_err(told)?;
            sample::plant(&database, data).map_err(told)?;
        }
        copy(&self.database, &self.planted)?;
        Ok(self)
    }

    /// A visitor whom nobody knows, before an installation that nobody has visited.
    pub fn visitor(&mut self, language: &str, data: Data) -> Result<Walker<'_>, String> {
        set(&self.clock);
        copy(&self.planted, &self.database)?;
        Ok(Walker::new(self, language, data))
    }

    /// Changes the database behind the installation's back.
    pub fn change(&self, sql: &str) -> Result<(), String> {
        let database = Connection::open(&self.database).map_err(told)?;
        database.execute_batch(sql).map_err(|error| format!("{sql}: {error}"))
    }
}

/// Where browsers see it.
fn origin(kind: Kind) -> &'static str {
    match kind {
        Kind::Shop => "https://accounts.alder-finch.example",
        Kind::Bare => "http://accounts.example.org",
        Kind::Fresh => "http://localhost:8000",
    }
}

fn settings(kind: Kind, data: Data, directory: &Path) -> Value {
    let database = directory.join("doorward.db");
    let mut settings = json!({
        "database_url": format!("sqlite://{}", database.display()),
        "secret_key": "the gallery has nothing to keep secret from anybody",
        "public_url": origin(kind),
        "bcrypt_cost": 4,
        "audit_retention": 3_153_600_000_i64,
    });
    let own = match kind {
        Kind::Shop => json!({
            "site_name": data.site(),
            "tagline": "Paper for people who write.",
            "logo": directory.join("logo.svg"),
            "accent": "#642560",
            "contact": "help@alder-finch.example",
            "footer_links": { "Privacy": "https://example.org/privacy", "Terms": "/terms" },
            "terms_required": true,
            "time_zone": "Europe/London",
        }),
        Kind::Bare => json!({
            "registration": "closed",
            "throttle": false,
            "insecure_http": true,
            "password_min_length": 6,
        }),
        Kind::Fresh => json!({}),
    };
    if let (Some(settings), Value::Object(own)) = (settings.as_object_mut(), own) {
        settings.extend(own);
    }
    settings
}

/// Puts the clock at the time of the gallery.
fn set(clock: &Clock) {
    let ahead = clock.now_ms() - NOW * 1000;
    let by = Duration::from_millis(ahead.unsigned_abs());
    if ahead > 0 { clock.step_back(by) } else { clock.advance(by) }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let from = Connection::open(from).map_err(told)?;
    let mut to = Connection::open(to).map_err(told)?;
    let copy = Backup::new(&from, &mut to).map_err(told)?;
    copy.run_to_completion(i32::MAX, Duration::from_millis(5), None).map_err(told)
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
