//! One thing that happened. Rows are added and, past the retention, deleted; never changed.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Unix milliseconds.
    pub at: i64,
    /// The word of an `Event`.
    pub event: String,
    /// Who did it; nobody when it was somebody unknown.
    pub actor_id: Option<i64>,
    /// The user name at that time; `terminal` for the command line.
    pub actor: String,
    /// On whom, if on an account.
    pub subject_id: Option<i64>,
    /// The user name at that time.
    pub subject: String,
    /// The client's address; empty for the command line.
    pub address: String,
    /// The request's id; empty for the command line.
    pub request: String,
    /// A JSON object: what changed as `[old, new]`, and what else there is to know.
    pub details: String,
}

impl ActiveModelBehavior for ActiveModel {}
