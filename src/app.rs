//! The state of an installation that every request needs, managed by Rocket.

mod figures;
mod flush;
mod hooked;
mod jobs;
mod secret;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use sea_orm::DbErr;

pub use jobs::Jobs;
pub use secret::{is_lost, secret_file};

use crate::audit::{Audit, Failures};
use crate::clock::Clock;
use crate::codes::Codes;
use crate::config::{Config, Secret};
use crate::database::{Cached, Database, Watch, describe, sqlite_path};
use crate::error::StartError;
use crate::hooks::Hooked;
use crate::installation;
use crate::password::HashPool;
use crate::permissions::{Catalogue, Permissions};
use crate::sessions::Sessions;
use crate::throttle::Throttle;
use crate::token::{Keys, Salt, Seal};
use crate::users::{Totals, Users};

/// Passwords that may wait per core before the next one is turned away. When hashes are expensive,
/// the pool's timeout is reached before the queue is full.
const QUEUE_PER_CORE: usize = 32;

/// The stored fact with the running server's base path, so that commands print its URLs.
const BASE: &str = "base";
/// The stored fact with the permissions that the running server declares, so that commands know
/// them.
const PERMISSIONS: &str = "permissions";

/// A difference between clocks that is worth a log entry, in milliseconds.
const NOTABLE: i64 = 5_000;

/// A running Doorward; clones share its parts.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of a running Doorward.
pub struct Parts {
    /// The path it is mounted at, without a trailing slash: empty, or `/prefix`.
    pub base: String,
    pub config: Config,
    pub clock: Clock,
    pub database: Database,
    pub keys: Arc<Keys>,
    pub seal: Seal,
    pub users: Users,
    pub permissions: Permissions,
    pub sessions: Sessions,
    pub throttle: Throttle,
    pub audit: Audit,
    pub codes: Codes,
    pub jobs: Jobs,
    pub hooks: Hooked,
    figures: Figures,
}

/// A day, with the number of events on it.
pub type Daily = Vec<(i64, i64)>;

/// The figures that are slow to compute.
#[derive(Clone, Debug, Default)]
struct Figures {
    totals: Cached<Totals>,
    sessions: Cached<u64>,
    sign_ups: Cached<Daily>,
    sign_ins: Cached<Daily>,
    /// The sign-ins of past days, which no longer change.
    signed_in: Arc<Mutex<BTreeMap<i64, i64>>>,
    failures: Cached<Failures>,
    limited: Cached<usize>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Reads or creates the secret, connects, and brings the schema up to date.
    ///
    /// # Errors
    /// One sentence that names the key or the file at fault.
    pub async fn open(
        base: &str,
        config: Config,
        clock: Clock,
        hooks: Hooked,
    ) -> Result<Self, StartError> {
        must_have_directory(&config.database_url)?;
        let given = secret::given(&config)?;
        // A key that cannot be used stops the start before anything is created.
        Keys::new(&config, &Secret::generate(), &Salt::generate(0))?;
        let database = Database::connect(&config).await?;
        // Migrations record the time, which has to come from the database's clock.
        database.tell_time(&clock).await?;
        let lead = clock.lead_ms();
        if lead.abs() > NOTABLE {
            tracing::warn!(
                event = "clock_differs",
                lead_ms = lead,
                "the database server's clock is ahead of this machine's by so much, and counts"
            );
        }
        if database.migrate(&clock, Watch::LOG).await? {
            let name = describe(&config.database_url);
            tracing::warn!(
                event = "database_made",
                database = name,
                "there was no database, so this start made one"
            );
        }
        let secret = secret::settled(&config, given, &database).await?;
        let told = |error| database.unusable(&error);
        let salt = salt(&database, &clock).await.map_err(told)?;
        let signing = (Keys::new(&config, &secret, &salt)?, Seal::new(&config, &secret));
        let app = App::of((base, hooks), config, clock, signing, database);
        let told = |error| app.database.unusable(&error);
        if installation::value(&app.database.read, BASE).await.map_err(told)?
            != Some(app.base.clone())
        {
            installation::put(&app.database.write, BASE, app.base.clone()).await.map_err(told)?;
        }
        Ok(app)
    }

    /// Connects to the database of an existing installation; creates and changes nothing. Its URLs
    /// start at `base`, or where the server that started last is mounted. It signs with a temporary
    /// secret: commands sign nothing that lasts, and need not know the server's secret.
    ///
    /// # Errors
    /// One sentence: the database does not exist, or its schema is not the one of this version.
    pub async fn visit(
        base: Option<&str>,
        config: Config,
        clock: Clock,
        hooks: Hooked,
    ) -> Result<Self, StartError> {
        let database = Database::connect_existing(&config).await?;
        database.must_be_current().await?;
        App::over((base, hooks), config, clock, database).await
    }

    /// Like [`App::visit`], for a database that is open already.
    ///
    /// # Errors
    /// A key's file cannot be used, or the database does not answer.
    pub async fn over(
        (base, hooks): (Option<&str>, Hooked),
        config: Config,
        clock: Clock,
        database: Database,
    ) -> Result<Self, StartError> {
        database.tell_time(&clock).await?;
        let secret = Secret::generate();
        let salt = Salt::generate(clock.now());
        let signing = (Keys::new(&config, &secret, &salt)?, Seal::new(&config, &secret));
        let app_base = match base {
            Some(base) => base.to_owned(),
            None => {
                let known = installation::value(&database.read, BASE).await;
                known.map_err(|error| database.unusable(&error))?.unwrap_or_default()
            }
        };
        let app = App::of((&app_base, hooks), config, clock, signing, database);
        if base.is_none() {
            // A host declares its permissions itself.
            let told = |error| app.database.unusable(&error);
            let known = installation::value(&app.database.read, PERMISSIONS).await;
            let known = known.map_err(told)?.unwrap_or_default();
            app.permissions.declare(Catalogue::parse(&known));
        }
        Ok(app)
    }

    /// Sets the declared permissions, for this server and for commands on the same database.
    ///
    /// # Errors
    /// A database error.
    pub async fn declare(&self, catalogue: Catalogue) -> Result<(), StartError> {
        let (database, text) = (&self.database, catalogue.text());
        let told = |error| database.unusable(&error);
        let known = installation::value(&database.read, PERMISSIONS).await.map_err(told)?;
        if known.unwrap_or_else(|| Catalogue::default().text()) != text {
            installation::put(&database.write, PERMISSIONS, text).await.map_err(told)?;
        }
        self.permissions.declare(catalogue);
        Ok(())
    }

    fn of(
        (base, hooks): (&str, Hooked),
        config: Config,
        clock: Clock,
        (keys, seal): (Keys, Seal),
        database: Database,
    ) -> Self {
        let keys = Arc::new(keys);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let hashing = HashPool::new(cores, cores * QUEUE_PER_CORE);
        App(Arc::new(Parts {
            base: base.trim_end_matches('/').to_owned(),
            users: Users::new(database.clone(), hashing, clock.clone(), &config),
            permissions: Permissions::new(database.clone()),
            sessions: Sessions::new(database.clone(), keys.clone(), clock.clone(), &config),
            throttle: Throttle::new(database.clone(), clock.clone(), config.throttle),
            audit: Audit::new(database.clone(), clock.clone(), &config),
            codes: Codes::new(database.clone(), clock.clone()),
            jobs: Jobs::default(),
            hooks,
            figures: Figures::default(),
            config,
            clock,
            database,
            keys,
            seal,
        }))
    }

    /// One of Doorward's paths, with the base before it.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The path of the start page; the site's, when the host has that page.
    pub fn home(&self) -> String {
        if self.config.left_out.have("/") { "/".to_owned() } else { self.path("/") }
    }

    /// The absolute URL of one of Doorward's paths, as used outside the browser.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.config.public_url.origin(), self.base)
    }

    /// The URL where the first superuser is created, with a new code; `None` when there is one, or
    /// when that page is left to the host.
    pub async fn setup_address(&self) -> Result<Option<String>, DbErr> {
        if self.config.left_out.have("/setup") || self.users.has_superuser().await? {
            return Ok(None);
        }
        let code = self.codes.setup().await?;
        Ok(Some(self.url(&format!("/setup?code={}", code.reveal()))))
    }
}

/// The database's own part of the key for refresh tokens, created on first use.
async fn salt(database: &Database, clock: &Clock) -> Result<Salt, DbErr> {
    let name = "refresh_key_salt";
    let made = || Salt::generate(clock.now()).text();
    let text = match installation::value(&database.read, name).await? {
        Some(text) => text,
        None => installation::settle(&database.write, name, made()).await?,
    };
    Salt::parse(&text).ok_or_else(|| DbErr::Custom(format!("installation: {name} is damaged")))
}

/// Requires that the directory of the SQLite file exists.
///
/// # Errors
/// One sentence that names the directory.
fn must_have_directory(url: &str) -> Result<(), StartError> {
    let path = sqlite_path(url);
    let directory = path.as_deref().and_then(std::path::Path::parent);
    match directory.filter(|directory| !directory.as_os_str().is_empty() && !directory.is_dir()) {
        None => Ok(()),
        Some(directory) => Err(StartError(format!(
            "doorward.database_url (DOORWARD_DATABASE_URL): there is no directory {}",
            directory.display()
        ))),
    }
}
