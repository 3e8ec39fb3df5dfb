//! Bulk jobs and their progress.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum BulkJobs {
    Table,
    Id,
    Action,
    Selection,
    ActorId,
    Actor,
    Sid,
    Address,
    Request,
    MadeAt,
    Place,
    Changed,
    Sessions,
    Unchanged,
    Gone,
    InUse,
    Own,
    Holder,
    HeldUntil,
    Claims,
    EndedAt,
    Broken,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        let table = Table::create()
            .table(BulkJobs::Table)
            .col(big_pk_auto(BulkJobs::Id))
            .col(text(BulkJobs::Action))
            .col(text(BulkJobs::Selection))
            .col(big_integer(BulkJobs::ActorId))
            .col(text(BulkJobs::Actor))
            .col(text(BulkJobs::Sid))
            .col(text(BulkJobs::Address))
            .col(text(BulkJobs::Request))
            .col(big_integer(BulkJobs::MadeAt))
            .col(big_integer(BulkJobs::Place))
            .col(big_integer(BulkJobs::Changed))
            .col(big_integer(BulkJobs::Sessions))
            .col(big_integer(BulkJobs::Unchanged))
            .col(big_integer(BulkJobs::Gone))
            .col(big_integer(BulkJobs::InUse))
            .col(boolean(BulkJobs::Own))
            .col(text(BulkJobs::Holder))
            .col(big_integer(BulkJobs::HeldUntil))
            .col(big_integer(BulkJobs::Claims))
            .col(big_integer_null(BulkJobs::EndedAt))
            .col(boolean(BulkJobs::Broken))
            .to_owned();
        schema.apply(&table).await
    }
}
