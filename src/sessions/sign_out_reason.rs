//! Why somebody was signed out, for the one request that follows the redirect. It is kept in the
//! database, since that request may reach another node.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::entity::sign_out_reason;
use crate::sessions::Sessions;

/// Milliseconds. A browser follows a redirect at once.
const KEPT: i64 = 15_000;

impl Sessions {
    /// Stores a reason under `id` for some seconds.
    pub async fn leave_word(&self, id: String, word: &str) -> Result<(), DbErr> {
        let now = self.clock.now_ms();
        let connection = &self.database.write;
        sign_out_reason::Entity::delete_many()
            .filter(sign_out_reason::Column::At.lt(now - KEPT))
            .exec(connection)
            .await?;
        let row = sign_out_reason::ActiveModel {
            id: Set(id),
            reason: Set(word.to_owned()),
            at: Set(now),
        };
        let last = OnConflict::column(sign_out_reason::Column::Id)
            .update_columns([sign_out_reason::Column::Reason, sign_out_reason::Column::At])
            .to_owned();
        sign_out_reason::Entity::insert(row)
            .on_conflict(last)
            .exec_without_returning(connection)
            .await?;
        Ok(())
    }

    /// The reason under `id`; it can be taken once.
    pub async fn take_word(&self, id: &str) -> Result<Option<String>, DbErr> {
        let found = sign_out_reason::Entity::find_by_id(id).one(&self.database.read).await?;
        let Some(found) = found else { return Ok(None) };
        let taken = sign_out_reason::Entity::delete_by_id(id).exec(&self.database.write).await?;
        let fresh = (self.clock.now_ms() - found.at).abs() < KEPT;
        Ok((fresh && taken.rows_affected == 1).then_some(found.reason))
    }
}
