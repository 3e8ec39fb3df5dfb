//! Migrating a database's schema to this version.

use std::path::{Path, PathBuf};

use sea_orm::DbErr;

use crate::clock::Clock;
use crate::database::schema_status::{SchemaStatus, VERSION};
#[cfg(test)]
use crate::database::steps;
use crate::database::turn::Turn;
use crate::database::{Database, copy, date};
use crate::error::{StartError, cause};

/// Callbacks that report on a migration.
#[derive(Clone, Copy)]
pub struct Watch {
    /// Receives the pages of the backup copied so far and their total.
    pub progress: fn(u64, u64),
    /// Receives the path of the backup.
    pub backed_up: fn(&Path),
}

impl Watch {
    /// Logs the path of the backup.
    pub const LOG: Watch = Watch {
        progress: |_, _| {},
        backed_up: |file| tracing::info!(event = "database_backed_up", file = %file.display()),
    };
}

impl Database {
    /// The status of the migration steps. Changes nothing.
    pub async fn standing(&self) -> Result<SchemaStatus, StartError> {
        let standing = SchemaStatus::read(&self.read, &self.rules.names).await;
        standing.map_err(|error| self.told(&cause(&error)))
    }

    /// Requires that the schema is the one of this version.
    ///
    /// # Errors
    /// One sentence that names the steps; or a database error.
    pub async fn must_be_current(&self) -> Result<(), StartError> {
        let standing = self.standing().await?;
        self.refuse_newer(&standing)?;
        match standing.missing().as_slice() {
            [] => Ok(()),
            _ if standing.empty => {
                Err(self.told("it is empty; `doorward migrate` or `doorward serve` sets it up"))
            }
            missing => Err(self.told(&format!(
                "it lacks {}; run `doorward migrate`, or start this version of the server",
                missing.join(", ")
            ))),
        }
    }

    /// Migrates the schema to this version; processes that start at once take turns. First backs up
    /// an SQLite database that contains anything, into a file beside it. Returns whether the
    /// database was new.
    ///
    /// # Errors
    /// One sentence: the database is newer than this program, or the backup or a step fails.
    pub async fn migrate(&self, clock: &Clock, watch: Watch) -> Result<bool, StartError> {
        let standing = self.standing().await?;
        self.refuse_newer(&standing)?;
        if standing.is_current() {
            return Ok(false);
        }
        let told = |error: DbErr| self.told(&cause(&error));
        let turn = Turn::begin(self.write.unhurried(), self.rules.clone()).await.map_err(told)?;
        // Another process may have been faster, perhaps with another version.
        let standing =
            SchemaStatus::read(turn.transaction(), &self.rules.names).await.map_err(told)?;
        self.refuse_newer(&standing)?;
        let mut backup = None;
        if let Some(file) = &self.file
            && !standing.empty
            && !standing.is_current()
        {
            // Nobody can write between the backup and the steps: the transaction has begun.
            backup = Some(back_up(file, clock, watch).await?);
        }
        if let Err(error) = turn.end(&standing, &self.rules.names, clock).await {
            // Nothing has changed, and the backups of a server that restarts again and again would
            // fill the disk.
            backup.iter().for_each(|file| drop(std::fs::remove_file(file)));
            return Err(told(error));
        }
        backup.iter().for_each(|file| (watch.backed_up)(file));
        Ok(standing.is_new())
    }

    /// The first `steps` steps, as an older version applied them.
    #[cfg(test)]
    pub(crate) async fn begin_schema(&self, clock: &Clock, steps: usize) -> Result<(), StartError> {
        let told = |error: DbErr| self.told(&cause(&error));
        let turn = Turn::begin(self.write.unhurried(), self.rules.clone()).await.map_err(told)?;
        let own = steps::own();
        let first: Vec<&str> = own.iter().take(steps).map(String::as_str).collect();
        steps::take(turn.transaction(), self.names(), &first, clock).await.map_err(told)?;
        turn.commit().await.map_err(told)
    }

    fn refuse_newer(&self, standing: &SchemaStatus) -> Result<(), StartError> {
        match standing.newer() {
            None => Ok(()),
            Some(newer) => Err(self.told(&format!(
                "{newer}; use the newer program, or the backup from before its migration"
            ))),
        }
    }

    pub(super) fn told(&self, what: &str) -> StartError {
        StartError(format!(
            "doorward.database_url (DOORWARD_DATABASE_URL): cannot use {}: {what}",
            self.name
        ))
    }
}

/// Copies the database to a file beside it, named with this version and the time.
async fn back_up(file: &Path, clock: &Clock, watch: Watch) -> Result<PathBuf, StartError> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".before-{VERSION}-{}", date(clock)));
    let (from, to) = (file.to_owned(), file.with_file_name(name));
    let made = to.clone();
    rocket::tokio::task::spawn_blocking(move || copy(&from, &to, watch.progress))
        .await
        .map_err(|error| StartError(error.to_string()))?
        .map_err(|error| {
            StartError(format!("no backup before migrating, so no migration: {error}"))
        })?;
    Ok(made)
}
