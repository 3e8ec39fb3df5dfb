//! Reading the trail, the newest entry first.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{Audit, Event};
use crate::entity::audit;

/// Which entries.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub event: Option<Event>,
    /// The user name, at that time, of who did it or on whom.
    pub who: String,
    /// An account that did it or on which it was done.
    pub user_id: Option<i64>,
    /// The client's address.
    pub address: String,
    /// Unix milliseconds, inclusive.
    pub since: Option<i64>,
    /// Unix milliseconds, exclusive.
    pub until: Option<i64>,
}

impl Filter {
    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        if let Some(event) = self.event {
            all = all.add(audit::Column::Event.eq(event.as_str()));
        }
        if !self.who.is_empty() {
            let either = Condition::any()
                .add(audit::Column::Actor.eq(self.who.as_str()))
                .add(audit::Column::Subject.eq(self.who.as_str()));
            all = all.add(either);
        }
        if let Some(id) = self.user_id {
            let either = Condition::any()
                .add(audit::Column::ActorId.eq(id))
                .add(audit::Column::SubjectId.eq(id));
            all = all.add(either);
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

    /// PostgreSQL has no NUL in text: nothing has one.
    fn is_impossible(&self) -> bool {
        self.who.contains('\0') || self.address.contains('\0')
    }
}

impl Audit {
    /// At most `limit` entries older than the entry `before`, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search(
        &self,
        filter: &Filter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Vec<audit::Model>, DbErr> {
        if filter.is_impossible() {
            return Ok(Vec::new());
        }
        let mut found = audit::Entity::find().filter(filter.condition());
        if let Some(before) = before {
            found = found.filter(audit::Column::Id.lt(before));
        }
        found.order_by_desc(audit::Column::Id).limit(limit).all(&self.database.read).await
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count(&self, filter: &Filter) -> Result<u64, DbErr> {
        if filter.is_impossible() {
            return Ok(0);
        }
        audit::Entity::find().filter(filter.condition()).count(&self.database.read).await
    }
}
