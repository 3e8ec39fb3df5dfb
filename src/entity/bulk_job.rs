//! One thing that is being done to many accounts, or was.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_jobs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The word of a `Bulk`.
    pub action: String,
    /// A `Selection` in JSON.
    pub selection: String,
    /// Who does it: the account, its name at that time, and the session, which does not end by it.
    pub actor_id: i64,
    pub actor: String,
    pub sid: String,
    /// The client's address.
    pub address: String,
    /// The request's id.
    pub request: String,
    /// Unix milliseconds.
    pub made_at: i64,
    /// How far it is: the last id, or how many of the ticked accounts.
    pub place: i64,
    /// Accounts to which it has happened.
    pub changed: i64,
    pub sessions: i64,
    pub unchanged: i64,
    pub gone: i64,
    pub in_use: i64,
    /// Whether who does it was among the selected.
    pub own: bool,
    /// Who carries it out, by a name of its own for each time.
    pub holder: String,
    /// Until when nobody else may, in Unix milliseconds.
    pub held_until: i64,
    /// How often it was taken up since the last batch.
    pub claims: i64,
    /// Unix milliseconds; `None` as long as there is something to do.
    pub ended_at: Option<i64>,
    /// Whether it ended before its end.
    pub broken: bool,
}

impl ActiveModelBehavior for ActiveModel {}
