//! The sessions of many accounts at once.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::session;
use crate::error::EndReason;
use crate::sessions::Sessions;

impl Sessions {
    /// The number of live sessions of each account, without the session `except`; accounts without
    /// any are left out.
    pub async fn count_live(
        &self,
        connection: &impl ConnectionTrait,
        user_ids: &[i64],
        except: &str,
    ) -> Result<HashMap<i64, u64>, DbErr> {
        let counts: Vec<(i64, i64)> = session::Entity::find()
            .select_only()
            .column(session::Column::UserId)
            .column_as(session::Column::Id.count(), "count")
            .filter(session::Column::UserId.is_in(user_ids.iter().copied()))
            .filter(self.are_live())
            .filter(session::Column::Id.ne(except))
            .group_by(session::Column::UserId)
            .into_tuple()
            .all(connection)
            .await?;
        Ok(counts.into_iter().map(|(id, count)| (id, count.unsigned_abs())).collect())
    }

    /// Ends all sessions of these accounts except `except`.
    pub async fn end_theirs(
        &self,
        connection: &impl ConnectionTrait,
        user_ids: &[i64],
        reason: EndReason,
        except: &str,
    ) -> Result<(), DbErr> {
        self.ending(reason)
            .filter(session::Column::UserId.is_in(user_ids.iter().copied()))
            .filter(session::Column::Id.ne(except))
            .exec(connection)
            .await?;
        Ok(())
    }
}
