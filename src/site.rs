//! Everything a request needs of this installation, managed by Rocket.

mod administration;
mod bulk;
mod entrance;
mod figures;
mod limits;

use std::sync::Arc;

pub use administration::Done;
use administration::spent;
pub use bulk::{Bulk, Census, Selection};
pub use entrance::Entered;
use figures::Figures;

use crate::audit::Audit;
use crate::clock::Clock;
use crate::codes::Codes;
use crate::config::Config;
use crate::config::Secret;
use crate::database::{Database, Watch, sqlite_path};
use crate::error::StartError;
use crate::password::HashPool;
use crate::sessions::Sessions;
use crate::throttle::Throttle;
use crate::token::{Keys, Seal};
use crate::users::Users;

/// Passwords that may wait per core before the next one is turned away. With dear hashes the pool's
/// patience ends before the queue is full.
const QUEUE_PER_CORE: usize = 32;

/// A difference between clocks that is worth a line in the log, in milliseconds.
const NOTABLE: i64 = 5_000;

/// The parts of a running Doorward; clones share them.
#[derive(Clone)]
pub struct Site {
    /// The path it is mounted at, without a trailing slash: empty, or `/prefix`.
    pub base: String,
    pub config: Config,
    pub clock: Clock,
    pub database: Database,
    pub keys: Arc<Keys>,
    pub seal: Arc<Seal>,
    pub users: Users,
    pub sessions: Sessions,
    pub throttle: Throttle,
    pub audit: Audit,
    pub codes: Codes,
    figures: Figures,
}

impl Site {
    /// Reads or makes the secret, connects, and brings the schema up to date.
    ///
    /// # Errors
    /// One sentence that names the key or the file at fault.
    pub async fn open(base: &str, config: Config, clock: Clock) -> Result<Self, StartError> {
        must_have_directory(&config.database_url)?;
        let secret = match &config.secret_key {
            Some(secret) => secret.clone(),
            None => Secret::keep_in(&secret_file(&config))?,
        };
        let keys = Keys::new(&config, &secret)?;
        let seal = Seal::new(&config, &secret);
        let database = Database::connect(&config.database_url).await?;
        // The schema notes when it was made, by the clock that counts.
        database.tell_time(&clock).await?;
        let lead = clock.lead_ms();
        if lead.abs() > NOTABLE {
            tracing::warn!(
                event = "clock_differs",
                lead_ms = lead,
                "the database server's clock is ahead of this machine's by so much, and counts"
            );
        }
        database.migrate(&clock, Watch::LOG).await?;
        Ok(Site::of(base, config, clock, (keys, seal), database))
    }

    /// Connects to the database of an installation that is there, and makes or changes nothing.
    /// It signs with a passing secret: a command at a terminal signs nothing that lasts, and need
    /// not know the server's.
    ///
    /// # Errors
    /// One sentence: there is no database, or its schema is not the one of this version.
    pub async fn visit(config: Config, clock: Clock) -> Result<Self, StartError> {
        let database = Database::connect_existing(&config.database_url).await?;
        database.must_be_current().await?;
        Site::over(config, clock, database).await
    }

    /// As [`Site::visit`], over a database that somebody has opened.
    ///
    /// # Errors
    /// A key's file cannot be used, or the database does not answer.
    pub async fn over(
        config: Config,
        clock: Clock,
        database: Database,
    ) -> Result<Self, StartError> {
        database.tell_time(&clock).await?;
        let secret = Secret::generate();
        let signing = (Keys::new(&config, &secret)?, Seal::new(&config, &secret));
        Ok(Site::of("/", config, clock, signing, database))
    }

    fn of(
        base: &str,
        config: Config,
        clock: Clock,
        (keys, seal): (Keys, Seal),
        database: Database,
    ) -> Self {
        let keys = Arc::new(keys);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let hashing = HashPool::new(cores, cores * QUEUE_PER_CORE);
        Site {
            base: base.trim_end_matches('/').to_owned(),
            users: Users::new(database.clone(), hashing, clock.clone(), &config),
            sessions: Sessions::new(database.clone(), keys.clone(), clock.clone(), &config),
            throttle: Throttle::new(database.clone(), clock.clone(), config.throttle),
            audit: Audit::new(database.clone(), clock.clone(), &config),
            codes: Codes::new(database.clone(), clock.clone()),
            figures: Figures::default(),
            config,
            clock,
            database,
            keys,
            seal: Arc::new(seal),
        }
    }

    /// An own path with the base before it.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The address, for people elsewhere, of an own path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.config.public_url.origin(), self.base)
    }

    /// Deletes what has expired. Answers how many sessions went.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn flush_expired(&self) -> Result<u64, sea_orm::DbErr> {
        self.throttle.flush().await?;
        self.codes.flush().await?;
        self.audit.flush().await?;
        self.sessions.flush_expired().await
    }
}

/// Where the secret lies that was made at the first start: beside the SQLite database, or in the
/// working directory.
pub fn secret_file(config: &Config) -> std::path::PathBuf {
    let beside = sqlite_path(&config.database_url).and_then(|path| Some(path.parent()?.to_owned()));
    beside.unwrap_or_default().join("doorward.secret")
}

/// Insists that the SQLite file has a directory to be made in.
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
