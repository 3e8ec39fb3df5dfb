//! The database: SQLite in a file, or PostgreSQL, with the same statements.

mod batches;
mod cached;
mod condition;
mod copy;
mod known;
mod moved;
mod patient;
mod postgres;
mod ready;
mod restore;
mod schema;
mod schema_status;
mod shm;
mod sound;
mod sqlite;
mod sqlite_reader;
mod steps;
mod time;
mod turn;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rocket::tokio::sync::Mutex;
use sea_orm::sqlx::postgres::PgPool;
use sea_orm::sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};
use sea_orm::{ConnAcquireErr, DbBackend, DbErr, RuntimeErr, TransactionTrait};

pub use cached::Cached;
pub use copy::copy;
use patient::Rules;
pub use patient::{Connection, Transaction};
pub use restore::restore;
pub use schema::Watch;
pub use schema_status::SchemaStatus;
pub use sound::{Care, damage};
pub(crate) use sqlite_reader::Reader;
use time::date;
pub use turn::{migrate, migrate_with};

use crate::config::Config;
use crate::error::{StartError, cause, driver};
use crate::migrations::Names;

/// How long a statement waits for a lock or a connection. A request waits at most twice as long
/// while the database is unavailable.
const PATIENCE: Duration = Duration::from_millis(2500);
/// How long a statement may take on PostgreSQL, including the wait for a connection.
const STATEMENT: Duration = Duration::from_millis(2750);
/// PostgreSQL connections per process.
const CONNECTIONS: u32 = 16;

/// Connections to the database: `read` for statements that only read, `write` for all others. On
/// SQLite they are separate pools, of which `read` cannot write.
#[derive(Clone, Debug)]
pub struct Database {
    pub read: Connection,
    pub write: Connection,
    /// A description for people.
    name: String,
    /// The file, on SQLite.
    file: Option<PathBuf>,
    hot: Hot,
    rules: Rules,
    ready: Readiness,
}

/// The connection for the one statement of the hot path.
#[derive(Clone, Debug)]
pub(crate) enum Hot {
    Sqlite(Reader),
    Postgres(PgPool),
}

/// Whether a write would succeed, and when that was checked. Clones share it.
#[derive(Clone, Debug, Default)]
struct Readiness(Arc<Mutex<Option<Answered>>>);

type Answered = (Instant, Result<(), DbErr>);

impl Database {
    /// Connects to the configured database. Creates the SQLite file (mode 0600) if it does not
    /// exist.
    ///
    /// # Errors
    /// One sentence that names the database, without its password.
    pub async fn connect(config: &Config) -> Result<Self, StartError> {
        Database::connect_to(config, Purpose::Make).await
    }

    async fn connect_to(config: &Config, purpose: Purpose) -> Result<Self, StartError> {
        let url = &config.database_url;
        match Database::open(url, Names::of(config), purpose).await {
            Ok(database) => Ok(database),
            Err(error) => Err(StartError(format!(
                "doorward.database_url (DOORWARD_DATABASE_URL): cannot use {}: {}",
                describe(url),
                cause(&error)
            ))),
        }
    }

    /// Like [`Database::connect`], but does not create an SQLite file.
    ///
    /// # Errors
    /// The same, and when there is no file.
    pub async fn connect_existing(config: &Config) -> Result<Self, StartError> {
        must_exist(&config.database_url)?;
        Database::connect_to(config, Purpose::Use).await
    }

    /// Like [`Database::connect_existing`], for callers that only read: not even SQLite's journal
    /// mode is changed.
    ///
    /// # Errors
    /// The same.
    pub async fn look(config: &Config) -> Result<Self, StartError> {
        must_exist(&config.database_url)?;
        Database::connect_to(config, Purpose::Look).await
    }

    async fn open(url: &str, names: Names, purpose: Purpose) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_path(url) {
            return sqlite::open(&path, names, describe(url), purpose).await;
        }
        postgres::open(url, names).await
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// The database does not answer in time.
    pub async fn begin(&self) -> Result<Transaction, DbErr> {
        let connection = self.write.unhurried();
        self.write.begin(|| connection.begin_with_options(patient::immediate())).await
    }

    /// Runs a read-only query on [`Hot::Postgres`], under the same rules as any statement.
    pub(crate) async fn in_time<T, F>(&self, work: impl Fn() -> F) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        self.rules.apply(true, work).await
    }

    /// Closes the connections; SQLite then merges its WAL into the file.
    pub async fn close(&self) {
        let _ = self.read.unhurried().clone().close().await;
        let _ = self.write.unhurried().clone().close().await;
    }

    /// One sentence about why the database cannot be used.
    pub fn unusable(&self, error: &DbErr) -> StartError {
        let mut why = cause(error);
        if self.backend() == DbBackend::Postgres && is_crowded(error) {
            why.push_str("; the server takes too few: Doorward needs 3 at least");
        }
        self.told(&why)
    }

    /// Whether this is SQLite or PostgreSQL.
    pub fn backend(&self) -> DbBackend {
        match &self.hot {
            Hot::Sqlite(_) => DbBackend::Sqlite,
            Hot::Postgres(_) => DbBackend::Postgres,
        }
    }

    pub(crate) fn hot(&self) -> &Hot {
        &self.hot
    }

    /// The names of the tables, for statements on [`Hot`].
    pub(crate) fn names(&self) -> &Names {
        &self.rules.names
    }

    /// A statement for [`Hot::Postgres`], with the names of this database.
    pub(crate) fn named(&self, sql: &'static str) -> SqlStr {
        match self.names().apply(sql) {
            Cow::Borrowed(same) => same.into_sql_str(),
            Cow::Owned(named) => AssertSqlSafe(named).into_sql_str(),
        }
    }
}

/// Whether no connection was available.
fn is_crowded(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
        || matches!(driver(error), Some(sea_orm::sqlx::Error::PoolTimedOut))
}

fn must_exist(url: &str) -> Result<(), StartError> {
    match sqlite_path(url) {
        Some(path) if !path.exists() => Err(StartError(format!(
            "there is no database yet ({}): start the server or run `doorward migrate`, \
             or go to the directory of the one you mean",
            describe(url)
        ))),
        _ => Ok(()),
    }
}

/// Why an SQLite file is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Make,
    Use,
    Look,
}

/// The absolute path of the file of a `sqlite:` URL, which does not depend on the working
/// directory.
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = PathBuf::from(rest.split('?').next().unwrap_or(rest));
    Some(std::path::absolute(&path).unwrap_or(path))
}

/// A description of the database for people, without the password.
pub fn describe(url: &str) -> String {
    match sqlite_path(url) {
        Some(path) => format!("SQLite, {}", path.display()),
        None => postgres::name(url).unwrap_or_else(|_| "PostgreSQL".to_owned()),
    }
}

/// An error of the driver, wrapped like those that come through SeaORM.
pub(crate) fn wrap(error: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}
