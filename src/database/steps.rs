//! The table of the applied migration steps. It is Doorward's own, so that a host application can
//! use SeaORM's default one.

use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::clock::Clock;
use crate::database::Transaction;
use crate::migrations::{Names, STEPS, Schema, steps};

/// The table of the first version, SeaORM's default for every application.
const FORMER: &str = "seaql_migrations";

/// The migration steps of a database.
pub(super) struct Applied {
    pub names: Vec<String>,
    /// Whether they are still recorded in the first version's table.
    pub former: bool,
}

/// The steps that have been applied to a database with these tables.
pub(super) async fn applied(
    connection: &impl ConnectionTrait,
    tables: &[String],
    called: &Names,
) -> Result<Applied, DbErr> {
    let has = |name: &str| tables.iter().any(|table| table == name);
    if has(&called.table(STEPS)) {
        let sql = format!("SELECT version FROM \"{STEPS}\"");
        return Ok(Applied { names: names(connection, &sql).await?, former: false });
    }
    // A host's step may have the same name as one of ours; our tables exist only if ours have been
    // applied.
    let mut former = Vec::new();
    if called.are_as_written() && has(FORMER) && has("users") && has("sessions") {
        former = names(connection, &format!("SELECT version FROM {FORMER}")).await?;
        let own = own();
        former.retain(|name| own.contains(name));
    }
    Ok(Applied { former: !former.is_empty(), names: former })
}

/// Creates the table of steps.
async fn install(transaction: &Transaction) -> Result<(), DbErr> {
    let table = format!(
        "CREATE TABLE IF NOT EXISTS \"{STEPS}\" \
         (version varchar NOT NULL PRIMARY KEY, applied_at bigint NOT NULL)"
    );
    transaction.execute_unprepared(&table).await.map(drop)
}

/// Moves our steps from the first version's table into our own. Other applications' steps remain; a
/// table that is empty afterwards is dropped.
pub(super) async fn take_over(transaction: &Transaction) -> Result<(), DbErr> {
    install(transaction).await?;
    let own: Vec<String> = own().iter().map(|name| format!("'{name}'")).collect();
    let ours = format!("FROM {FORMER} WHERE version IN ({})", own.join(", "));
    let copy =
        format!("INSERT INTO \"{STEPS}\" (version, applied_at) SELECT version, applied_at {ours}");
    transaction.execute_unprepared(&copy).await?;
    transaction.execute_unprepared(&format!("DELETE {ours}")).await?;
    if names(transaction, &format!("SELECT version FROM {FORMER}")).await?.is_empty() {
        transaction.execute_unprepared(&format!("DROP TABLE {FORMER}")).await?;
    }
    Ok(())
}

/// Applies the missing steps, in this program's order.
pub(super) async fn take(
    transaction: &Transaction,
    called: &Names,
    missing: &[&str],
    clock: &Clock,
) -> Result<(), DbErr> {
    install(transaction).await?;
    let schema = Schema { transaction: transaction.unhurried(), names: called };
    for step in steps().iter().filter(|step| missing.contains(&step.name())) {
        step.up(&schema).await?;
        let note = Statement::from_sql_and_values(
            transaction.get_database_backend(),
            format!("INSERT INTO \"{STEPS}\" (version, applied_at) VALUES ($1, $2)"),
            [step.name().into(), clock.now().into()],
        );
        transaction.execute_raw(note).await?;
    }
    Ok(())
}

/// The names of this program's steps, in order.
pub(super) fn own() -> Vec<String> {
    steps().iter().map(|step| step.name().to_owned()).collect()
}

/// The first column of the rows.
pub(super) async fn names(
    connection: &impl ConnectionTrait,
    sql: &str,
) -> Result<Vec<String>, DbErr> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
