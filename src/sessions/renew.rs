//! Recognising and renewing: what the guard asks of a session.

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

/// What an access token says about its holder.
#[derive(Clone, Debug)]
pub enum Recognition {
    Live(Box<Identity>),
    /// The session is over.
    Dead(End),
    /// As if there were no token.
    Foreign,
}

/// What came of presenting a refresh token.
#[derive(Clone, Debug)]
pub enum Renewed {
    Live(Box<Identity>, TokenPair),
    /// The session is over.
    Dead(End),
    /// As if there were no token.
    Foreign,
}

/// How often a caller that lost a race looks again before it gives up. Each loss means that
/// somebody else won, so that a second look nearly always decides.
const LOOKS: usize = 8;

impl Sessions {
    /// The holder of a verified access token, by one read. The first token of a generation to
    /// arrive later than the grace shows that it was kept, which is the one write of a rotation's
    /// life.
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

    /// The holder of a refresh token that was signed here, without spending it: for requests whose
    /// answer cannot carry cookies. It shows what was kept as an access token does.
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

    /// Renews a session by a refresh token that was signed here: idempotent rotation with one
    /// compare-and-swap (the contract, section 2; RFC 9700 §4.14.2). A token older than what its
    /// holder is known to have kept ends the session. `beside` is the access token that came with
    /// it, expired or not.
    ///
    /// # Errors
    /// When the database does not answer; nothing is spent then.
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

    /// The row of a token's session, or what there is to say without one.
    async fn find(&self, claims: &Claims) -> Result<Result<SessionRow, Recognition>, Refusal> {
        let row = row::read(&self.database, &self.clock, &claims.sid, self.grace_ms).await?;
        if let Some(row) = row.filter(|row| row.identity.id == claims.user_id) {
            return Ok(Ok(row));
        }
        if !self.keys.is_own(claims) {
            return Ok(Err(Recognition::Foreign));
        }
        // Its account was deleted, or it expired long ago.
        let account = user::Entity::find_by_id(claims.user_id).count(&self.database.read).await?;
        let (rejected, reason) = match account {
            0 => (Rejected::UserGone, EndReason::Deactivated),
            _ => (Rejected::Ended, EndReason::Expired),
        };
        Ok(Err(Recognition::Dead(End::cleared(rejected, reason))))
    }

    /// The same for a refresh token, which belongs to one channel. Those of the first version's
    /// derivation are good for the sessions of then alone.
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

    /// The one compare-and-swap. `None`: somebody else was faster.
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

    /// Lets the time of the current generation begin anew, unless somebody has done so since the
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

    async fn handed_out(&self, row: SessionRow) -> Result<Renewed, Refusal> {
        let groups = self.told_groups(&self.database.read, row.identity.id).await?;
        let pair = self.keys.issue(&row.grant(groups), self.clock.now());
        Ok(Renewed::Live(Box::new(row.identity), pair))
    }

    /// Notes that the current generation has been kept, where its token shows it. Should the write
    /// fail, the next request notes it: the page is worth more than the note.
    async fn note_kept(&self, row: &SessionRow, generation: i64) {
        let news = generation == row.generation && row.kept_generation < generation;
        if !news || !is_kept(row, self.grace_ms) {
            return;
        }
        let noted = session::Entity::update_many()
            .col_expr(session::Column::KeptGeneration, Expr::value(generation))
            .col_expr(session::Column::LastSeenAt, Expr::value(row.now()))
            .filter(session::Column::Id.eq(row.identity.sid.as_str()))
            .filter(session::Column::KeptGeneration.lt(generation))
            .filter(session::Column::HandedAt.eq(row.handed_at))
            .exec(&self.database.write)
            .await;
        if let Err(error) = noted {
            tracing::warn!(event = "kept_not_noted", error = %error);
        }
    }
}

/// A refresh token with the access token beside it, if that is of the same generation.
fn presented(refresh: &Claims, beside: Option<&Claims>) -> Presented {
    let same = beside
        .filter(|access| access.sid == refresh.sid && access.generation == refresh.generation);
    Presented { generation: refresh.generation, access_expired: same.map(|access| access.exp) }
}
