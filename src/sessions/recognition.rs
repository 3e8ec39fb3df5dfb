//! Recognising a session by a token, and renewing it.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use crate::entity::{session, user};
use crate::error::{EndReason, Refusal, Rejected};
use crate::sessions::rotation::{
    Decision, End, Presented, decide, is_handed_anew, is_kept, over, rotated,
};
use crate::sessions::row::{self, SessionRow};
use crate::sessions::{Channel, Identity, Sessions};
use crate::token::{Claims, TokenPair};

/// The session of an access token.
#[derive(Clone, Debug)]
pub enum Recognition {
    Live(Box<Identity>),
    /// The session is over.
    Dead(End),
    /// As if there were no token.
    Foreign,
}

/// The result of presenting a refresh token.
#[derive(Clone, Debug)]
pub enum Renewed {
    Live(Box<Identity>, TokenPair),
    /// The session is over.
    Dead(End),
    /// As if there were no token.
    Foreign,
}

/// How often a request that lost a race tries again. Each loss means that another request won, so
/// the second attempt nearly always decides.
const LOOKS: usize = 8;

impl Sessions {
    /// The session of a verified access token, by one read. When the first token of a generation
    /// arrives later than the grace, the generation is marked as kept: the only write between
    /// rotations.
    pub async fn recognise(&self, claims: &Claims) -> Result<Recognition, Refusal> {
        let row = match self.find(claims).await? {
            Ok(row) => row,
            Err(standing) => return Ok(standing),
        };
        if let Some(end) = over(&row) {
            return Ok(Recognition::Dead(end));
        }
        if claims.generation > row.generation {
            return Ok(Recognition::Foreign);
        }
        self.note_kept(&row, claims.generation).await;
        Ok(Recognition::Live(Box::new(row.identity)))
    }

    /// The session of a verified refresh token, which is not spent: for requests whose answer
    /// cannot carry cookies. It marks a generation as kept, as an access token does.
    pub async fn recognise_by_refresh(
        &self,
        claims: &Claims,
        channel: Channel,
        beside: Option<&Claims>,
    ) -> Result<Recognition, Refusal> {
        let row = match self.find_for(claims, channel).await? {
            Ok(row) => row,
            Err(standing) => return Ok(standing),
        };
        Ok(match decide(&row, presented(claims, beside), self.grace_ms) {
            Decision::Rotate | Decision::Repeat => {
                self.note_kept(&row, claims.generation).await;
                Recognition::Live(Box::new(row.identity))
            }
            Decision::Theft => {
                Recognition::Dead(End::cleared(Rejected::Reused, EndReason::TokenReused))
            }
            Decision::Dead(end) => Recognition::Dead(end),
            Decision::Late => Recognition::Foreign,
        })
    }

    /// Renews a session by a verified refresh token: idempotent rotation with one compare-and-swap
    /// (RFC 9700 §4.14.2). A token older than the kept generation ends the session. `beside` is the
    /// access token that came with it, expired or not.
    ///
    /// # Errors
    /// A database error; nothing is spent then.
    pub async fn renew(
        &self,
        claims: &Claims,
        channel: Channel,
        beside: Option<&Claims>,
    ) -> Result<Renewed, Refusal> {
        for _ in 0..LOOKS {
            let row = match self.find_for(claims, channel).await? {
                Ok(row) => row,
                Err(Recognition::Dead(end)) => return Ok(Renewed::Dead(end)),
                Err(_) => return Ok(Renewed::Foreign),
            };
            match decide(&row, presented(claims, beside), self.grace_ms) {
                Decision::Rotate => {
                    if let Some(row) = self.rotate(row, claims.generation).await? {
                        return self.handed_out(row).await;
                    }
                }
                Decision::Repeat => {
                    if is_handed_anew(&row, self.grace_ms) {
                        self.hand_anew(&row).await?;
                    }
                    return self.handed_out(row).await;
                }
                Decision::Theft => {
                    if self.end_stolen(&row).await? {
                        let end = End::cleared(Rejected::Reused, EndReason::TokenReused);
                        return Ok(Renewed::Dead(end));
                    }
                }
                Decision::Dead(end) => return Ok(Renewed::Dead(end)),
                Decision::Late => return Ok(Renewed::Foreign),
            }
        }
        Err(Refusal::Busy)
    }

    /// The row of a token's session, or the result without one.
    async fn find(&self, claims: &Claims) -> Result<Result<SessionRow, Recognition>, Refusal> {
        let row = row::read(&self.database, &self.clock, &claims.sid, self.grace_ms).await?;
        if let Some(row) = row.filter(|row| row.identity.id == claims.user_id) {
            return Ok(Ok(row));
        }
        if !self.keys.is_own(claims) {
            return Ok(Err(Recognition::Foreign));
        }
        // The account was deleted, or the session expired long ago.
        let account = user::Entity::find_by_id(claims.user_id);
        let account = Box::pin(account.count(&self.database.read)).await?;
        let (rejected, reason) = match account {
            0 => (Rejected::UserGone, EndReason::Deactivated),
            _ => (Rejected::Ended, EndReason::Expired),
        };
        Ok(Err(Recognition::Dead(End::cleared(rejected, reason))))
    }

    /// The same for a refresh token, which has to be of this channel. Tokens signed with the key of
    /// the first version are valid for sessions of that time only.
    async fn find_for(
        &self,
        claims: &Claims,
        channel: Channel,
    ) -> Result<Result<SessionRow, Recognition>, Refusal> {
        Ok(self.find(claims).await?.and_then(|row| {
            let derived = !claims.first_version || row.created_at < self.keys.since();
            let fits = derived && row.channel == channel.as_str();
            if fits { Ok(row) } else { Err(Recognition::Foreign) }
        }))
    }

    /// The compare-and-swap. `None`: another request was faster.
    async fn rotate(&self, row: SessionRow, used: i64) -> Result<Option<SessionRow>, DbErr> {
        let before = row.generation;
        let lifetime = self.lifetime(&row.channel, row.remember);
        let next = rotated(row, used, lifetime, self.grace_ms);
        let swapped = session::Entity::update_many()
            .col_expr(session::Column::Generation, Expr::value(next.generation))
            .col_expr(session::Column::KeptGeneration, Expr::value(next.kept_generation))
            .col_expr(session::Column::MarkedGeneration, Expr::value(next.marked_generation))
            .col_expr(session::Column::MarkedAt, Expr::value(next.marked_at))
            .col_expr(session::Column::RotatedAt, Expr::value(next.rotated_at))
            .col_expr(session::Column::HandedAt, Expr::value(next.handed_at))
            .col_expr(session::Column::ExpiresAt, Expr::value(next.expires_at))
            .col_expr(session::Column::LastSeenAt, Expr::value(next.now()))
            .filter(session::Column::Id.eq(next.identity.sid.as_str()))
            .filter(session::Column::Generation.eq(before))
            .filter(session::Column::EndedAt.is_null())
            .exec(&self.database.write)
            .await?;
        Ok((swapped.rows_affected == 1).then_some(next))
    }

    /// Restarts the grace of the current generation, unless another request has done so since the
    /// row was read.
    async fn hand_anew(&self, row: &SessionRow) -> Result<(), DbErr> {
        session::Entity::update_many()
            .col_expr(session::Column::HandedAt, Expr::value(row.read_at))
            .filter(session::Column::Id.eq(row.identity.sid.as_str()))
            .filter(session::Column::Generation.eq(row.generation))
            .filter(session::Column::HandedAt.eq(row.handed_at))
            .exec(&self.database.write)
            .await?;
        Ok(())
    }

    /// Ends a session because of theft, unless it has been rotated since it was read.
    async fn end_stolen(&self, row: &SessionRow) -> Result<bool, DbErr> {
        let ended = self
            .ending(EndReason::TokenReused)
            .filter(session::Column::Id.eq(row.identity.sid.as_str()))
            .filter(session::Column::Generation.eq(row.generation))
            .exec(&self.database.write)
            .await?;
        Ok(ended.rows_affected == 1)
    }

    async fn handed_out(&self, row: SessionRow) -> Result<Renewed, Refusal> {
        let groups = self.told_groups(&self.database.read, row.identity.id).await?;
        let pair = self.keys.issue(&row.grant(groups), self.clock.now());
        Ok(Renewed::Live(Box::new(row.identity), pair))
    }

    /// Marks the current generation as kept, if the token shows that. A failed write does no harm:
    /// the next request repeats it.
    async fn note_kept(&self, row: &SessionRow, generation: i64) {
        let news = generation == row.generation && row.kept_generation < generation;
        if !news || !is_kept(row, self.grace_ms) {
            return;
        }
        let note = session::Entity::update_many()
            .col_expr(session::Column::KeptGeneration, Expr::value(generation))
            .col_expr(session::Column::LastSeenAt, Expr::value(row.now()))
            .filter(session::Column::Id.eq(row.identity.sid.as_str()))
            .filter(session::Column::KeptGeneration.lt(generation))
            .filter(session::Column::HandedAt.eq(row.handed_at));
        // Boxed, since every request would carry the room for what few of them do.
        if let Err(error) = Box::pin(note.exec(&self.database.write)).await {
            tracing::warn!(event = "kept_not_noted", error = %error);
        }
    }
}

/// A refresh token and the access token that came with it, if both are of one generation.
fn presented(refresh: &Claims, beside: Option<&Claims>) -> Presented {
    let same = beside
        .filter(|access| access.sid == refresh.sid && access.generation == refresh.generation);
    Presented { generation: refresh.generation, access_expired: same.map(|access| access.exp) }
}
