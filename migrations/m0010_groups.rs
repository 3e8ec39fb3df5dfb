//! Groups, their members, and the permissions of groups and of single accounts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum Groups {
    Table,
    Id,
    Name,
    NameKey,
    Version,
}

#[derive(DeriveIden)]
enum GroupPermissions {
    Table,
    GroupId,
    Permission,
}

#[derive(DeriveIden)]
enum UserGroups {
    Table,
    UserId,
    GroupId,
}

#[derive(DeriveIden)]
enum UserPermissions {
    Table,
    UserId,
    Permission,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        let groups = Table::create()
            .table(Groups::Table)
            .col(big_pk_auto(Groups::Id))
            .col(text(Groups::Name))
            .col(text_uniq(Groups::NameKey))
            .col(big_integer(Groups::Version).default(1))
            .to_owned();
        schema.apply(&groups).await?;
        let of_groups = Table::create()
            .table(GroupPermissions::Table)
            .col(big_integer(GroupPermissions::GroupId))
            .col(text(GroupPermissions::Permission))
            .primary_key(
                Index::create().col(GroupPermissions::GroupId).col(GroupPermissions::Permission),
            )
            .foreign_key(
                ForeignKey::create()
                    .from(GroupPermissions::Table, GroupPermissions::GroupId)
                    .to(Groups::Table, Groups::Id)
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.apply(&of_groups).await?;
        let members = Table::create()
            .table(UserGroups::Table)
            .col(big_integer(UserGroups::UserId))
            .col(big_integer(UserGroups::GroupId))
            .primary_key(Index::create().col(UserGroups::UserId).col(UserGroups::GroupId))
            .foreign_key(
                ForeignKey::create()
                    .from(UserGroups::Table, UserGroups::UserId)
                    .to(Users::Table, Users::Id)
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(
                ForeignKey::create()
                    .from(UserGroups::Table, UserGroups::GroupId)
                    .to(Groups::Table, Groups::Id)
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.apply(&members).await?;
        let of_users = Table::create()
            .table(UserPermissions::Table)
            .col(big_integer(UserPermissions::UserId))
            .col(text(UserPermissions::Permission))
            .primary_key(
                Index::create().col(UserPermissions::UserId).col(UserPermissions::Permission),
            )
            .foreign_key(
                ForeignKey::create()
                    .from(UserPermissions::Table, UserPermissions::UserId)
                    .to(Users::Table, Users::Id)
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.apply(&of_users).await?;
        for index in [
            Index::create()
                .name("user_groups_group_id")
                .table(UserGroups::Table)
                .col(UserGroups::GroupId)
                .col(UserGroups::UserId)
                .to_owned(),
            Index::create()
                .name("group_permissions_permission")
                .table(GroupPermissions::Table)
                .col(GroupPermissions::Permission)
                .to_owned(),
            Index::create()
                .name("user_permissions_permission")
                .table(UserPermissions::Table)
                .col(UserPermissions::Permission)
                .to_owned(),
        ] {
            schema.apply(&index).await?;
        }
        Ok(())
    }
}
