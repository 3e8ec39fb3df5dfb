//! Which steps of the schema a database has, and bringing it up to this program's.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DbBackend, DbErr};

use crate::clock::Clock;
use crate::database::steps::{self, Applied};
use crate::database::turn::Turn;
use crate::database::{Database, copy, date};
use crate::error::{StartError, cause};
use crate::migrations::Names;

/// The version of this program.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

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

/// One step of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: String,
    /// Whether the database has it.
    pub applied: bool,
    /// Whether this program has it.
    pub known: bool,
}

/// The steps of a database beside those of this program.
#[derive(Clone, Debug)]
pub struct SchemaStatus {
    /// Those of this program in their order, then those that it does not know.
    pub steps: Vec<Step>,
    /// Whether there is no table at all.
    pub empty: bool,
    /// Whether the steps stand where the first version wrote them.
    pub(super) former: bool,
    /// The version of the program that brought it up last, where that was written down.
    version: Option<String>,
}

impl SchemaStatus {
    /// The standing of a database that is not there yet.
    pub fn nowhere() -> Self {
        SchemaStatus::of(Applied { names: Vec::new(), former: false }, true, None)
    }

    fn of(applied: Applied, empty: bool, version: Option<String>) -> Self {
        let (known, Applied { names: applied, former }) = (steps::own(), applied);
        let strange = applied.iter().filter(|name| !known.contains(name)).map(|name| Step {
            name: name.clone(),
            applied: true,
            known: false,
        });
        let own = known.iter().map(|name| Step {
            name: name.clone(),
            applied: applied.contains(name),
            known: true,
        });
        SchemaStatus { steps: own.chain(strange).collect(), empty, former, version }
    }

    /// Whether none of this program's steps is applied: whoever applies them makes a database.
    pub fn is_new(&self) -> bool {
        self.steps.iter().all(|step| !step.applied)
    }

    /// The steps that the database lacks.
    pub fn missing(&self) -> Vec<&str> {
        self.steps.iter().filter(|step| !step.applied).map(|step| step.name.as_str()).collect()
    }

    /// Both versions in words, when the database has steps that this program does not know.
    pub fn newer(&self) -> Option<String> {
        let last = |which: fn(&&Step) -> bool| {
            let names = self.steps.iter().filter(which).map(|step| step.name.as_str());
            names.max().unwrap_or("none").to_owned()
        };
        if self.steps.iter().all(|step| step.known) {
            return None;
        }
        let version = self.version.as_ref().filter(|version| *version != VERSION);
        let by = version.map_or_else(String::new, |version| format!("Doorward {version}, "));
        Some(format!(
            "the database is newer ({by}last step {}) than this program \
             (Doorward {VERSION}, last step {})",
            last(|step| step.applied),
            last(|step| step.known),
        ))
    }

    pub(super) async fn read(
        connection: &impl ConnectionTrait,
        called: &Names,
    ) -> Result<Self, DbErr> {
        let tables = match (connection.get_database_backend(), called.schema()) {
            (DbBackend::Postgres, schema) => {
                let schema = schema.map_or("current_schema()".into(), |name| format!("'{name}'"));
                format!("SELECT tablename::text FROM pg_tables WHERE schemaname = {schema}")
            }
            _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE \
                  'sqlite@_%' ESCAPE '@'"
                .to_owned(),
        };
        let tables = steps::names(connection, &tables).await?;
        let applied = steps::applied(connection, &tables, called).await?;
        let last = "SELECT version FROM \"releases\" ORDER BY step DESC, at DESC LIMIT 1";
        let version = match tables.contains(&called.table("releases")) {
            true => steps::names(connection, last).await?.pop(),
            false => None,
        };
        Ok(SchemaStatus::of(applied, tables.is_empty(), version))
    }

    /// Whether nothing has to be done to it.
    fn is_current(&self) -> bool {
        self.missing().is_empty() && !self.former
    }
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
