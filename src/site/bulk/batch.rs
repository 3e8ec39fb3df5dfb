//! Some accounts at once: what is done to them, in one transaction.

use std::collections::HashMap;

use super::walk::Walk;
use super::{Bulk, Census};
use crate::audit::{By, Event, Record};
use crate::entity::user;
use crate::error::{EndReason, Problem};
use crate::sessions::Identity;
use crate::site::Site;

impl Site {
    /// One batch; answers whether there was one. Where an account of it cannot be deleted, the
    /// others are deleted one by one.
    pub(super) async fn step(
        &self,
        by: &By,
        actor: &Identity,
        bulk: Bulk,
        walk: &mut Walk,
        census: &mut Census,
    ) -> Result<bool, Problem> {
        let Some((asked, rows)) = walk.next(self).await? else {
            return Ok(false);
        };
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        census.gone += (asked - ids.len()) as u64;
        let in_use = |done: &Result<(), Problem>| {
            done.as_ref().is_err_and(|problem| problem.code == Some("in_use"))
        };
        let done = self.batch(by, actor, bulk, &ids, census).await;
        if !in_use(&done) {
            return done.map(|()| true);
        }
        for id in ids {
            let done = self.batch(by, actor, bulk, &[id], census).await;
            if in_use(&done) {
                census.in_use += 1;
            } else {
                done?;
            }
        }
        Ok(true)
    }

    /// These accounts in one transaction; counted only when that has happened.
    async fn batch(
        &self,
        by: &By,
        actor: &Identity,
        bulk: Bulk,
        ids: &[i64],
        census: &mut Census,
    ) -> Result<(), Problem> {
        let mut after = census.clone();
        let transaction = self.database.begin().await?;
        let rows = self.users.hold(&transaction, actor.id, ids).await?;
        after.gone += (ids.len() - rows.len()) as u64;
        let rows = after.judge(bulk, actor, rows);
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let live = self.sessions.count_live(&transaction, &ids, &actor.sid).await?;
        let rows = after.add(bulk, rows, &live);
        if !rows.is_empty() {
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            let sessions = &self.sessions;
            match bulk {
                Bulk::Activate => self.users.set_active(&transaction, &ids, true).await?,
                Bulk::Deactivate => {
                    self.users.set_active(&transaction, &ids, false).await?;
                    let reason = EndReason::Deactivated;
                    sessions.end_theirs(&transaction, &ids, reason, &actor.sid).await?;
                }
                Bulk::EndSessions => {
                    let reason = EndReason::Admin;
                    sessions.end_theirs(&transaction, &ids, reason, &actor.sid).await?;
                }
                Bulk::Delete => self.users.delete_these(&transaction, &ids).await?,
            }
            let entries = rows.iter().map(|row| entry(by, bulk, row, &live)).collect();
            self.audit.record_all(&transaction, entries).await?;
        }
        transaction.commit().await.map_err(Problem::of_deletion)?;
        *census = after;
        Ok(())
    }
}

fn entry<'a>(by: &'a By, bulk: Bulk, row: &user::Model, live: &HashMap<i64, u64>) -> Record<'a> {
    match bulk {
        Bulk::Activate => Record::new(Event::Activated, by).change("is_active", false, true),
        Bulk::Deactivate => Record::new(Event::Deactivated, by).change("is_active", true, false),
        Bulk::EndSessions => {
            let count = live.get(&row.id).copied().unwrap_or_default();
            Record::new(Event::SessionsEnded, by).with("count", count)
        }
        Bulk::Delete => Record::new(Event::UserDeleted, by).with("email", row.email.as_str()),
    }
    .on(row)
}
