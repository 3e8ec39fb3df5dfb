//! Something of which a host's hooks are still to be told.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who is to be told: `hooks`.
    pub kind: String,
    /// A JSON object: the event, and what a registration submitted.
    pub cause: String,
    /// When it is tried next, in Unix milliseconds; whoever tries it moves this on.
    pub due_at: i64,
    /// How often it was tried.
    pub attempts: i64,
}

impl ActiveModelBehavior for ActiveModel {}
