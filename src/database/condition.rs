//! What errors reveal about the database: which connections are unusable, and whether its file is
//! intact.
//!
//! Much about a connection is fixed when it is opened or a statement is prepared: whether it can
//! write, which server it leads to, which columns a table has. When that changes, the connection
//! reports an error, and would report it forever. Such an error therefore retires all connections
//! that were opened before it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rocket::tokio::sync::Notify;
use sea_orm::sqlx;
use sea_orm::{ConnAcquireErr, DbErr};

use crate::error::{code, driver};

/// For how long a read-only connection is reused: a new one may be able to write, but readers need
/// not all wait for new connections meanwhile.
const READ_ONLY: Duration = Duration::from_millis(250);

/// What an error reveals about its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing: the connection can be reused.
    Sound,
    /// The connection is unusable, and the database has not executed the statement.
    Refused,
    /// The connection is unusable, and it is unknown whether the statement was executed.
    Broken,
}

/// The state of the database.
#[derive(Debug)]
pub(super) struct Condition {
    known: Mutex<Observed>,
    lost: Notify,
}

#[derive(Debug)]
struct Observed {
    /// Connections that were opened before this are not reused.
    spent: Instant,
    /// Whether the newest connection could only read.
    read_only: bool,
    /// What is wrong with the file.
    damage: Option<String>,
}

impl Default for Condition {
    fn default() -> Self {
        let known = Observed { spent: Instant::now(), read_only: false, damage: None };
        Condition { known: Mutex::new(known), lost: Notify::new() }
    }
}

impl Condition {
    /// Whether a connection of this age may be reused.
    pub fn trusts(&self, age: Duration) -> bool {
        let known = self.known();
        age <= known.spent.elapsed() && !(known.read_only && age > READ_ONLY)
    }

    /// Records that a connection was opened.
    pub fn opened(&self, read_only: bool) {
        let mut known = self.known();
        if known.read_only && !read_only {
            // The connections before it could not write.
            known.spent = Instant::now();
        }
        known.read_only = read_only;
    }

    /// Acts on an error: retires connections, reports the server as lost, or records damage.
    pub fn heed(&self, error: &DbErr) -> Fate {
        let fate = fate(error);
        if fate != Fate::Sound {
            self.spend();
        }
        if fate != Fate::Sound || matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
        {
            self.lose();
        }
        if let Some(told) = code(error)
            && told.parse::<i32>().is_ok_and(|code| told.len() < 5 && is_damage(code))
        {
            self.damaged(&crate::error::cause(error));
        }
        fate
    }

    /// Retires all connections that are open now.
    pub fn spend(&self) {
        self.known().spent = Instant::now();
    }

    /// Reports that the server may have been replaced.
    pub fn lose(&self) {
        self.lost.notify_one();
    }

    /// Waits until [`Condition::lose`] is called.
    pub async fn lost(&self) {
        self.lost.notified().await;
    }

    /// Records that the file is damaged, and logs it the first time.
    pub fn damaged(&self, how: &str) {
        let first = self.known().damage.replace(how.to_owned()).is_none();
        if first {
            tracing::error!(
                event = "database_damaged",
                how,
                "`doorward check` says more, and `doorward restore` brings a backup back"
            );
        }
    }

    /// What is wrong with the file.
    pub fn damage(&self) -> Option<String> {
        self.known().damage.clone()
    }

    fn known(&self) -> MutexGuard<'_, Observed> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a result code of SQLite means that the file is malformed or not a database.
pub(super) fn is_damage(code: i32) -> bool {
    matches!(code & 0xff, 11 | 26)
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn fate(error: &DbErr) -> Fate {
    match driver(error) {
        None => Fate::Sound,
        Some(
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::WorkerCrashed,
        ) => Fate::Broken,
        Some(sqlx::Error::Database(said)) => match said.code().as_deref() {
            // Read-only; a prepared statement that is missing, exists already, or has other
            // columns.
            Some("25006" | "26000" | "42P05") => Fate::Refused,
            Some("0A000") if said.message().contains("cached plan") => Fate::Refused,
            // A transaction that has failed or was aborted; an outdated cache of table data.
            Some("25P02" | "25P03" | "25P04" | "XX000") => Fate::Broken,
            // Connection exceptions, and servers that shut down, start, or close a connection.
            Some(code) if code.len() == 5 && (code.starts_with("08") || is_ending(code)) => {
                Fate::Broken
            }
            _ => Fate::Sound,
        },
        Some(_) => Fate::Sound,
    }
}

fn is_ending(code: &str) -> bool {
    code.starts_with("57P")
}
