//! Recognising and renewing: what the guard asks of a session.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::rotation::{Decision, decide, over};
use super::row::{self, SessionRow};
use super::{Channel, Identity, Sessions};
use crate::entity::{session, user};
use crate::error::{EndReason, Problem, Rejected};
use crate::token::{Claims, TokenPair};

/// What an access token says about its holder.
#[derive(Clone, Debug)]
pub enum Standing {
    Live(Box<Identity>),
    /// The session is over.
    Dead(Rejected, EndReason),
    /// Not a token of this server after all.
    Foreign,
}

/// What came of presenting a refresh token.
#[derive(Clone, Debug)]
pub enum Renewed {
    Live(Box<Identity>, TokenPair),
    /// The session is over.
    Dead(Rejected, EndReason),
    /// Not a token of this server after all.
    Foreign,
}

/// How often a caller that lost a race looks again before it gives up. Each loss means that
/// somebody else won, so that a second look nearly always decides.
const LOOKS: usize = 8;

impl Sessions {
    /// The holder of a verified access token, by one read. The first token of a generation to
    /// arrive confirms it, which is the one write of a rotation's life.
    ///
    /// # Errors
    /// 503 when the database does not answer.
    pub async fn recognise(&self, claims: &Claims) -> Result<Standing, Problem> {
        let Some(row) = self.read(claims).await? else {
            let (rejected, reason) = self.missing(claims).await?;
            return Ok(Standing::Dead(rejected, reason));
        };
        if let Some((rejected, reason)) = over(&row) {
            return Ok(Standing::Dead(rejected, reason));
        }
        if claims.generation > row.generation {
            return Ok(Standing::Foreign);
        }
        self.confirm(&row, claims.generation).await;
        Ok(Standing::Live(Box::new(row.identity)))
    }

    /// The holder of a verified refresh token, without spending it: for requests whose answer
    /// cannot carry cookies. It confirms its generation as an access token does.
    ///
    /// # Errors
    /// 503 when the database does not answer.
    pub async fn recognise_by_refresh(
        &self,
        claims: &Claims,
        channel: Channel,
    ) -> Result<Standing, Problem> {
        let Some(row) = self.read(claims).await? else {
            let (rejected, reason) = self.missing(claims).await?;
            return Ok(Standing::Dead(rejected, reason));
        };
        if row.channel != channel.as_str() {
            return Ok(Standing::Foreign);
        }
        Ok(match decide(&row, claims.generation, self.grace_ms) {
            Decision::Rotate | Decision::Repeat => {
                self.confirm(&row, claims.generation).await;
                Standing::Live(Box::new(row.identity))
            }
            Decision::Theft => Standing::Dead(Rejected::Reused, EndReason::TokenReused),
            Decision::Dead(rejected, reason) => Standing::Dead(rejected, reason),
            Decision::Unissued => Standing::Foreign,
        })
    }

    /// Renews a session by a verified refresh token: idempotent rotation with one compare-and-swap
    /// (the contract, section 2; RFC 9700 §4.14.2). A token that was spent and whose successor has
    /// been seen ends the session.
    ///
    /// # Errors
    /// 503 when the database does not answer; nothing is spent then.
    pub async fn renew(&self, claims: &Claims, channel: Channel) -> Result<Renewed, Problem> {
        for _ in 0..LOOKS {
            let Some(row) = self.read(claims).await? else {
                let (rejected, reason) = self.missing(claims).await?;
                return Ok(Renewed::Dead(rejected, reason));
            };
            if row.channel != channel.as_str() {
                return Ok(Renewed::Foreign);
            }
            match decide(&row, claims.generation, self.grace_ms) {
                Decision::Rotate => {
                    if let Some(row) = self.rotate(row).await? {
                        return Ok(self.handed_out(row));
                    }
                }
                Decision::Repeat => return Ok(self.handed_out(row)),
                Decision::Theft => {
                    if self.end_stolen(&row).await? {
                        return Ok(Renewed::Dead(Rejected::Reused, EndReason::TokenReused));
                    }
                }
                Decision::Dead(rejected, reason) => return Ok(Renewed::Dead(rejected, reason)),
                Decision::Unissued => return Ok(Renewed::Foreign),
            }
        }
        Err(Problem::busy())
    }

    /// Why the session of an expired refresh token is over.
    ///
    /// # Errors
    /// 503 when the database does not answer.
    pub async fn epitaph(&self, claims: &Claims) -> Result<EndReason, Problem> {
        let row = self.read(claims).await?;
        Ok(row.and_then(|row| over(&row)).map_or(EndReason::Expired, |(_, reason)| reason))
    }

    async fn read(&self, claims: &Claims) -> Result<Option<SessionRow>, Problem> {
        let row = row::read(&self.database, &self.clock, &claims.sid).await?;
        Ok(row.filter(|row| row.identity.id == claims.user_id))
    }

    /// A session without a row: its account was deleted, or it expired long ago.
    async fn missing(&self, claims: &Claims) -> Result<(Rejected, EndReason), Problem> {
        let account = user::Entity::find_by_id(claims.user_id).count(&self.database.read).await?;
        Ok(match account {
            0 => (Rejected::UserGone, EndReason::Deactivated),
            _ => (Rejected::Ended, EndReason::Expired),
        })
    }

    /// The one compare-and-swap. `None`: somebody else was faster.
    async fn rotate(&self, row: SessionRow) -> Result<Option<SessionRow>, DbErr> {
        let now = row.read_at.div_euclid(1000);
        let next = SessionRow {
            generation: row.generation + 1,
            rotated_at: row.read_at,
            expires_at: (now + self.refresh_lifetime).min(row.absolute_expires_at),
            ..row
        };
        let swapped = session::Entity::update_many()
            .col_expr(session::Column::Generation, Expr::value(next.generation))
            .col_expr(session::Column::RotatedAt, Expr::value(next.rotated_at))
            .col_expr(session::Column::ExpiresAt, Expr::value(next.expires_at))
            .col_expr(session::Column::LastSeenAt, Expr::value(now))
            .filter(session::Column::Id.eq(next.identity.sid.as_str()))
            .filter(session::Column::Generation.eq(next.generation - 1))
            .filter(session::Column::EndedAt.is_null())
            .exec(&self.database.write)
            .await?;
        Ok((swapped.rows_affected == 1).then_some(next))
    }

    /// Ends a session for theft, unless it has moved on since it was read.
    async fn end_stolen(&self, row: &SessionRow) -> Result<bool, DbErr> {
        let ended = self
            .ending(EndReason::TokenReused)
            .filter(session::Column::Id.eq(row.identity.sid.as_str()))
            .filter(session::Column::Generation.eq(row.generation))
            .exec(&self.database.write)
            .await?;
        Ok(ended.rows_affected == 1)
    }

    fn handed_out(&self, row: SessionRow) -> Renewed {
        let pair = self.keys.issue(&row.grant(), self.clock.now());
        Renewed::Live(Box::new(row.identity), pair)
    }

    /// Notes that the current generation has been seen. Should the write fail, the next request
    /// notes it: the page is worth more than the note.
    async fn confirm(&self, row: &SessionRow, generation: i64) {
        if generation != row.generation || row.confirmed_generation >= generation {
            return;
        }
        let noted = session::Entity::update_many()
            .col_expr(session::Column::ConfirmedGeneration, Expr::value(generation))
            .col_expr(session::Column::LastSeenAt, Expr::value(row.read_at.div_euclid(1000)))
            .filter(session::Column::Id.eq(row.identity.sid.as_str()))
            .filter(session::Column::ConfirmedGeneration.lt(generation))
            .exec(&self.database.write)
            .await;
        if let Err(error) = noted {
            tracing::warn!(event = "confirmation_failed", error = %error);
        }
    }
}
