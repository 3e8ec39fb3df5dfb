//! The audit trail, which is append-only, and one-time codes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Audit {
    Table,
    Id,
    At,
    Event,
    ActorId,
    Actor,
    SubjectId,
    Subject,
    Address,
    Request,
    Details,
}

#[derive(DeriveIden)]
enum Codes {
    Table,
    Hash,
    Kind,
    UserId,
    Binding,
    ExpiresAt,
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        schema
            .apply(
                &Table::create()
                    .table(Audit::Table)
                    .col(big_pk_auto(Audit::Id))
                    .col(big_integer(Audit::At))
                    .col(text(Audit::Event))
                    .col(big_integer_null(Audit::ActorId))
                    .col(text(Audit::Actor))
                    .col(big_integer_null(Audit::SubjectId))
                    .col(text(Audit::Subject))
                    .col(text(Audit::Address))
                    .col(text(Audit::Request))
                    .col(text(Audit::Details))
                    .to_owned(),
            )
            .await?;
        schema
            .apply(
                &Table::create()
                    .table(Codes::Table)
                    .col(text(Codes::Hash).primary_key())
                    .col(text(Codes::Kind))
                    .col(big_integer_null(Codes::UserId))
                    .col(text(Codes::Binding))
                    .col(big_integer(Codes::ExpiresAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Codes::Table, Codes::UserId)
                            .to(Alias::new("users"), Alias::new("id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        let indexes = [
            ("audit_at", vec![Audit::At]),
            ("audit_event", vec![Audit::Event, Audit::At]),
            ("audit_actor", vec![Audit::Actor, Audit::Id]),
            ("audit_actor_id", vec![Audit::ActorId, Audit::Id]),
            ("audit_subject", vec![Audit::Subject, Audit::Id]),
            ("audit_subject_id", vec![Audit::SubjectId, Audit::Id]),
            ("audit_address", vec![Audit::Address, Audit::Id]),
        ];
        for (name, columns) in indexes {
            let mut index = Index::create().name(name).table(Audit::Table).to_owned();
            for column in columns {
                index.col(column);
            }
            schema.apply(&index).await?;
        }
        let append_only = if schema.is_postgres() {
            r#"CREATE FUNCTION "audit_append_only"() RETURNS trigger LANGUAGE plpgsql AS
               'BEGIN RAISE EXCEPTION ''the audit trail is append-only''; END';
               CREATE TRIGGER "audit_append_only" BEFORE UPDATE ON "audit"
               FOR EACH ROW EXECUTE FUNCTION "audit_append_only"()"#
        } else {
            r#"CREATE TRIGGER "audit_append_only" BEFORE UPDATE ON "audit"
               BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"#
        };
        schema.run(append_only).await?;
        Ok(())
    }
}
