//! Bulk actions: forecast for the confirmation page, then carried out in batches, so that nobody
//! else waits for long and each batch is applied as a whole or not at all.
//!
//! Actions that would lock out the actor skip the actor's own account. Each batch locks the
//! superusers and requires that the actor is an active one, so the last active superuser remains.

mod batch;
mod job;
mod row;
mod walk;

use std::collections::{HashMap, HashSet};

use sea_orm::{ConnectionTrait, DbErr};
pub use walk::Selection;
use walk::Walk;

use crate::accounts::Accounts;
use crate::app::App;
use crate::entity::user;
use crate::error::Refusal;
use crate::sessions::Identity;

/// How many accounts a forecast lists by name.
const NAMED: usize = 20;
/// Milliseconds that a forecast may take.
const PATIENCE: i64 = 4_000;

/// A bulk action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    Activate,
    Deactivate,
    EndSessions,
    Delete,
    /// Adds the accounts to the group with this id.
    JoinGroup(i64),
    /// Removes the accounts from the group with this id.
    LeaveGroup(i64),
}

impl Bulk {
    /// The action's word in forms and URLs.
    pub fn word(self) -> &'static str {
        match self {
            Bulk::Activate => "activate",
            Bulk::Deactivate => "deactivate",
            Bulk::EndSessions => "end_sessions",
            Bulk::Delete => "delete",
            Bulk::JoinGroup(_) => "add_to_group",
            Bulk::LeaveGroup(_) => "remove_from_group",
        }
    }

    /// The action of a word; `None` for a word of another version, or when a group is missing.
    pub fn parse(word: &str, group: Option<i64>) -> Option<Self> {
        let plain = [Bulk::Activate, Bulk::Deactivate, Bulk::EndSessions, Bulk::Delete];
        let of_group = group.map(|id| [Bulk::JoinGroup(id), Bulk::LeaveGroup(id)]);
        plain.into_iter().chain(of_group.into_iter().flatten()).find(|bulk| bulk.word() == word)
    }

    /// The group that is joined or left.
    pub fn group(self) -> Option<i64> {
        match self {
            Bulk::JoinGroup(id) | Bulk::LeaveGroup(id) => Some(id),
            _ => None,
        }
    }

    /// Whether the action ends sessions.
    pub fn ends_sessions(self) -> bool {
        matches!(self, Bulk::Deactivate | Bulk::EndSessions | Bulk::Delete)
    }

    fn locks_out(self) -> bool {
        matches!(self, Bulk::Deactivate | Bulk::Delete)
    }

    /// As stored in the database.
    fn text(self) -> String {
        match self.group() {
            Some(id) => format!("{} {id}", self.word()),
            None => self.word().to_owned(),
        }
    }

    /// Parses the stored form.
    fn read(text: &str) -> Option<Self> {
        let (word, group) = text.split_once(' ').unwrap_or((text, ""));
        Bulk::parse(word, group.parse().ok())
    }
}

/// The counts of a bulk action, forecast or carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Accounts that the action changes.
    pub count: u64,
    /// Live sessions that it ends.
    pub sessions: u64,
    /// Accounts that need no change.
    pub unchanged: u64,
    /// Accounts that no longer exist.
    pub gone: u64,
    /// Accounts that are kept because other data refers to them.
    pub in_use: u64,
    /// Whether the actor's own account is selected.
    pub own: bool,
    /// The first accounts that the action changes.
    pub first: Vec<user::Model>,
    /// Accounts that the forecast had no time to look at.
    pub unseen: u64,
    /// Whether the job is still running in the background.
    pub going: bool,
    /// Whether the job was aborted.
    pub broken: bool,
}

impl Accounts {
    /// Forecasts an action, as far as a few seconds allow.
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
            let members = app.members(&app.database.read, bulk, &rows).await?;
            let rows = census.judge(bulk, actor.id, rows, &members);
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            let reader = &app.database.read;
            let live = app.sessions.count_live(reader, &ids, &actor.sid).await?;
            let rows = census.add(bulk, rows, &live);
            let room = NAMED - census.first.len();
            census.first.extend(rows.into_iter().take(room));
        }
        if app.clock.now_ms() < deadline {
            // The total came from a cache and may be some seconds old.
            census.unseen = 0;
        }
        Ok(census)
    }
}

impl App {
    /// Which of the accounts are in the group of the action.
    async fn members(
        &self,
        connection: &impl ConnectionTrait,
        bulk: Bulk,
        rows: &[user::Model],
    ) -> Result<HashSet<i64>, DbErr> {
        let Some(group) = bulk.group() else { return Ok(HashSet::new()) };
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        self.permissions.members_among(connection, group, &ids).await
    }
}

impl Census {
    /// Counts and removes the accounts that the action must skip or need not change.
    fn judge(
        &mut self,
        bulk: Bulk,
        actor: i64,
        mut rows: Vec<user::Model>,
        members: &HashSet<i64>,
    ) -> Vec<user::Model> {
        rows.retain(|row| {
            let own = row.id == actor;
            self.own |= own && bulk.ends_sessions();
            if own && bulk.locks_out() {
                return false;
            }
            let needed = match bulk {
                Bulk::Activate => !row.is_active,
                Bulk::Deactivate => row.is_active,
                Bulk::EndSessions | Bulk::Delete => true,
                Bulk::JoinGroup(_) => !members.contains(&row.id),
                Bulk::LeaveGroup(_) => members.contains(&row.id),
            };
            self.unchanged += u64::from(!needed);
            needed
        });
        rows
    }

    /// Counts the remaining accounts and their live sessions.
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
        if bulk.ends_sessions() {
            self.sessions += live.values().sum::<u64>();
        }
        self.count += rows.len() as u64;
        rows
    }
}
