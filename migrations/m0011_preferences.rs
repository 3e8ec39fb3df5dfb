//! The language, the time zone and the theme that people choose, and when they accepted the terms.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Language,
    TimeZone,
    Theme,
    TermsAccepted,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        for column in [
            text_null(Users::Language),
            text_null(Users::TimeZone),
            text_null(Users::Theme),
            big_integer_null(Users::TermsAccepted),
        ] {
            let added = Table::alter().table(Users::Table).add_column(column).to_owned();
            schema.apply(&added).await?;
        }
        Ok(())
    }
}
