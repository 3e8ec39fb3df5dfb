//! A group of accounts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "groups")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub name: String,
    /// Case-folded NFKC of `name`, which is unique and used for lookups.
    #[sea_orm(unique)]
    pub name_key: String,
    /// Incremented by every edit, to detect stale ones.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
