//! Reading the trail, the newest entry first.

use std::cmp::Reverse;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::audit::{Audit, Event, EventKind};
use crate::config::REPEATED;
use crate::entity::audit;

/// The conditions of a search.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// The word of the event.
    pub event: Option<String>,
    /// The user name of actor or subject at that time.
    pub who: String,
    /// The account that is actor or subject. With `who` as well, either is enough: the account may
    /// have had another name.
    pub user_id: Option<i64>,
    /// The account that is the subject. Beside the two before, either is enough.
    pub subject_id: Option<i64>,
    /// Only events of this kind.
    pub kind: Option<EventKind>,
    /// The client's address.
    pub address: String,
    /// Unix milliseconds, inclusive.
    pub since: Option<i64>,
    /// Unix milliseconds, exclusive.
    pub until: Option<i64>,
}

impl AuditFilter {
    /// Every entry about this.
    pub fn of(event: Event) -> Self {
        AuditFilter { event: Some(event.as_str().to_owned()), ..AuditFilter::default() }
    }

    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        if let Some(event) = &self.event {
            all = all.add(audit::Column::Event.eq(event.as_str()));
        }
        if let Some(kind) = self.kind {
            all = all.add(audit::Column::Event.is_in(kind.events().map(Event::as_str)));
        }
        if !self.address.is_empty() {
            all = all.add(audit::Column::Address.eq(self.address.as_str()));
        }
        if let Some(since) = self.since {
            all = all.add(audit::Column::At.gte(since));
        }
        if let Some(until) = self.until {
            all = all.add(audit::Column::At.lt(until));
        }
        all
    }

    /// The columns that can name the person, each with an index; none when anybody matches.
    fn parts(&self) -> Vec<Expr> {
        let mut parts = Vec::new();
        if !self.who.is_empty() {
            parts.push(audit::Column::Actor.eq(self.who.as_str()));
            parts.push(audit::Column::Subject.eq(self.who.as_str()));
        }
        if let Some(id) = self.user_id {
            parts.push(audit::Column::ActorId.eq(id));
            parts.push(audit::Column::SubjectId.eq(id));
        }
        if let Some(id) = self.subject_id {
            parts.push(audit::Column::SubjectId.eq(id));
        }
        parts
    }

    /// PostgreSQL stores no NUL in text, so nothing matches.
    fn is_impossible(&self) -> bool {
        self.who.contains('\0') || self.address.contains('\0')
    }
}

impl Audit {
    /// The latest entry about the account, if it is from a moment ago.
    pub async fn just(&self, event: Event, subject_id: i64) -> Result<Option<audit::Model>, DbErr> {
        audit::Entity::find()
            .filter(audit::Column::SubjectId.eq(subject_id))
            .filter(audit::Column::Event.eq(event.as_str()))
            .filter(audit::Column::At.gt(self.clock.now_ms() - REPEATED * 1000))
            .order_by_desc(audit::Column::Id)
            .one(&self.database.read)
            .await
    }

    /// At most `limit` entries older than the entry `before`, the newest first.
    pub async fn search(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Vec<audit::Model>, DbErr> {
        if filter.is_impossible() {
            return Ok(Vec::new());
        }
        let parts = filter.parts();
        // The indexes of people and addresses are ordered by id, the others by time.
        if parts.is_empty() && filter.address.is_empty() {
            return self.by_time(filter, before, limit).await;
        }
        let found = audit::Entity::find().filter(filter.condition()).limit(limit);
        let mut found = found.order_by_desc(audit::Column::Id);
        if let Some(before) = before {
            found = found.filter(audit::Column::Id.lt(before));
        }
        if parts.is_empty() {
            return found.all(&self.database.read).await;
        }
        let mut entries = Vec::new();
        for part in parts {
            entries.extend(found.clone().filter(part).all(&self.database.read).await?);
        }
        entries.sort_by_key(|entry| Reverse(entry.id));
        entries.dedup_by_key(|entry| entry.id);
        entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(entries)
    }

    async fn by_time(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Vec<audit::Model>, DbErr> {
        let mut found = audit::Entity::find()
            .order_by_desc(audit::Column::At)
            .order_by_desc(audit::Column::Id)
            .limit(limit);
        if let Some(before) = before {
            found = found.filter(self.older(before).await?);
        }
        let Some(kind) = filter.kind.filter(|_| filter.event.is_none()) else {
            return found.filter(filter.condition()).all(&self.database.read).await;
        };
        // One query per event can use the index; one for all events could not.
        let mut entries = Vec::new();
        for event in kind.events() {
            let one = AuditFilter { event: Some(event.as_str().to_owned()), ..filter.clone() };
            let found = found.clone().filter(one.condition());
            entries.extend(found.all(&self.database.read).await?);
        }
        entries.sort_by_key(|entry| Reverse((entry.at, entry.id)));
        entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(entries)
    }

    /// The condition for entries older than the entry `before`, by time.
    async fn older(&self, before: i64) -> Result<Condition, DbErr> {
        let edge = audit::Entity::find_by_id(before).one(&self.database.read).await?;
        let smaller = audit::Column::Id.lt(before);
        Ok(match edge {
            Some(edge) => Condition::all()
                .add(audit::Column::At.lte(edge.at))
                .add(Condition::any().add(audit::Column::At.lt(edge.at)).add(smaller)),
            None => Condition::all().add(smaller),
        })
    }
}
