//! What an error of a database says, in words for the log and the terminal.

use std::borrow::Cow;

use sea_orm::sqlx;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

/// What a prepared statement that is not there, or is there already, says of the way to PostgreSQL.
const POOLER: &str = "prepared statements are lost between here and PostgreSQL; a pooler in \
                      transaction mode does that: use PgBouncer in session mode, or PgBouncer 1.21 \
                      or later with max_prepared_statements";

/// The error of the driver below.
pub fn driver(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => Some(inner),
        _ => None,
    }
}

/// The code that the database gave an error: an SQLSTATE of PostgreSQL, five characters long, or a
/// result code of SQLite, one to four digits.
pub fn code(error: &DbErr) -> Option<Cow<'_, str>> {
    driver(error)?.as_database_error()?.code()
}

/// An error in words that say what is wrong, without those of the libraries it came through.
pub fn cause(error: &DbErr) -> String {
    match error {
        DbErr::Custom(told) | DbErr::Conn(RuntimeErr::Internal(told)) => told.clone(),
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => "no connection in time".into(),
        _ => driver(error).map_or_else(|| error.to_string(), of_driver),
    }
}

fn of_driver(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(said) => match said.code().as_deref() {
            Some("26000" | "42P05") => format!("{POOLER} ({})", said.message()),
            Some(code) if code.len() < 5 => {
                code.parse().ok().and_then(sqlite).unwrap_or_else(|| said.message().to_owned())
            }
            _ => said.message().to_owned(),
        },
        sqlx::Error::Io(why) if why.kind() == std::io::ErrorKind::ConnectionRefused => {
            "connection refused, nobody listens there".into()
        }
        // The resolver's errors have no kind.
        sqlx::Error::Io(why) if why.to_string().contains("lookup address") => {
            "there is no such host".into()
        }
        sqlx::Error::Io(why) => why.to_string(),
        sqlx::Error::PoolTimedOut => "no connection in time".into(),
        other => other.to_string(),
    }
}

/// A result code of SQLite in words (<https://sqlite.org/rescode.html>).
pub fn sqlite(code: i32) -> Option<String> {
    let told = match code & 0xff {
        5 | 6 => "another process holds the lock of the database file",
        8 => "the database file can only be read",
        10 => "the disk is full, or fails to read or write",
        11 => "the database file is damaged",
        13 => "the disk is full",
        14 => "the database file cannot be opened",
        26 => "the file is no database",
        _ => return None,
    };
    Some(format!("{told} (SQLite's code {code})"))
}
