//! An entry of the audit trail. Rows are inserted, and deleted after the retention period; never
//! updated.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Unix milliseconds.
    pub at: i64,
    /// The name of an `Event`.
    pub event: String,
    /// The account that did it; `None` for an unknown person.
    pub actor_id: Option<i64>,
    /// The user name at that time; `terminal` for the command line.
    pub actor: String,
    /// The account that it was done to, if any.
    pub subject_id: Option<i64>,
    /// The user name at that time.
    pub subject: String,
    /// The client's address; empty for the command line.
    pub address: String,
    /// The request's id; empty for the command line.
    pub request: String,
    /// A JSON object with further details; changes as `[old, new]`.
    pub details: String,
}

impl ActiveModelBehavior for ActiveModel {}
