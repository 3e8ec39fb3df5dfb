//! One thing done to many accounts: foreseen for the page that asks, then carried out batch by
//! batch, so that nobody else waits for long and a batch happens whole or not at all.
//!
//! Who acts is left out of what would lock them out, and each batch insists, with the superusers
//! held, that who acts is an active one: so the last active superuser stays.

mod batch;
mod job;
mod row;
mod walk;

use std::collections::HashMap;

pub use walk::Selection;
use walk::Walk;

use crate::accounts::Accounts;
use crate::entity::user;
use crate::error::Refusal;
use crate::sessions::Identity;

/// Accounts that a forecast names.
const NAMED: usize = 20;
/// Milliseconds for which a forecast looks.
const PATIENCE: i64 = 4_000;

/// What can be done to many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    Activate,
    Deactivate,
    EndSessions,
    Delete,
}

impl Bulk {
    /// All of them.
    pub const ALL: [Bulk; 4] = [Bulk::Activate, Bulk::Deactivate, Bulk::EndSessions, Bulk::Delete];

    /// The word in forms and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Bulk::Activate => "activate",
            Bulk::Deactivate => "deactivate",
            Bulk::EndSessions => "end_sessions",
            Bulk::Delete => "delete",
        }
    }

    /// The thing of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Bulk::ALL.into_iter().find(|bulk| bulk.word() == word)
    }

    fn locks_out(self) -> bool {
        matches!(self, Bulk::Deactivate | Bulk::Delete)
    }
}

/// What happens to whom, or has happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Accounts to which it happens.
    pub count: u64,
    /// Live sessions that end.
    pub sessions: u64,
    /// Accounts to which it does not have to happen.
    pub unchanged: u64,
    /// Accounts that do not exist any more.
    pub gone: u64,
    /// Accounts that stay, because other data refers to them.
    pub in_use: u64,
    /// Whether who acts is among the selected.
    pub own: bool,
    /// The first accounts to which it happens.
    pub first: Vec<user::Model>,
    /// Accounts that a forecast had no time to look at.
    pub unseen: u64,
    /// Whether it goes on behind the answer.
    pub going: bool,
    /// Whether it ended before its end.
    pub broken: bool,
}

impl Accounts {
    /// What would happen, as far as a few seconds let it be seen.
    pub(crate) async fn foresee(
        &self,
        actor: &Identity,
        bulk: Bulk,
        selection: &Selection,
    ) -> Result<Census, Refusal> {
        let app = &self.app;
        let deadline = app.clock.now_ms() + PATIENCE;
        let mut census = Census { unseen: selection.size(app).await?, ..Census::default() };
        let mut walk = Walk::over(app, selection).await?;
        while census.unseen > 0
            && app.clock.now_ms() < deadline
            && let Some((asked, rows)) = walk.next(app).await?
        {
            census.unseen = census.unseen.saturating_sub(asked as u64);
            census.gone += (asked - rows.len()) as u64;
            let rows = census.judge(bulk, actor.id, rows);
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            let reader = &app.database.read;
            let live = app.sessions.count_live(reader, &ids, &actor.sid).await?;
            let rows = census.add(bulk, rows, &live);
            let room = NAMED - census.first.len();
            census.first.extend(rows.into_iter().take(room));
        }
        if app.clock.now_ms() < deadline {
            // The number was some seconds old.
            census.unseen = 0;
        }
        Ok(census)
    }
}

impl Census {
    /// Leaves out those to whom it must not happen, or has happened already.
    fn judge(&mut self, bulk: Bulk, actor: i64, mut rows: Vec<user::Model>) -> Vec<user::Model> {
        rows.retain(|row| {
            let own = row.id == actor;
            self.own |= own && bulk != Bulk::Activate;
            if own && bulk.locks_out() {
                return false;
            }
            let needed = match bulk {
                Bulk::Activate => !row.is_active,
                Bulk::Deactivate => row.is_active,
                Bulk::EndSessions | Bulk::Delete => true,
            };
            self.unchanged += u64::from(!needed);
            needed
        });
        rows
    }

    /// Counts the rest, who have these live sessions.
    fn add(
        &mut self,
        bulk: Bulk,
        mut rows: Vec<user::Model>,
        live: &HashMap<i64, u64>,
    ) -> Vec<user::Model> {
        if bulk == Bulk::EndSessions {
            let all = rows.len();
            rows.retain(|row| live.contains_key(&row.id));
            self.unchanged += (all - rows.len()) as u64;
        }
        if bulk != Bulk::Activate {
            self.sessions += live.values().sum::<u64>();
        }
        self.count += rows.len() as u64;
        rows
    }
}
