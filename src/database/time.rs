//! What time it is at the database: what all nodes agree on, however their own clocks differ.

use sea_orm::sqlx;

use super::{Database, Hot, reason, wrap};
use crate::clock::Clock;
use crate::error::StartError;

/// The server's clock, in Unix milliseconds.
const NOW: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

impl Database {
    /// Sets the clock by the database server's; SQLite has none of its own, and one node.
    ///
    /// # Errors
    /// When the database does not answer; the clock goes on as it was.
    pub async fn tell_time(&self, clock: &Clock) -> Result<(), StartError> {
        if let Hot::Postgres(pool) = &self.hot {
            let asked = clock.ask();
            let now = sqlx::query_scalar(NOW).fetch_one(pool).await;
            clock.follow(asked, now.map_err(|error| self.told(&reason(&wrap(error))))?);
        }
        Ok(())
    }
}
