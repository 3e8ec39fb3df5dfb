//! The schema, one file per step, in order; the same steps on SQLite and PostgreSQL.

mod m0001_accounts;
mod m0002_directory;
mod m0003_trail;
mod m0004_releases;
mod m0005_installation;
mod m0006_kept_generations;
mod m0007_bulk_jobs;
mod m0008_successors;
mod m0009_deliveries;
mod names;

use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, StatementBuilder,
};
use sea_orm_migration::{MigrationName, async_trait};

pub use m0002_directory::{MARKED, WORDS};
pub use names::Names;

/// The table that says which steps a database has. It is Doorward's alone: a host application that
/// shares the database has its own.
pub const STEPS: &str = "doorward_migrations";

/// The table of accounts. Its column `id BIGINT` stays what it is, and a host's own tables may refer
/// to it; where the setting `table_prefix` or `database_schema` is there, that comes before the name.
///
/// ```rust,no_run
/// use sea_orm_migration::prelude::*;
///
/// # fn orders() -> TableCreateStatement {
/// Table::create()
///     .table("orders")
///     .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
///     .col(ColumnDef::new("user_id").big_integer().not_null())
///     .foreign_key(
///         ForeignKey::create()
///             .from("orders", "user_id")
///             .to(doorward::schema::USERS, "id")
///             .on_delete(ForeignKeyAction::Restrict),
///     )
///     .to_owned()
/// # }
/// ```
///
/// What refers to an account by a key that forbids deletion keeps it: the answer is 409 (`in_use`).
pub const USERS: &str = "users";

/// SQLite's table of what words are looked for in.
const SEARCHED: &str = "users_words";

/// All tables; each has the schema and the prefix of the settings.
const TABLES: [&str; 12] = [
    STEPS,
    "attempts",
    "audit",
    "bulk_jobs",
    "codes",
    "deliveries",
    "farewells",
    "installation",
    "releases",
    "sessions",
    USERS,
    SEARCHED,
];

/// One step of the schema. There is no way back but a backup.
#[async_trait::async_trait]
pub trait Step: MigrationName + Send + Sync {
    /// Takes the step.
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr>;
}

/// The steps of this version, in order.
pub fn steps() -> Vec<Box<dyn Step>> {
    vec![
        Box::new(m0001_accounts::Migration),
        Box::new(m0002_directory::Migration),
        Box::new(m0003_trail::Migration),
        Box::new(m0004_releases::Migration),
        Box::new(m0005_installation::Migration),
        Box::new(m0006_kept_generations::Migration),
        Box::new(m0007_bulk_jobs::Migration),
        Box::new(m0008_successors::Migration),
        Box::new(m0009_deliveries::Migration),
    ]
}

/// What a step changes: the tables as they are called in this database. SeaORM's own manager knows
/// one name for each.
pub struct Schema<'c> {
    pub transaction: &'c DatabaseTransaction,
    pub names: &'c Names,
}

impl Schema<'_> {
    /// Runs a statement as SeaORM builds it: a table or an index made, changed or dropped.
    pub async fn apply(&self, statement: &impl StatementBuilder) -> Result<(), DbErr> {
        let mut statement = self.transaction.get_database_backend().build(statement);
        statement.sql = self.names.apply(&statement.sql).into_owned();
        self.transaction.execute_raw(statement).await.map(drop)
    }

    /// Runs statements in which names of tables, indexes, triggers and functions are quoted.
    pub async fn run(&self, sql: &str) -> Result<(), DbErr> {
        self.transaction.execute_unprepared(&self.names.apply(sql)).await.map(drop)
    }

    /// Whether it is PostgreSQL's.
    pub fn is_postgres(&self) -> bool {
        self.transaction.get_database_backend() == DbBackend::Postgres
    }
}
