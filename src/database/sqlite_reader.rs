//! Reading SQLite on the caller's own thread.
//!
//! SQLite finds a row by its key in microseconds; passing the query to another thread and the
//! result back takes ten times as long. So the one read of a signed-in request runs on the
//! request's thread, or is answered from the cache when nothing has been written since the last
//! time. It shares the SQLite library, the file and the rules with the connection pools, and when
//! it would have to wait for a lock it moves to a thread that may block.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rocket::tokio::task::spawn_blocking;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Row};
use sea_orm::{DbErr, RuntimeErr};

use crate::database::known::Known;
use crate::database::moved::Moved;
use crate::database::patient::Rules;
use crate::database::sound;

/// Bytes of the file that are memory-mapped and read without system calls; they belong to the page
/// cache, not to this process.
const MAPPED: i64 = 1 << 30;
/// The most idle connections that are kept; more run at once only when more threads read.
const KEPT: usize = 8;

/// Turns a row into a value.
pub(crate) type Decode<T> = fn(&Row<'_>) -> rusqlite::Result<T>;

/// A pool of read-only connections.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    shared: Arc<Shared>,
    patience: Duration,
}

struct Shared {
    path: PathBuf,
    moved: Moved,
    rules: Rules,
    /// Each with the time when it was opened.
    idle: Mutex<Vec<(Connection, Instant)>>,
    known: Mutex<Known>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Reader {
    /// Readers of an existing database file. `patience` is how long they wait for a lock.
    pub(super) fn new(path: &Path, patience: Duration, moved: Moved, rules: &Rules) -> Self {
        let (path, rules) = (path.to_owned(), rules.clone());
        let (idle, known) = (Mutex::default(), Mutex::default());
        let shared = Shared { path, moved, rules, idle, known };
        Reader { shared: Arc::new(shared), patience }
    }

    /// The row that `statement` finds for its only parameter.
    ///
    /// # Errors
    /// When the file cannot be read, or stays locked.
    pub async fn one<T: Send + 'static>(
        &self,
        statement: &'static str,
        key: &str,
        decode: Decode<T>,
    ) -> Result<Option<T>, DbErr> {
        let read = match self.shared.read(statement, key, decode, Duration::ZERO) {
            Err(error) if is_busy(&error) => {
                let (shared, patience, key) = (self.shared.clone(), self.patience, key.to_owned());
                spawn_blocking(move || shared.read(statement, &key, decode, patience))
                    .await
                    .map_err(|error| away(&error))?
            }
            done => done,
        };
        read.map_err(|error| {
            let told = sound::told(&error);
            if sound::is_damage(&error) {
                self.shared.rules.condition.damaged(&told);
            }
            DbErr::Conn(RuntimeErr::Internal(told))
        })
    }

    /// Like [`Reader::one`], for a row that is read often: it is cached until the next commit by
    /// any process.
    ///
    /// # Errors
    /// The same.
    pub async fn current<T: Clone + Send + 'static>(
        &self,
        statement: &'static str,
        key: &str,
        decode: Decode<T>,
    ) -> Result<Option<T>, DbErr> {
        let shared = &self.shared;
        let header = {
            let mut known = shared.known();
            let header = known.header(&shared.moved, || shared.connect());
            if let Some(row) = header.and_then(|header| known.row(header, statement, key)) {
                return Ok(Some(row));
            }
            header
        };
        let row = self.one(statement, key, decode).await?;
        if let (Some(header), Some(row)) = (header, &row) {
            shared.known().keep(header, statement, key, row.clone());
        }
        Ok(row)
    }
}

impl Shared {
    fn read<T>(
        &self,
        statement: &'static str,
        key: &str,
        decode: Decode<T>,
        patience: Duration,
    ) -> rusqlite::Result<Option<T>> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let here = |kept: &(Connection, Instant)| self.moved.was_here(kept.1.elapsed());
        let (connection, opened) = match kept.filter(here) {
            Some(kept) => kept,
            None => (self.connect()?, Instant::now()),
        };
        if !patience.is_zero() {
            connection.busy_timeout(patience)?;
        }
        let named = self.rules.names.apply(statement);
        let row = connection.prepare_cached(&named)?.query_row([key], decode).optional()?;
        if !patience.is_zero() {
            connection.busy_timeout(Duration::ZERO)?;
        }
        // A connection with an error is not reused: the file may have been replaced.
        let mut idle = idle();
        if idle.len() < KEPT {
            idle.push((connection, opened));
        }
        Ok(row)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "mmap_size", MAPPED)?;
        Ok(connection)
    }
}

fn away(error: &impl ToString) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal(error.to_string()))
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

#[cfg(test)]
#[path = "sqlite_reader_tests.rs"]
mod tests;
