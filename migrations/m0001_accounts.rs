//! Users, their sessions, and the attempts that throttling counts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Id,
    Username,
    UsernameKey,
    UsernameSkeleton,
    Email,
    EmailKey,
    FirstName,
    LastName,
    Password,
    IsActive,
    IsStaff,
    IsSuperuser,
    DateJoined,
    LastLogin,
    Version,
}

#[derive(DeriveIden)]
enum Sessions {
    Table,
    Id,
    UserId,
    Channel,
    Remember,
    Generation,
    ConfirmedGeneration,
    RotatedAt,
    CreatedAt,
    LastSeenAt,
    ExpiresAt,
    AbsoluteExpiresAt,
    EndedAt,
    EndReason,
    Ip,
    UserAgent,
}

#[derive(DeriveIden)]
enum Attempts {
    Table,
    Id,
    Kind,
    Account,
    Address,
    At,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        schema
            .apply(
                &Table::create()
                    .table(Users::Table)
                    .col(big_pk_auto(Users::Id))
                    .col(text(Users::Username))
                    .col(text_uniq(Users::UsernameKey))
                    .col(text(Users::UsernameSkeleton).default(""))
                    .col(text(Users::Email))
                    .col(text_uniq(Users::EmailKey))
                    .col(text(Users::FirstName).default(""))
                    .col(text(Users::LastName).default(""))
                    .col(text(Users::Password))
                    .col(boolean(Users::IsActive).default(true))
                    .col(boolean(Users::IsStaff).default(false))
                    .col(boolean(Users::IsSuperuser).default(false))
                    .col(big_integer(Users::DateJoined))
                    .col(big_integer_null(Users::LastLogin))
                    .col(big_integer(Users::Version).default(1))
                    .to_owned(),
            )
            .await?;
        schema
            .apply(
                &Table::create()
                    .table(Sessions::Table)
                    .col(text(Sessions::Id).primary_key())
                    .col(big_integer(Sessions::UserId))
                    .col(text(Sessions::Channel))
                    .col(boolean(Sessions::Remember).default(false))
                    .col(big_integer(Sessions::Generation))
                    .col(big_integer(Sessions::ConfirmedGeneration))
                    .col(big_integer(Sessions::RotatedAt))
                    .col(big_integer(Sessions::CreatedAt))
                    .col(big_integer(Sessions::LastSeenAt))
                    .col(big_integer(Sessions::ExpiresAt))
                    .col(big_integer(Sessions::AbsoluteExpiresAt))
                    .col(big_integer_null(Sessions::EndedAt))
                    .col(text_null(Sessions::EndReason))
                    .col(text(Sessions::Ip))
                    .col(text(Sessions::UserAgent))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Sessions::Table, Sessions::UserId)
                            .to(Users::Table, Users::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        schema
            .apply(
                &Table::create()
                    .table(Attempts::Table)
                    .col(big_pk_auto(Attempts::Id))
                    .col(text(Attempts::Kind))
                    .col(text(Attempts::Account))
                    .col(text(Attempts::Address))
                    .col(big_integer(Attempts::At))
                    .to_owned(),
            )
            .await?;
        for index in [
            Index::create()
                .name("users_username_skeleton")
                .table(Users::Table)
                .col(Users::UsernameSkeleton)
                .to_owned(),
            Index::create()
                .name("sessions_user_id")
                .table(Sessions::Table)
                .col(Sessions::UserId)
                .to_owned(),
            Index::create()
                .name("sessions_expires_at")
                .table(Sessions::Table)
                .col(Sessions::ExpiresAt)
                .to_owned(),
            Index::create()
                .name("attempts_account")
                .table(Attempts::Table)
                .col(Attempts::Kind)
                .col(Attempts::Account)
                .col(Attempts::At)
                .to_owned(),
            Index::create()
                .name("attempts_address")
                .table(Attempts::Table)
                .col(Attempts::Kind)
                .col(Attempts::Address)
                .col(Attempts::At)
                .to_owned(),
            Index::create().name("attempts_at").table(Attempts::Table).col(Attempts::At).to_owned(),
        ] {
            schema.apply(&index).await?;
        }
        Ok(())
    }
}
