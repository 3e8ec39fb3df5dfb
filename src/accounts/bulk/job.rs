//! Carrying it out, batch by batch. What there is to do and how far it is stands in a row, which
//! changes in the transaction of each batch: whoever holds the row goes on with it, this process or
//! the next one, and nothing is done or counted twice.

use std::time::Duration;

use rocket::tokio::sync::oneshot;
use rocket::tokio::time;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::accounts::Accounts;
use crate::accounts::bulk::batch::{BatchOutcome, LEASE};
use crate::accounts::bulk::row::{self, held};
use crate::accounts::bulk::{Bulk, Census, Selection, Walk};
use crate::app::App;
use crate::audit::By;
use crate::entity::bulk_job::{self, Column, Entity};
use crate::error::Refusal;
use crate::sessions::Identity;

/// Milliseconds after which an answer does not wait for the rest: a request may not take much
/// longer (`cli/serve/patience.rs`).
const PATIENCE: i64 = 4_000;
/// How often that is looked at.
const TICK: Duration = Duration::from_millis(20);
/// How often a batch is tried before it counts as impossible.
const TRIES: i64 = 3;
/// Milliseconds for which the row is kept after the end.
const KEPT: i64 = 7 * 86_400_000;

/// How a run ended.
enum RunEnd {
    Done,
    /// Somebody else goes on with it, or it is taken up later.
    Left,
    Broken(Refusal),
}

impl Accounts {
    /// Does it, each account with its entry in the trail; answers which job that is. What takes
    /// longer than a few seconds goes on behind the answer, after a restart, too. Where who acts
    /// stops being a superuser between two batches, the earlier ones are done, and the job is
    /// broken off.
    ///
    /// # Errors
    /// Forbidden when who acts is no active superuser; or the server is the reason.
    pub(crate) async fn carry_out(
        &self,
        actor: &Identity,
        bulk: Bulk,
        selection: &Selection,
    ) -> Result<i64, Refusal> {
        let app = self.app.clone();
        let (clock, jobs) = (app.clock.clone(), app.jobs.clone());
        let deadline = clock.now_ms() + PATIENCE;
        let job = app.accept(self.caller.by.clone(), actor, bulk, selection).await?;
        let id = job.id;
        let (tell, mut ended) = oneshot::channel();
        jobs.spawn(async move { drop(tell.send(app.go_on(job).await)) });
        loop {
            match time::timeout(TICK, &mut ended).await {
                // What breaks at once is an error like any other.
                Ok(Ok(Some(refusal))) => return Err(refusal),
                Ok(_) => return Ok(id),
                Err(_) if clock.now_ms() >= deadline || jobs.are_ending() => {
                    return Ok(id);
                }
                Err(_) => {}
            }
        }
    }
}

impl App {
    /// How far a job is, if there is such a one.
    pub async fn progress(&self, id: i64) -> Result<Option<(Bulk, Census)>, DbErr> {
        let job = Entity::find_by_id(id).one(&self.database.read).await?;
        Ok(job.and_then(|job| Some((Bulk::parse(&job.action)?, Census::of(&job)))))
    }

    /// Goes on with what nobody carries out any more: its process was ended or killed.
    pub async fn take_up(&self) -> Result<(), DbErr> {
        let now = self.clock.now_ms();
        let left = Entity::find()
            .filter(Column::EndedAt.is_null())
            .filter(Column::HeldUntil.lte(now))
            .order_by_asc(Column::Id)
            .all(&self.database.read)
            .await?;
        for job in left {
            let (holder, claims) = (row::name(), job.claims + 1);
            let claim = held(&job)
                .col_expr(Column::Holder, Expr::value(holder.clone()))
                .col_expr(Column::HeldUntil, Expr::value(now + LEASE))
                .col_expr(Column::Claims, Expr::value(claims))
                .filter(Column::HeldUntil.eq(job.held_until));
            if claim.exec(&self.database.write).await?.rows_affected == 1 {
                tracing::info!(event = "bulk_taken_up", job = job.id, done = job.changed);
                let (app, job) = (self.clone(), bulk_job::Model { holder, claims, ..job });
                self.jobs.spawn(async move { drop(app.go_on(job).await) });
            }
        }
        Ok(())
    }

    async fn accept(
        &self,
        by: By,
        actor: &Identity,
        bulk: Bulk,
        selection: &Selection,
    ) -> Result<bulk_job::Model, Refusal> {
        let now = self.clock.now_ms();
        let old = Column::EndedAt.lt(now - KEPT);
        Entity::delete_many().filter(old).exec(&self.database.write).await?;
        let job = row::fresh(by, actor, bulk, selection, (now, now + LEASE));
        Ok(job.insert(&self.database.write).await?)
    }

    /// Carries a job out as far as it goes. Answers why nothing at all was done, where it broke off.
    async fn go_on(&self, mut job: bulk_job::Model) -> Option<Refusal> {
        let end = self.batches(&mut job).await;
        let ended = match &end {
            RunEnd::Done => Some(self.clock.now_ms()),
            // It is free for the next to look, this process after its restart.
            RunEnd::Left if self.jobs.are_ending() => None,
            RunEnd::Left => return None,
            RunEnd::Broken(refusal) => {
                let (id, done, cause) = (job.id, job.changed, refusal.to_string());
                tracing::error!(event = "bulk_broken", job = id, done, cause);
                Some(self.clock.now_ms())
            }
        };
        let last = held(&job)
            .col_expr(Column::HeldUntil, Expr::value(0))
            .col_expr(Column::EndedAt, Expr::value(ended))
            .col_expr(Column::Broken, Expr::value(matches!(end, RunEnd::Broken(_))));
        if let Err(error) = last.exec(&self.database.write).await {
            // The hold runs out, and whoever takes it up finds nothing left to do.
            tracing::warn!(event = "bulk_end_unwritten", job = job.id, error = %error);
        }
        match end {
            RunEnd::Broken(refusal) if job.changed == 0 => Some(refusal),
            _ => None,
        }
    }

    async fn batches(&self, job: &mut bulk_job::Model) -> RunEnd {
        let selection = serde_json::from_str::<Selection>(&job.selection).ok();
        let Some((bulk, selection)) = Bulk::parse(&job.action).zip(selection) else {
            return RunEnd::Broken(broken("the job's row cannot be read"));
        };
        if job.claims > TRIES {
            return RunEnd::Broken(broken("every process that took it up ended meanwhile"));
        }
        let mut tries = job.claims;
        loop {
            // After a failure the walk begins again where the row says.
            let failed = match Walk::resume(self, &selection, job.place).await {
                Ok(mut walk) => loop {
                    if self.jobs.are_ending() {
                        return RunEnd::Left;
                    }
                    match self.step(job, bulk, &mut walk).await {
                        Ok(BatchOutcome::Done) => tries = 0,
                        Ok(BatchOutcome::Nothing) => return RunEnd::Done,
                        Ok(BatchOutcome::Lost) => return RunEnd::Left,
                        Err(refusal) => break refusal,
                    }
                },
                Err(refusal) => refusal,
            };
            tries += 1;
            if !failed.is_internal() || tries >= TRIES {
                // Where the database is away, it is not the batch that is impossible.
                return if failed.is_passing() { RunEnd::Left } else { RunEnd::Broken(failed) };
            }
            time::sleep(TICK * 10).await;
        }
    }
}

fn broken(why: &str) -> Refusal {
    Refusal::Database(DbErr::Custom(why.to_owned()))
}
