//! What a database's error is about: the database itself, or the statement.

use std::ops::Deref;

use sea_orm::sqlx::error::DatabaseError;
use sea_orm::sqlx::postgres::PgDatabaseError;
use sea_orm::sqlx::sqlite::SqliteError;
use sea_orm::{DbErr, RuntimeErr, sqlx};

/// The kinds of errors that an answer tells apart.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// The database cannot be asked, or cannot do it now; later it may.
    Away,
    /// A row is still referred to, or refers to one that is not there; the table that refers, where
    /// the database names it.
    Refers(Option<String>),
    /// Such a row is there already.
    Duplicate,
    /// The statement is wrong, or what it was given; it will be so next time.
    Statement,
}

impl Fault {
    /// What this error is about.
    pub fn of(error: &DbErr) -> Fault {
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Fault::Away,
            DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => Fault::of_driver(error),
            _ => Fault::Statement,
        }
    }

    /// The same for an error of the driver.
    pub fn of_driver(error: &sqlx::Error) -> Fault {
        use sqlx::Error::{
            BeginFailed, Database, Io, PoolClosed, PoolTimedOut, Protocol, Tls, WorkerCrashed,
        };
        match error {
            Io(_) | Tls(_) | Protocol(_) | PoolTimedOut | PoolClosed | WorkerCrashed
            | BeginFailed => Fault::Away,
            Database(error) => Fault::told(error.deref()),
            _ => Fault::Statement,
        }
    }

    fn told(error: &dyn DatabaseError) -> Fault {
        let code = error.code().unwrap_or_default();
        if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
            return of_state(&code, error);
        }
        if error.try_downcast_ref::<SqliteError>().is_none() {
            return Fault::Statement;
        }
        let code: u32 = code.parse().unwrap_or_default();
        match (code, code & 0xff) {
            // A RESTRICT has the code of a trigger that refuses.
            (787, _) => Fault::Refers(None),
            (1811, _) if error.message().contains("FOREIGN KEY") => Fault::Refers(None),
            (1555 | 2067, _) => Fault::Duplicate,
            // Busy, locked, no memory, read-only, interrupted, unreadable, corrupt, full, cannot be
            // opened, locking trouble, no database (https://sqlite.org/rescode.html).
            (_, 5..=11 | 13..=15 | 26) => Fault::Away,
            _ => Fault::Statement,
        }
    }
}

/// By SQLSTATE (PostgreSQL, appendix A).
fn of_state(code: &str, error: &PgDatabaseError) -> Fault {
    let away = match code {
        "23503" | "23001" => return Fault::Refers(error.table().map(str::to_owned)),
        "23505" => return Fault::Duplicate,
        // Read-only; no lock in time; a deadlock or another transaction in between; a prepared
        // statement that is no longer there.
        "25006" | "25P03" | "25P04" | "55P03" | "40001" | "40P01" | "26000" | "42P05" => true,
        "0A000" => error.message().contains("cached plan"),
        // Connection, resources, the operator, the system, the server itself.
        _ => ["08", "53", "57", "58", "XX"].iter().any(|class| code.starts_with(class)),
    };
    if away { Fault::Away } else { Fault::Statement }
}
