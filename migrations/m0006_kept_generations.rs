//! Which generation of a session's tokens the browser is known to have stored, and why somebody has
//! just been signed out.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Sessions {
    Table,
    ConfirmedGeneration,
    HandedAt,
    KeptGeneration,
    MarkedGeneration,
    MarkedAt,
}

#[derive(DeriveIden)]
enum Farewells {
    Table,
    Id,
    Reason,
    At,
}

/// Existing sessions may or may not have been used with their current generation: the browser may
/// have stored only the previous one.
const CARRY: &str = "UPDATE \"sessions\" SET handed_at = rotated_at, marked_at = created_at * 1000, \
     kept_generation = CASE WHEN generation > 1 THEN generation - 1 ELSE 1 END, \
     marked_generation = CASE WHEN generation > 1 THEN generation - 1 ELSE 1 END";

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        for column in [
            Sessions::HandedAt,
            Sessions::KeptGeneration,
            Sessions::MarkedGeneration,
            Sessions::MarkedAt,
        ] {
            let column = big_integer(column).default(0).to_owned();
            let added = Table::alter().table(Sessions::Table).add_column(column).to_owned();
            schema.apply(&added).await?;
        }
        schema.run(CARRY).await?;
        let dropped = Table::alter()
            .table(Sessions::Table)
            .drop_column(Sessions::ConfirmedGeneration)
            .to_owned();
        schema.apply(&dropped).await?;
        let farewells = Table::create()
            .table(Farewells::Table)
            .col(text(Farewells::Id).primary_key())
            .col(text(Farewells::Reason))
            .col(big_integer(Farewells::At))
            .to_owned();
        schema.apply(&farewells).await
    }
}
