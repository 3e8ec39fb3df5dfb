//! What errors tell of the database: which connections are spent, and whether its file is sound.
//!
//! Much about a connection is fixed when it is opened or a statement prepared: whether it can
//! write, which server is at its other end, what the columns of a table are. When that changes, the
//! connection says so in an error, and would say it for ever. So an error of that kind spends all
//! connections that were opened before it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rocket::tokio::sync::Notify;
use sea_orm::sqlx;
use sea_orm::{ConnAcquireErr, DbErr};

use crate::error::{code, driver};

/// For how long a connection that can only read is used again: a new one may find that it can
/// write, and those who only read meanwhile need not all wait for new ones.
const READ_ONLY: Duration = Duration::from_millis(250);

/// What an error says of the connection that it came over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing.
    Sound,
    /// It is spent, and the database has not done what was asked.
    Refused,
    /// It is spent, and nobody knows how far it came.
    Broken,
}

/// What is known of the database.
#[derive(Debug)]
pub(super) struct Condition {
    known: Mutex<Observed>,
    lost: Notify,
}

#[derive(Debug)]
struct Observed {
    /// Connections that were opened earlier are not used again.
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
    /// Whether a connection of this age may be used again.
    pub fn trusts(&self, age: Duration) -> bool {
        let known = self.known();
        age <= known.spent.elapsed() && !(known.read_only && age > READ_ONLY)
    }

    /// Notes a connection that was opened.
    pub fn opened(&self, read_only: bool) {
        let mut known = self.known();
        if known.read_only && !read_only {
            // Those before it could not write.
            known.spent = Instant::now();
        }
        known.read_only = read_only;
    }

    /// Draws the consequences of an error.
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

    /// Spends all connections that are open now.
    pub fn spend(&self) {
        self.known().spent = Instant::now();
    }

    /// Tells whoever looks for the server that it may be another.
    pub fn lose(&self) {
        self.lost.notify_one();
    }

    /// Waits until somebody has told that.
    pub async fn lost(&self) {
        self.lost.notified().await;
    }

    /// Notes that the file is damaged, and logs it the first time.
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

/// Whether a result code of SQLite says that the file is malformed or no database.
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
            // Read-only; a prepared statement that is gone, there already, or of other columns.
            Some("25006" | "26000" | "42P05") => Fate::Refused,
            Some("0A000") if said.message().contains("cached plan") => Fate::Refused,
            // A transaction that has failed or was given up; what is remembered of tables is wrong.
            Some("25P02" | "25P03" | "25P04" | "XX000") => Fate::Broken,
            // Connection exceptions, and servers that shut down, start, or end a connection.
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
