//! Why a browser was redirected to the sign-in page, for the request that follows.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "farewells")]
pub struct Model {
    /// A hash of what identifies both requests.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub reason: String,
    /// Unix milliseconds.
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
