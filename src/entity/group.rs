//! A group of accounts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "groups")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub name: String,
    /// Case-folded NFKC of `name`: what is unique and looked up.
    #[sea_orm(unique)]
    pub name_key: String,
    /// Grows with every edit; a stale edit is recognised by it.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
