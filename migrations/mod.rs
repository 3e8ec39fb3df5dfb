//! The schema, one file per migration step, in order; the same steps on SQLite and PostgreSQL.

mod m0001_accounts;
mod m0002_directory;
mod m0003_trail;
mod m0004_releases;
mod m0005_installation;
mod m0006_kept_generations;
mod m0007_bulk_jobs;
mod m0008_successors;
mod m0009_deliveries;
mod m0010_groups;
mod m0011_preferences;
mod names;

use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, StatementBuilder,
};
use sea_orm_migration::{MigrationName, async_trait};

pub use m0002_directory::{MARKED, WORDS};
pub use names::Names;

/// The table of the applied steps. It is Doorward's own: a host application in the same database
/// has another.
pub const STEPS: &str = "doorward_migrations";

/// The table of accounts. Its column `id BIGINT` will not change, and a host's own tables may refer
/// to it. If the setting `table_prefix` or `database_schema` is set, that comes before the name.
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
/// A foreign key that forbids deletion protects the account: deleting it is answered with 409
/// (`in_use`).
pub const USERS: &str = "users";

/// SQLite's table for text search.
const SEARCHED: &str = "users_words";

/// All tables; each gets the schema and the prefix of the settings.
const TABLES: [&str; 16] = [
    STEPS,
    "attempts",
    "audit",
    "bulk_jobs",
    "codes",
    "deliveries",
    "farewells",
    "group_permissions",
    "groups",
    "installation",
    "releases",
    "sessions",
    "user_groups",
    "user_permissions",
    USERS,
    SEARCHED,
];

/// A migration step. There is no way back except a backup.
#[async_trait::async_trait]
pub trait Step: MigrationName + Send + Sync {
    /// Applies the step.
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
        Box::new(m0010_groups::Migration),
        Box::new(m0011_preferences::Migration),
    ]
}

/// What a step migrates, with the names of the tables in this database. SeaORM's own manager cannot
/// rename them.
pub struct Schema<'c> {
    pub transaction: &'c DatabaseTransaction,
    pub names: &'c Names,
}

impl Schema<'_> {
    /// Runs a statement from SeaORM's builder, which creates, changes or drops a table or an index.
    pub async fn apply(&self, statement: &impl StatementBuilder) -> Result<(), DbErr> {
        let mut statement = self.transaction.get_database_backend().build(statement);
        statement.sql = self.names.apply(&statement.sql).into_owned();
        self.transaction.execute_raw(statement).await.map(drop)
    }

    /// Runs statements in which the names of tables, indexes, triggers and functions are quoted.
    pub async fn run(&self, sql: &str) -> Result<(), DbErr> {
        self.transaction.execute_unprepared(&self.names.apply(sql)).await.map(drop)
    }

    /// Whether the database is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.transaction.get_database_backend() == DbBackend::Postgres
    }
}
