//! The time of the database, on which all nodes agree, however their own clocks differ.

use rocket::time::OffsetDateTime;
use rocket::time::macros::format_description;
use sea_orm::sqlx;

use crate::clock::Clock;
use crate::database::{Database, Hot, wrap};
use crate::error::{StartError, cause};

/// The server's clock, in Unix milliseconds.
const NOW: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

impl Database {
    /// Sets the clock by the database server's. SQLite has neither a clock of its own nor several
    /// nodes.
    ///
    /// # Errors
    /// A database error; the clock remains as it was.
    pub async fn tell_time(&self, clock: &Clock) -> Result<(), StartError> {
        if let Hot::Postgres(pool) = &self.hot {
            let asked = clock.ask();
            let now = self
                .in_time(|| async { sqlx::query_scalar(NOW).fetch_one(pool).await.map_err(wrap) });
            clock.follow(asked, now.await.map_err(|error| self.told(&cause(&error)))?);
        }
        Ok(())
    }
}

/// The time, for a file name.
pub(super) fn date(clock: &Clock) -> String {
    let second = format_description!("[year][month][day]T[hour][minute][second]Z");
    let now = OffsetDateTime::from_unix_timestamp(clock.now()).ok();
    now.and_then(|now| now.format(second).ok()).unwrap_or_default()
}
