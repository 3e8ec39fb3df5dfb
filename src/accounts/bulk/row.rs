//! The row of a job: its creation, its holder, and its progress.

use data_encoding::HEXLOWER;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use crate::accounts::bulk::{Bulk, Census, Selection};
use crate::audit::{By, Party, Source};
use crate::entity::bulk_job::{ActiveModel, Column, Entity, Model};
use crate::sessions::Identity;

/// A new job, held by its creator until the given time.
pub fn fresh(
    by: By,
    actor: &Identity,
    bulk: Bulk,
    selection: &Selection,
    (now, until): (i64, i64),
) -> ActiveModel {
    let selection = serde_json::to_string(selection).expect("numbers and words become JSON");
    ActiveModel {
        action: Set(bulk.text()),
        selection: Set(selection),
        actor_id: Set(actor.id),
        actor: Set(by.actor.name),
        sid: Set(actor.sid.clone()),
        address: Set(by.source.address),
        request: Set(by.source.request),
        made_at: Set(now),
        place: Set(0),
        changed: Set(0),
        sessions: Set(0),
        unchanged: Set(0),
        gone: Set(0),
        in_use: Set(0),
        own: Set(false),
        holder: Set(name()),
        held_until: Set(until),
        claims: Set(0),
        ended_at: Set(None),
        broken: Set(false),
        ..Default::default()
    }
}

/// Stores the progress, and holds the row until the given time.
pub fn progress(job: &Model, until: i64) -> UpdateMany<Entity> {
    held(job)
        .col_expr(Column::Place, Expr::value(job.place))
        .col_expr(Column::Changed, Expr::value(job.changed))
        .col_expr(Column::Sessions, Expr::value(job.sessions))
        .col_expr(Column::Unchanged, Expr::value(job.unchanged))
        .col_expr(Column::Gone, Expr::value(job.gone))
        .col_expr(Column::InUse, Expr::value(job.in_use))
        .col_expr(Column::Own, Expr::value(job.own))
        .col_expr(Column::Claims, Expr::value(job.claims))
        .col_expr(Column::HeldUntil, Expr::value(until))
}

/// An update of the row that applies only while `job` still holds it.
pub fn held(job: &Model) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(job.id))
        .filter(Column::Holder.eq(job.holder.as_str()))
        .filter(Column::EndedAt.is_null())
}

/// A unique name for a holder.
pub fn name() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    HEXLOWER.encode(&bytes)
}

pub fn by(job: &Model) -> By {
    By {
        actor: Party::account(job.actor_id, &job.actor),
        source: Source { address: job.address.clone(), request: job.request.clone() },
    }
}

impl Census {
    pub(super) fn of(job: &Model) -> Census {
        Census {
            count: job.changed.unsigned_abs(),
            sessions: job.sessions.unsigned_abs(),
            unchanged: job.unchanged.unsigned_abs(),
            gone: job.gone.unsigned_abs(),
            in_use: job.in_use.unsigned_abs(),
            own: job.own,
            going: job.ended_at.is_none(),
            broken: job.broken,
            ..Census::default()
        }
    }

    pub(super) fn onto(&self, job: Model, place: i64) -> Model {
        Model {
            place,
            changed: self.count.cast_signed(),
            sessions: self.sessions.cast_signed(),
            unchanged: self.unchanged.cast_signed(),
            gone: self.gone.cast_signed(),
            in_use: self.in_use.cast_signed(),
            own: self.own,
            claims: 0,
            ..job
        }
    }
}
