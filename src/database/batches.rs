//! Deleting many rows in batches.

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::database::Database;

/// Rows that one statement deletes, so that no statement takes too long and others can write in
/// between.
const BATCH: u64 = 5_000;

impl Database {
    /// Deletes the rows of an entity that satisfy `which`; `key` identifies a row. Returns how many
    /// were deleted.
    ///
    /// # Errors
    /// A database error; some rows may have been deleted.
    pub async fn delete_all<E: EntityTrait>(
        &self,
        key: E::Column,
        which: SimpleExpr,
    ) -> Result<u64, DbErr> {
        let mut gone = 0;
        loop {
            let some =
                E::find().select_only().column(key).filter(which.clone()).limit(BATCH).into_query();
            let batch = E::delete_many()
                .filter(key.in_subquery(some))
                .exec(&self.write)
                .await?
                .rows_affected;
            gone += batch;
            if batch < BATCH {
                return Ok(gone);
            }
        }
    }
}
