//! An event that a host's hooks have yet to receive.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The recipient: `hooks`.
    pub kind: String,
    /// A JSON object: the event, and what a registration submitted.
    pub cause: String,
    /// When the next attempt is due, in Unix milliseconds; whoever makes it postpones this.
    pub due_at: i64,
    /// The number of attempts.
    pub attempts: i64,
}

impl ActiveModelBehavior for ActiveModel {}
