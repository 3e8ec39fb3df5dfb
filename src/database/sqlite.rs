//! Opening an SQLite file.

use std::path::Path;
use std::sync::Arc;

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::{DbErr, SqlxSqliteConnector};

use crate::database::moved::Moved;
use crate::database::patient::Rules;
use crate::database::{Connection, Database, Hot, PATIENCE, Purpose, Reader, Readiness, wrap};
use crate::migrations::Names;

/// Opens the file for `purpose`: one connection that writes, and several that cannot.
pub(super) async fn open(
    path: &Path,
    names: Names,
    name: String,
    purpose: Purpose,
) -> Result<Database, DbErr> {
    if purpose == Purpose::Make {
        owner_only(path).map_err(|error| DbErr::Custom(error.to_string()))?;
    }
    let options = SqliteConnectOptions::new();
    let options = match purpose {
        Purpose::Look => options.pragma("query_only", "on"),
        _ => options.journal_mode(SqliteJournalMode::Wal),
    }
    .filename(path)
    .synchronous(SqliteSynchronous::Full)
    .foreign_keys(true)
    .busy_timeout(PATIENCE)
    .statement_cache_capacity(100)
    .pragma("temp_store", "memory")
    .pragma("cache_size", "-4000");
    let moved = Moved::watch(path);
    let pool = || {
        SqlitePoolOptions::new()
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
    };
    let here = moved.clone();
    let write = pool()
        .max_connections(1)
        // A COMMIT that fails, for example on a full disk, can leave a transaction open that nobody
        // will end; everything written through such a connection afterwards is lost. The same is
        // true of writes to a file that has been removed.
        .before_acquire(move |connection, about| {
            let good = here.is_here(about.age) && !connection.is_in_transaction();
            Box::pin(async move { Ok(good) })
        })
        .connect_with(options.clone())
        .await
        .map_err(wrap)?;
    let readers = u32::try_from(readers()).unwrap_or(4);
    let here = moved.clone();
    let read = pool()
        .max_connections(readers)
        .before_acquire(move |_, about| {
            let good = here.is_here(about.age);
            Box::pin(async move { Ok(good) })
        })
        .min_connections(1)
        .connect_with(options.pragma("query_only", "on"))
        .await
        .map_err(wrap)?;
    let rules = Rules { patience: None, condition: Arc::default(), names };
    let connection =
        |pool| Connection::new(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool), rules.clone());
    Ok(Database {
        read: connection(read),
        write: connection(write),
        name,
        file: Some(path.to_owned()),
        hot: Hot::Sqlite(Reader::new(path, PATIENCE, moved, &rules)),
        rules,
        ready: Readiness::default(),
    })
}

/// Each of SQLite's readers has a thread; more readers than cores only wait for each other.
fn readers() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8))
}

/// Creates the file with access for its owner only; SQLite gives its companions the same mode.
fn owner_only(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}
