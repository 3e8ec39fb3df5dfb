//! Which versions of the program have migrated the schema, for the error message of an older one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Releases {
    Table,
    Version,
    Step,
    At,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        let table = Table::create()
            .table(Releases::Table)
            .col(text(Releases::Version).primary_key())
            .col(text(Releases::Step))
            .col(big_integer(Releases::At))
            .to_owned();
        schema.apply(&table).await
    }
}
