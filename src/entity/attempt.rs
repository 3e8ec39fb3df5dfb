//! One failed or pending attempt that throttling counts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `password` or `registration`.
    pub kind: String,
    /// The account that was tried, as an opaque key; empty for registrations.
    pub account: String,
    /// The client's address; the /64 network for IPv6.
    pub address: String,
    /// Unix milliseconds.
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
