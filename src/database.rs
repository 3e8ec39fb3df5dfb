//! The store: SQLite in a file, or PostgreSQL, behind one set of statements.

mod batches;
mod copy;
mod kept;
mod known;
mod moved;
mod patient;
mod reader;
mod schema;
mod shm;
mod sqlite;
mod time;

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sea_orm::sqlx::{Connection as _, Executor};
use sea_orm::{
    DbBackend, DbErr, SqliteTransactionMode, SqlxPostgresConnector, TransactionOptions,
    TransactionTrait,
};

pub use copy::copy;
pub use kept::Kept;
use patient::Patient;
pub use patient::{Connection, Transaction};
pub(crate) use reader::Reader;
pub use schema::{Standing, Watch};

use crate::error::StartError;

/// How long a statement waits for a lock or a connection. Twice this is the longest a request
/// hangs while the database is away.
const PATIENCE: Duration = Duration::from_millis(2500);
/// How long a statement may take on PostgreSQL, the wait for a connection included.
const STATEMENT: Duration = Duration::from_millis(2750);
/// PostgreSQL connections per process.
const CONNECTIONS: u32 = 16;

/// Connections to the database: `read` for statements that only read, `write` for the others.
/// On SQLite they are different pools, and one through which nothing can be written.
#[derive(Clone, Debug)]
pub struct Database {
    pub read: Connection,
    pub write: Connection,
    /// In words, for people.
    name: String,
    /// Where SQLite keeps it.
    file: Option<PathBuf>,
    hot: Hot,
}

/// What runs the one statement of the hot path.
#[derive(Clone, Debug)]
pub(crate) enum Hot {
    Sqlite(Reader),
    Postgres(PgPool),
}

impl Database {
    /// Connects to `url`, making the SQLite file (mode 0600) when it is not there.
    ///
    /// # Errors
    /// One sentence that names the database, without its password.
    pub async fn connect(url: &str) -> Result<Self, StartError> {
        Database::connect_to(url, Purpose::Make).await
    }

    async fn connect_to(url: &str, purpose: Purpose) -> Result<Self, StartError> {
        match Database::open(url, purpose).await {
            Ok(database) => Ok(database),
            Err(error) => Err(StartError(format!(
                "doorward.database_url (DOORWARD_DATABASE_URL): cannot use {}: {}",
                describe(url),
                reason(&error)
            ))),
        }
    }

    /// As [`Database::connect`], to a database that is there: an SQLite file is not made.
    ///
    /// # Errors
    /// As there, and when there is no file.
    pub async fn connect_existing(url: &str) -> Result<Self, StartError> {
        must_exist(url)?;
        Database::connect_to(url, Purpose::Use).await
    }

    /// As [`Database::connect_existing`], for one who looks: not even SQLite's way of keeping a
    /// journal is changed.
    ///
    /// # Errors
    /// As there.
    pub async fn look(url: &str) -> Result<Self, StartError> {
        must_exist(url)?;
        Database::connect_to(url, Purpose::Look).await
    }

    async fn open(url: &str, purpose: Purpose) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_path(url) {
            return sqlite::open(&path, describe(url), purpose).await;
        }
        let options = PgConnectOptions::from_str(url).map_err(wrap)?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .min_connections(1)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            // A connection that has idled may have outlived the server at its other end.
            .before_acquire(|connection, meta| {
                Box::pin(async move {
                    if meta.idle_for > Duration::from_secs(1) {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .after_connect(|connection, _| {
                Box::pin(async move {
                    connection
                        .execute("SET statement_timeout = '5s'; SET lock_timeout = '2500ms'")
                        .await?;
                    Ok(())
                })
            })
            .connect_with(options)
            .await
            .map_err(wrap)?;
        let both = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
        let both = Patient::new(both, Some(STATEMENT));
        let hot = Hot::Postgres(pool);
        Ok(Database { read: both.clone(), write: both, name: describe(url), file: None, hot })
    }

    /// Begins a transaction that may write; on SQLite `BEGIN IMMEDIATE`, because a transaction
    /// that reads first and writes later fails there at once when another writes in between.
    ///
    /// # Errors
    /// When the database does not answer in time.
    pub async fn begin(&self) -> Result<Transaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let patience = self.patience();
        let begun = self.write.unhurried().begin_with_options(options);
        let transaction = Connection::within(patience, begun).await?;
        Ok(Patient::new(transaction, patience))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        let answer = async {
            match &self.hot {
                Hot::Sqlite(reader) => {
                    let statement = "SELECT count(*) FROM users WHERE username_key = $1";
                    reader.one(statement, "", |_| Ok(())).await.map(drop)
                }
                Hot::Postgres(pool) => pool.execute("SELECT 1").await.map(drop).map_err(wrap),
            }
        };
        match rocket::tokio::time::timeout(PATIENCE, answer).await {
            Ok(answered) => answered,
            Err(_) => Err(DbErr::Custom("no answer in time".into())),
        }
    }

    /// What [`Hot::Postgres`] is asked, within the time that any statement has.
    pub(crate) async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, DbErr> {
        Connection::within(self.patience(), work).await
    }

    fn patience(&self) -> Option<Duration> {
        matches!(self.hot, Hot::Postgres(_)).then_some(STATEMENT)
    }

    /// Gives the connections back; SQLite merges its log into the file.
    pub async fn close(&self) {
        let _ = self.read.unhurried().clone().close().await;
        let _ = self.write.unhurried().clone().close().await;
    }

    /// Which of the two it is.
    pub fn backend(&self) -> DbBackend {
        match &self.hot {
            Hot::Sqlite(_) => DbBackend::Sqlite,
            Hot::Postgres(_) => DbBackend::Postgres,
        }
    }

    pub(crate) fn hot(&self) -> &Hot {
        &self.hot
    }
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

/// What an SQLite file is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Make,
    Use,
    Look,
}

/// The file of a `sqlite:` URL.
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    Some(PathBuf::from(rest.split('?').next().unwrap_or(rest)))
}

/// The database in words, for people: never with a password.
pub fn describe(url: &str) -> String {
    match sqlite_path(url) {
        Some(path) => format!("SQLite, {}", path.display()),
        None => match url::Url::parse(url) {
            Ok(url) => format!(
                "PostgreSQL, {} on {}",
                url.path().trim_start_matches('/'),
                url.host_str().unwrap_or("localhost")
            ),
            Err(_) => "PostgreSQL".to_owned(),
        },
    }
}

fn reason(error: &DbErr) -> String {
    let text = error.to_string();
    let told = text.rsplit("error returned from database: ").next();
    let told = told.unwrap_or(&text);
    told.strip_prefix("Custom Error: ").unwrap_or(told).to_owned()
}

fn wrap(error: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Custom(error.to_string())
}
