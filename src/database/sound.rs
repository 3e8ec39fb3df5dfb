//! Checking an SQLite file for damage.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::database::condition;
use crate::error::sqlite_cause;

/// How thorough the check is; both kinds read the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Checks the structure.
    Quick,
    /// Also checks that indexes and tables agree.
    Thorough,
}

/// The damage of a database file, if any. Blocks; changes nothing.
///
/// # Errors
/// When the check cannot be carried out.
pub fn damage(file: &Path, care: Care) -> Result<Option<String>, String> {
    let asked = match care {
        Care::Quick => "PRAGMA quick_check(1)",
        Care::Thorough => "PRAGMA integrity_check(1)",
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let answer = Connection::open_with_flags(file, flags).and_then(|connection| {
        connection.busy_timeout(crate::database::PATIENCE)?;
        connection.execute_batch("PRAGMA query_only = on")?;
        connection.query_row(asked, [], |row| row.get::<_, String>(0))
    });
    match answer {
        Ok(answer) if answer == "ok" => Ok(None),
        Ok(answer) => Ok(Some(answer.lines().collect::<Vec<_>>().join("; "))),
        Err(error) if is_damage(&error) => Ok(Some(told(&error))),
        Err(error) => Err(told(&error)),
    }
}

/// An error as text.
pub(super) fn told(error: &rusqlite::Error) -> String {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code.and_then(sqlite_cause).unwrap_or_else(|| error.to_string())
}

/// Whether the error means that the file is damaged.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| condition::is_damage(error.extended_code))
}
