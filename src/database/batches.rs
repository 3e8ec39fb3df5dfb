//! Deleting many rows, a few at a time.

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::database::Database;

/// Rows that are deleted by one statement, so that however many there are, none takes too long and
/// others write in between.
const BATCH: u64 = 5_000;

impl Database {
    /// Deletes the rows of an entity that satisfy `which`; `key` tells them apart. Answers how many
    /// went.
    ///
    /// # Errors
    /// When the database does not answer; some may have gone.
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
