//! Facts about this installation, by name.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Installation {
    Table,
    Name,
    Value,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        let table = Table::create()
            .table(Installation::Table)
            .col(text(Installation::Name).primary_key())
            .col(text(Installation::Value))
            .to_owned();
        schema.apply(&table).await
    }
}
