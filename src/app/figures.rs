//! The figures of the dashboard. With a million accounts, some of them are slow and cached for some
//! seconds.

use std::sync::PoisonError;

use sea_orm::{DbBackend, DbErr, FromQueryResult, Statement};

use crate::app::{App, Daily};
use crate::audit::{Event, Failures};
use crate::users::Totals;

const DAY: i64 = 86_400;
/// The days that the dashboard shows, including today.
pub const DAYS: i64 = 30;

#[derive(FromQueryResult)]
struct Version {
    version: String,
}

impl App {
    /// How many accounts there are.
    pub async fn totals(&self) -> Result<Totals, DbErr> {
        self.figures.totals.get(&self.clock, self.users.totals()).await
    }

    /// How many sessions are live.
    pub async fn live_sessions(&self) -> Result<u64, DbErr> {
        self.figures.sessions.get(&self.clock, self.sessions.live_now()).await
    }

    /// The accounts created on each of the last days, today last, and how many were created in as
    /// many days before. Days are counted from 1970-01-01 UTC.
    pub async fn sign_ups(&self) -> Result<(Daily, i64), DbErr> {
        let first = self.first_day();
        let find = self.users.joined_per_day((first - DAYS) * DAY);
        let found = self.figures.sign_ups.get(&self.clock, find).await?;
        let is_before = |day: i64| (first - DAYS..first).contains(&day);
        let before = found.iter().filter(|(day, _)| is_before(*day)).map(|(_, count)| count).sum();
        Ok((filled(&found, first), before))
    }

    /// The sign-ins on each of the same days, in browsers and of API clients.
    pub async fn sign_ins(&self) -> Result<Daily, DbErr> {
        let first = self.first_day();
        let found = self.figures.sign_ins.get(&self.clock, self.count_sign_ins(first)).await?;
        Ok(filled(&found, first))
    }

    /// Counts only the days that may still change, and keeps the others: there are many sign-ins.
    async fn count_sign_ins(&self, first: i64) -> Result<Daily, DbErr> {
        let remembered = || self.figures.signed_in.lock().unwrap_or_else(PoisonError::into_inner);
        // Yesterday may still get sign-ins, by the clock of another node.
        let over = first..first + DAYS - 2;
        let mut all = remembered().clone();
        all.retain(|day, _| over.contains(day));
        let from = all.last_key_value().map_or(first, |(day, _)| day + 1);
        let found = self.audit.per_day(Event::SignedIn, from * DAY * 1000).await?;
        all.extend(filled(&found, first).into_iter().filter(|(day, _)| *day >= from));
        remembered().clone_from(&all);
        Ok(all.into_iter().collect())
    }

    /// The sign-ins that failed within the last 24 hours.
    pub async fn failures(&self) -> Result<Failures, DbErr> {
        let since = self.clock.now_ms() - DAY * 1000;
        self.figures.failures.get(&self.clock, self.audit.failures(since)).await
    }

    /// How many accounts and addresses are throttled now.
    pub async fn limited(&self) -> Result<usize, DbErr> {
        let count = async {
            let standing = self.throttle.statuses().await?;
            Ok(standing.iter().filter(|one| one.until.is_some()).count())
        };
        self.figures.limited.get(&self.clock, count).await
    }

    /// The database's product and version, such as "SQLite 3.51.3".
    pub async fn database_version(&self) -> Result<String, DbErr> {
        let backend = self.database.backend();
        let (product, sql) = match backend {
            DbBackend::Postgres => {
                ("PostgreSQL", "SELECT current_setting('server_version') AS version")
            }
            _ => ("SQLite", "SELECT sqlite_version() AS version"),
        };
        let statement = Statement::from_string(backend, sql);
        let found = Version::find_by_statement(statement).one(&self.database.read).await?;
        let version = found.map(|row| row.version).unwrap_or_default();
        // PostgreSQL's distributors add their own in brackets.
        let number = version.split_whitespace().next().unwrap_or_default();
        Ok(format!("{product} {number}"))
    }

    fn first_day(&self) -> i64 {
        self.clock.now().div_euclid(DAY) - (DAYS - 1)
    }
}

/// Every day from `first` on, with 0 for days without events.
fn filled(found: &[(i64, i64)], first: i64) -> Daily {
    let on = |day| found.iter().find(|(known, _)| *known == day).map_or(0, |(_, count)| *count);
    (first..first + DAYS).map(|day| (day, on(day))).collect()
}
