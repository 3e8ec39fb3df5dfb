//! The queue of messages to deliver after a commit, such as to a host's hooks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Deliveries {
    Table,
    Id,
    Kind,
    Cause,
    DueAt,
    Attempts,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        let table = Table::create()
            .table(Deliveries::Table)
            .col(big_pk_auto(Deliveries::Id))
            .col(text(Deliveries::Kind))
            .col(text(Deliveries::Cause))
            .col(big_integer(Deliveries::DueAt))
            .col(big_integer(Deliveries::Attempts))
            .to_owned();
        schema.apply(&table).await?;
        let due = Index::create()
            .name("idx_deliveries_kind_due_at")
            .table(Deliveries::Table)
            .col(Deliveries::Kind)
            .col(Deliveries::DueAt)
            .to_owned();
        schema.apply(&due).await
    }
}
