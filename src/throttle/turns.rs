//! Serialising attempts that count towards the same limit.

use aws_lc_rs::digest;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::database::Transaction;

/// On PostgreSQL, attempts at one account or from one address wait for each other, so that no two
/// of them take the last one left. SQLite's writers do so anyway.
pub async fn take(transaction: &Transaction, keys: &[&str]) -> Result<(), DbErr> {
    if transaction.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let mut locks: Vec<i64> = keys
        .iter()
        .filter(|key| !key.is_empty())
        .map(|key| {
            let digest = digest::digest(&digest::SHA256, key.as_bytes());
            let mut first = [0; 8];
            first.copy_from_slice(&digest.as_ref()[..8]);
            i64::from_be_bytes(first)
        })
        .collect();
    // Locks are taken in one order; otherwise two transactions could deadlock.
    locks.sort_unstable();
    for lock in locks {
        let statement = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_advisory_xact_lock($1)",
            [lock.into()],
        );
        transaction.execute_raw(statement).await?;
    }
    Ok(())
}
