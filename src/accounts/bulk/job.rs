//! Running a bulk job, batch by batch. A row holds the job's action and progress and changes in the
//! transaction of each batch. Whoever holds the row continues the job, this process or a later one,
//! so nothing is done or counted twice.

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

/// Milliseconds after which the answer no longer waits for the job: a request may not take much
/// longer (`cli/serve/patience.rs`).
const PATIENCE: i64 = 4_000;
/// How often the deadline is checked.
const TICK: Duration = Duration::from_millis(20);
/// How many times a batch is tried before the job is aborted.
const TRIES: i64 = 3;
/// Milliseconds for which the row is kept after the job's end.
const KEPT: i64 = 7 * 86_400_000;

/// How a run ended.
enum RunEnd {
    Done,
    /// Another process continues it, or it is resumed later.
    Left,
    Broken(Refusal),
}

impl Accounts {
    /// Starts a bulk job, with an audit entry for each account, and returns the job's id. What
    /// takes longer than a few seconds continues in the background, even after a restart. When the
    /// actor stops being a superuser between two batches, the earlier batches remain and the job is
    /// aborted.
    ///
    /// # Errors
    /// Forbidden when the actor is not an active superuser; or a server error.
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
                // A job that fails at once is reported as an ordinary error.
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
    /// The action and counts of a job, if it exists.
    pub async fn progress(&self, id: i64) -> Result<Option<(Bulk, Census)>, DbErr> {
        let job = Entity::find_by_id(id).one(&self.database.read).await?;
        Ok(job.and_then(|job| Some((Bulk::read(&job.action)?, Census::of(&job)))))
    }

    /// Resumes jobs whose process has ended or was killed.
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

    /// Runs a job as far as possible. Returns the cause when it is aborted before any change.
    async fn go_on(&self, mut job: bulk_job::Model) -> Option<Refusal> {
        let end = self.batches(&mut job).await;
        let ended = match &end {
            RunEnd::Done => Some(self.clock.now_ms()),
            // The row is released for the next process that looks, such as this one after its
            // restart.
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
            // The hold expires, and whoever resumes the job finds nothing left to do.
            tracing::warn!(event = "bulk_end_unwritten", job = job.id, error = %error);
        }
        match end {
            RunEnd::Broken(refusal) if job.changed == 0 => Some(refusal),
            _ => None,
        }
    }

    async fn batches(&self, job: &mut bulk_job::Model) -> RunEnd {
        let selection = serde_json::from_str::<Selection>(&job.selection).ok();
        let Some((bulk, selection)) = Bulk::read(&job.action).zip(selection) else {
            return RunEnd::Broken(broken("the job's row cannot be read"));
        };
        if job.claims > TRIES {
            return RunEnd::Broken(broken("every process that took it up ended meanwhile"));
        }
        let mut tries = job.claims;
        loop {
            // After a failure, the walk restarts at the place in the row.
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
                // When the database is unavailable, the batch itself is not the cause.
                return if failed.is_passing() { RunEnd::Left } else { RunEnd::Broken(failed) };
            }
            time::sleep(TICK * 10).await;
        }
    }
}

fn broken(why: &str) -> Refusal {
    Refusal::Database(DbErr::Custom(why.to_owned()))
}
