//! Migrating a schema: one process at a time, all steps or none.

use std::sync::Arc;

use rocket::figment::Figment;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};

use crate::clock::Clock;
use crate::config::Config;
use crate::database::patient::Rules;
use crate::database::schema_status::{SchemaStatus, VERSION};
use crate::database::{Transaction, steps};
use crate::error::{StartError, cause};
use crate::migrations::Names;

/// An arbitrary number that all processes which migrate one PostgreSQL database share.
const MIGRATION_LOCK: i64 = 0x0D00_12A2_D000;

/// A transaction that migrates the schema, with a lock on PostgreSQL, so that only one of the
/// processes that start at once migrates it.
pub(super) struct Turn(Transaction);

impl Turn {
    pub async fn begin(connection: &DatabaseConnection, rules: Rules) -> Result<Self, DbErr> {
        let transaction = Transaction::unlimited(connection, rules).await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            // Waiting for the lock or building an index may take any time. Waiting for a table in
            // use may not: whoever waits for its lock blocks everybody else.
            let wait = format!(
                "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; \
                 SET LOCAL idle_in_transaction_session_timeout = 0; \
                 SELECT pg_advisory_xact_lock({MIGRATION_LOCK}); \
                 SET LOCAL lock_timeout = '2500ms'"
            );
            transaction.execute_unprepared(&wait).await?;
        }
        Ok(Turn(transaction))
    }

    pub fn transaction(&self) -> &Transaction {
        &self.0
    }

    #[cfg(test)]
    pub async fn commit(self) -> Result<(), DbErr> {
        self.0.commit().await
    }

    /// Applies all missing steps or none, so that a first start that is interrupted can be
    /// repeated.
    pub async fn end(
        self,
        standing: &SchemaStatus,
        called: &Names,
        clock: &Clock,
    ) -> Result<(), DbErr> {
        let Turn(transaction) = self;
        if let Some(schema) = called.schema().filter(|_| standing.is_new()) {
            let there =
                format!("SELECT nspname::text FROM pg_namespace WHERE nspname = '{schema}'");
            // Creating it takes a privilege that is not needed when it exists.
            if steps::names(&transaction, &there).await?.is_empty() {
                transaction.execute_unprepared(&format!("CREATE SCHEMA \"{schema}\"")).await?;
            }
        }
        if standing.former {
            steps::take_over(&transaction).await?;
        }
        if !standing.missing().is_empty() {
            steps::take(&transaction, called, &standing.missing(), clock).await?;
            let steps = standing.steps.iter().map(|step| step.name.as_str());
            let note = Statement::from_sql_and_values(
                transaction.get_database_backend(),
                "INSERT INTO \"releases\" (version, step, at) VALUES ($1, $2, $3) \
                 ON CONFLICT (version) DO UPDATE SET step = excluded.step, at = excluded.at",
                [VERSION.into(), steps.max().unwrap_or_default().into(), clock.now().into()],
            );
            transaction.execute_raw(note).await?;
        }
        transaction.commit().await
    }
}

/// Migrates Doorward's tables to this version in a database that the host has opened, as
/// [`Doorward`](crate::Doorward) does at launch. This is for hosts whose own tables refer to them
/// and are created earlier. Table names follow the settings in `Rocket.toml` and the environment;
/// [`migrate_with`] is for settings that the host's code makes. On SQLite no backup is made.
///
/// ```rust,no_run
/// # use sea_orm::{Database, DbErr};
/// # async fn migrated() -> Result<(), Box<dyn std::error::Error>> {
/// let database = Database::connect("sqlite://shop.db?mode=rwc").await?;
/// doorward::migrate(&database).await?;
/// // And then the host's own: Shop::up(&database, None).await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// One sentence: a setting is wrong, the database is newer than this version, or a step fails.
pub async fn migrate(connection: &DatabaseConnection) -> Result<(), StartError> {
    migrate_with(&rocket::Config::figment(), connection).await
}

/// Like [`migrate`], with the settings that the application is launched with.
///
/// # Errors
/// The same.
pub async fn migrate_with(
    figment: &Figment,
    connection: &DatabaseConnection,
) -> Result<(), StartError> {
    let names = Names::of(&Config::load(figment)?);
    let told =
        |error: DbErr| StartError(format!("cannot make Doorward's tables: {}", cause(&error)));
    let rules = Rules { patience: None, condition: Arc::default(), names: names.clone() };
    let turn = Turn::begin(connection, rules).await.map_err(told)?;
    let standing = SchemaStatus::read(turn.transaction(), &names).await.map_err(told)?;
    if let Some(newer) = standing.newer() {
        return Err(StartError(newer));
    }
    turn.end(&standing, &names, &Clock::default()).await.map_err(told)
}
