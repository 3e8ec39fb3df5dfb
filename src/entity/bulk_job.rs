//! A bulk job, running or finished.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_jobs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// A stored `Bulk`.
    pub action: String,
    /// A `Selection` in JSON.
    pub selection: String,
    /// The actor: the account, its name at that time, and the session, which the job does not end.
    pub actor_id: i64,
    pub actor: String,
    pub sid: String,
    /// The client's address.
    pub address: String,
    /// The request's id.
    pub request: String,
    /// Unix milliseconds.
    pub made_at: i64,
    /// The progress: the last id, or the number of ticked accounts.
    pub place: i64,
    /// The number of accounts that were changed.
    pub changed: i64,
    pub sessions: i64,
    pub unchanged: i64,
    pub gone: i64,
    pub in_use: i64,
    /// Whether the actor's own account was selected.
    pub own: bool,
    /// The process that runs it, by a unique name for each run.
    pub holder: String,
    /// Until when no other process may run it, in Unix milliseconds.
    pub held_until: i64,
    /// How often it was resumed since the last batch.
    pub claims: i64,
    /// Unix milliseconds; `None` while the job is not finished.
    pub ended_at: Option<i64>,
    /// Whether it was aborted.
    pub broken: bool,
}

impl ActiveModelBehavior for ActiveModel {}
