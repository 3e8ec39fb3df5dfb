//! Which session has replaced another one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Sessions {
    Table,
    Successor,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        let table = Table::alter()
            .table(Sessions::Table)
            .add_column(text_null(Sessions::Successor))
            .to_owned();
        schema.apply(&table).await
    }
}
