//! One batch: its changes and the job's progress, in one transaction.

use std::collections::HashMap;

use crate::accounts::bulk::walk::Walk;
use crate::accounts::bulk::{Bulk, Census, row};
use crate::accounts::deed::Deed;
use crate::app::App;
use crate::audit::{By, Event, Record};
use crate::database::Transaction;
use crate::entity::{bulk_job, user};
use crate::error::{EndReason, Refusal};
use crate::users::SubmittedFields;

/// Milliseconds for which a batch holds the job's row. A batch that takes longer loses it and is
/// rolled back.
pub const LEASE: i64 = 15_000;

/// The outcome of a batch.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BatchOutcome {
    Done,
    /// No batch was left.
    Nothing,
    /// Another process holds the row.
    Lost,
}

impl App {
    /// Runs the next batch. When an account in it cannot be deleted, its accounts are deleted one
    /// by one.
    pub(super) async fn step(
        &self,
        job: &mut bulk_job::Model,
        bulk: Bulk,
        walk: &mut Walk,
    ) -> Result<BatchOutcome, Refusal> {
        let Some((asked, rows)) = walk.next(self).await? else {
            return Ok(BatchOutcome::Nothing);
        };
        let (begun, end) = (job.place, walk.place());
        let mut census = Census::of(job);
        census.gone += (asked - rows.len()) as u64;
        let mut ids = Vec::new();
        for row in &rows {
            match bulk {
                Bulk::Delete if self.may_delete(&row.into()).await.is_err() => census.in_use += 1,
                _ => ids.push(row.id),
            }
        }
        match self.batch(job, bulk, &ids, census.clone(), end).await {
            Err(Refusal::InUse(_)) => {}
            done => return done,
        }
        for id in ids {
            // Until the last one is done, a process that resumes the job starts at the first.
            let step = match self.batch(job, bulk, &[id], census, begun).await {
                Err(Refusal::InUse(_)) => {
                    job.in_use += 1;
                    BatchOutcome::Done
                }
                done => done?,
            };
            if step == BatchOutcome::Lost {
                return Ok(step);
            }
            census = Census::of(job);
        }
        self.batch(job, bulk, &[], census, end).await
    }

    /// Changes these accounts in one transaction and adds to the counts of `census`; `place` is
    /// where the job continues.
    async fn batch(
        &self,
        job: &mut bulk_job::Model,
        bulk: Bulk,
        ids: &[i64],
        mut census: Census,
        place: i64,
    ) -> Result<BatchOutcome, Refusal> {
        let group = self.group_of(bulk).await?;
        let mut deed = Deed::begin(self).await?;
        let rows = self.users.hold(&deed.transaction, job.actor_id, ids).await?;
        census.gone += (ids.len() - rows.len()) as u64;
        let members = self.members(&deed.transaction, bulk, &rows).await?;
        let rows = census.judge(bulk, job.actor_id, rows, &members);
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let live = self.sessions.count_live(&deed.transaction, &ids, &job.sid).await?;
        let rows = census.add(bulk, rows, &live);
        if !rows.is_empty() {
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            self.apply(&deed.transaction, bulk, &ids, &job.sid).await?;
            let by = row::by(job);
            let entries = rows.iter().map(|row| entry(&by, bulk, &group, row, &live)).collect();
            deed.record_all(entries, SubmittedFields::default()).await?;
        }
        let after = census.onto(job.clone(), place);
        let written = row::progress(&after, self.clock.now_ms() + LEASE);
        if written.exec(&deed.transaction).await?.rows_affected == 0 {
            return Ok(BatchOutcome::Lost);
        }
        deed.commit().await.map_err(Refusal::of_deletion)?;
        *job = after;
        Ok(BatchOutcome::Done)
    }

    async fn apply(
        &self,
        transaction: &Transaction,
        bulk: Bulk,
        ids: &[i64],
        sid: &str,
    ) -> Result<(), Refusal> {
        let (users, sessions) = (&self.users, &self.sessions);
        match bulk {
            Bulk::Activate => users.set_active(transaction, ids, true).await?,
            Bulk::Deactivate => {
                users.set_active(transaction, ids, false).await?;
                sessions.end_theirs(transaction, ids, EndReason::Deactivated, sid).await?;
            }
            Bulk::EndSessions => {
                sessions.end_theirs(transaction, ids, EndReason::Admin, sid).await?;
            }
            Bulk::Delete => users.delete_these(transaction, ids).await?,
            Bulk::JoinGroup(group) => {
                self.permissions.join(transaction, group, ids).await?;
                users.touch(transaction, ids).await?;
            }
            Bulk::LeaveGroup(group) => {
                self.permissions.leave(transaction, group, ids).await?;
                users.touch(transaction, ids).await?;
            }
        }
        Ok(())
    }

    /// The name of the action's group; empty when it has none.
    ///
    /// # Errors
    /// Not found, when the group has been deleted meanwhile.
    async fn group_of(&self, bulk: Bulk) -> Result<String, Refusal> {
        let Some(id) = bulk.group() else { return Ok(String::new()) };
        let group = self.permissions.group(id).await?.ok_or(Refusal::NotFound)?;
        Ok(group.row.name)
    }
}

fn entry<'a>(
    by: &'a By,
    bulk: Bulk,
    group: &str,
    row: &user::Model,
    live: &HashMap<i64, u64>,
) -> Record<'a> {
    match bulk {
        Bulk::Activate => Record::new(Event::Activated, by).change("is_active", false, true),
        Bulk::Deactivate => Record::new(Event::Deactivated, by).change("is_active", true, false),
        Bulk::EndSessions => {
            let count = live.get(&row.id).copied().unwrap_or_default();
            Record::new(Event::SessionsEnded, by).with("count", count)
        }
        Bulk::Delete => Record::new(Event::UserDeleted, by).with("email", row.email.as_str()),
        Bulk::JoinGroup(_) => Record::new(Event::GroupsChanged, by).with("added", group),
        Bulk::LeaveGroup(_) => Record::new(Event::GroupsChanged, by).with("removed", group),
    }
    .on(row)
}
