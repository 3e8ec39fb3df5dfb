//! Bringing a database's schema up to this program's.

use std::path::{Path, PathBuf};

use sea_orm::DbErr;

use crate::clock::Clock;
use crate::database::schema_status::{SchemaStatus, VERSION};
#[cfg(test)]
use crate::database::steps;
use crate::database::turn::Turn;
use crate::database::{Database, copy, date};
use crate::error::{StartError, cause};

/// Who hears of what takes long or matters while a schema is brought up.
#[derive(Clone, Copy)]
pub struct Watch {
    /// How much of how much of the backup is done.
    pub progress: fn(u64, u64),
    /// Where the backup is.
    pub backed_up: fn(&Path),
}

impl Watch {
    /// The log hears where the backup is.
    pub const LOG: Watch = Watch {
        progress: |_, _| {},
        backed_up: |file| tracing::info!(event = "database_backed_up", file = %file.display()),
    };
}

impl Database {
    /// Which steps it has. Changes nothing.
    pub async fn standing(&self) -> Result<SchemaStatus, StartError> {
        let standing = SchemaStatus::read(&self.read, &self.rules.names).await;
        standing.map_err(|error| self.told(&cause(&error)))
    }

    /// Refuses a database whose schema is not the one of this program.
    ///
    /// # Errors
    /// One sentence that names the steps; when the database does not answer.
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

    /// Brings the schema up to this version's; processes that start at once take turns. A backup
    /// of an SQLite database that holds something is made beside it before that. Answers whether
    /// there was none before, so that this made it.
    ///
    /// # Errors
    /// One sentence: the database is newer than this program, the backup or a step fails.
    pub async fn migrate(&self, clock: &Clock, watch: Watch) -> Result<bool, StartError> {
        let standing = self.standing().await?;
        self.refuse_newer(&standing)?;
        if standing.is_current() {
            return Ok(false);
        }
        let told = |error: DbErr| self.told(&cause(&error));
        let turn = Turn::begin(self.write.unhurried(), self.rules.clone()).await.map_err(told)?;
        // Somebody may have been faster, with another version too.
        let standing =
            SchemaStatus::read(turn.transaction(), &self.rules.names).await.map_err(told)?;
        self.refuse_newer(&standing)?;
        let mut backup = None;
        if let Some(file) = &self.file
            && !standing.empty
            && !standing.is_current()
        {
            // Nobody writes between the backup and the steps: the transaction has begun.
            backup = Some(back_up(file, clock, watch).await?);
        }
        if let Err(error) = turn.end(&standing, &self.rules.names, clock).await {
            // Nothing has changed, and a server that is started again and again would fill the
            // disk.
            backup.iter().for_each(|file| drop(std::fs::remove_file(file)));
            return Err(told(error));
        }
        backup.iter().for_each(|file| (watch.backed_up)(file));
        Ok(standing.is_new())
    }

    /// The first steps alone, as an older version took them.
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

/// Copies the database to a file beside it, named after this version and the time.
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
