//! Sessions that were replaced, for repeats of the form that replaced them.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::config::REPEATED;
use crate::entity::session;
use crate::error::EndReason;
use crate::sessions::rotation::over;
use crate::sessions::{Identity, Sessions, row};
use crate::token::{Claims, TokenPair};

impl Sessions {
    /// Ends a session because another one replaces it in the browser. A session that has ended is
    /// left alone.
    pub async fn end_for(
        &self,
        connection: &impl ConnectionTrait,
        sid: &str,
        reason: EndReason,
        successor: &str,
    ) -> Result<(), DbErr> {
        self.ending(reason)
            .col_expr(session::Column::Successor, Expr::value(successor))
            .filter(session::Column::Id.eq(sid))
            .exec(connection)
            .await?;
        Ok(())
    }

    /// The account of a token's session, if that session ended a moment ago because its holder
    /// changed the password and went on in a new one.
    pub async fn former(&self, claims: &Claims) -> Result<Option<Identity>, DbErr> {
        let left = session::Entity::find_by_id(claims.sid.as_str())
            .filter(session::Column::UserId.eq(claims.user_id))
            .filter(session::Column::EndReason.eq(EndReason::PasswordChanged.as_str()))
            .filter(session::Column::Successor.is_not_null())
            .filter(session::Column::EndedAt.gt(self.clock.now() - REPEATED))
            .one(&self.database.read)
            .await?;
        let Some(left) = left else { return Ok(None) };
        let row = row::read(&self.database, &self.clock, &left.id, self.grace_ms).await?;
        Ok(row.map(|row| row.identity))
    }

    /// The tokens of the session that replaced this one at a change of password, while that session
    /// lives.
    pub async fn heir(&self, sid: &str) -> Result<Option<TokenPair>, DbErr> {
        let left = session::Entity::find_by_id(sid)
            .filter(session::Column::EndReason.eq(EndReason::PasswordChanged.as_str()))
            .one(&self.database.read)
            .await?;
        match left.and_then(|left| left.successor) {
            Some(successor) => self.tokens(&successor).await,
            None => Ok(None),
        }
    }

    /// When a session began, in Unix seconds; `None` when it is over.
    pub async fn began(&self, sid: &str) -> Result<Option<i64>, DbErr> {
        let row = session::Entity::find_by_id(sid).one(&self.database.read).await?;
        Ok(row.filter(|row| row.ended_at.is_none()).map(|row| row.created_at))
    }

    /// The tokens of a session as they were last issued; `None` when it is over.
    pub async fn tokens(&self, sid: &str) -> Result<Option<TokenPair>, DbErr> {
        let row = row::read(&self.database, &self.clock, sid, self.grace_ms).await?;
        let live = row.filter(|row| over(row).is_none());
        Ok(live.map(|row| self.keys.issue(&row.grant(), self.clock.now())))
    }
}
