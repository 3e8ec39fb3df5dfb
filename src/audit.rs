//! The audit trail: who did what to whom, when and from where. Append-only; each entry is also a
//! line of the log (ASVS 16.2, 16.3).

mod event;
mod figures;
mod search;
mod words;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait};
use serde_json::{Map, Value, json};

pub use event::{Event, EventKind};
pub use figures::Failures;
pub use search::AuditFilter;

use crate::clock::Clock;
use crate::config::Config;
use crate::database::Database;
use crate::entity::{audit, user};

/// An event of [`Audit::note_sparingly`] from the same address is stored once in this time, in
/// milliseconds.
const SPARING: i64 = 60_000;
/// The largest number of such events and addresses in memory.
const REMEMBERED: usize = 4096;

/// An actor or subject, as the trail names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub id: Option<i64>,
    pub name: String,
}

impl Party {
    /// An account.
    pub fn account(id: i64, name: &str) -> Self {
        Party { id: Some(id), name: name.to_owned() }
    }
}

impl From<&user::Model> for Party {
    fn from(user: &user::Model) -> Self {
        Party::account(user.id, &user.username)
    }
}

/// Where an action came from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The client's address; empty for the command line.
    pub address: String,
    /// The request's id; empty for the command line.
    pub request: String,
}

/// Who acts, and from where.
#[derive(Clone, Debug)]
pub struct By {
    pub actor: Party,
    pub source: Source,
}

impl By {
    /// The command line.
    pub fn terminal() -> Self {
        By::nobody("terminal")
    }

    /// The host application itself.
    pub fn host() -> Self {
        By::nobody("host")
    }

    fn nobody(name: &str) -> Self {
        let actor = Party { id: None, name: name.to_owned() };
        By { actor, source: Source::default() }
    }
}

/// A new entry.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    pub event: Event,
    pub by: &'a By,
    pub subject: Party,
    pub details: Map<String, Value>,
}

impl<'a> Record<'a> {
    /// An action without a subject.
    pub fn new(event: Event, by: &'a By) -> Self {
        Record { event, by, subject: Party::default(), details: Map::new() }
    }

    /// Sets the subject.
    pub fn on(mut self, subject: impl Into<Party>) -> Self {
        self.subject = subject.into();
        self
    }

    /// Whether it has no details.
    pub fn is_bare(&self) -> bool {
        self.details.is_empty()
    }

    /// Adds a changed value, unless both are equal. Never a secret.
    pub fn change(mut self, field: &str, old: impl Into<Value>, new: impl Into<Value>) -> Self {
        let (old, new) = (old.into(), new.into());
        if old != new {
            self.details.insert(field.to_owned(), json!([old, new]));
        }
        self
    }

    /// Adds another detail. Never a secret.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// Names in their order; nothing where there are none. Never a secret.
    pub fn listing(self, name: &str, names: &[String]) -> Self {
        if names.is_empty() { self } else { self.with(name, names.join(", ")) }
    }

    fn tell(&self, details: &str) {
        let (event, request) = (self.event.as_str(), self.by.source.request.as_str());
        let (by, user) = (self.by.actor.id, self.subject.id);
        let address = self.by.source.address.as_str();
        if self.event.is_alarming() {
            tracing::warn!(event, request, user, by, address, details);
        } else {
            tracing::info!(event, request, user, by, address, details);
        }
    }
}

/// The store of the trail.
#[derive(Clone)]
pub struct Audit {
    database: Database,
    clock: Clock,
    /// Seconds.
    retention: i64,
    /// When an event was last stored, in Unix milliseconds, for events that are stored sparingly.
    told: Arc<Mutex<HashMap<(Event, String), i64>>>,
    /// The words of the host's events that are stored as known.
    words: Arc<Mutex<HashSet<&'static str>>>,
}

impl Audit {
    /// The trail, with the retention of `config`.
    pub fn new(database: Database, clock: Clock, config: &Config) -> Self {
        Audit {
            database,
            clock,
            retention: config.audit_retention,
            told: Arc::default(),
            words: Arc::default(),
        }
    }

    fn words(&self) -> MutexGuard<'_, HashSet<&'static str>> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an entry inside the caller's transaction: both the action and its entry are committed,
    /// or neither.
    pub async fn record(
        &self,
        transaction: &impl ConnectionTrait,
        record: Record<'_>,
    ) -> Result<(), DbErr> {
        self.row(record).insert(transaction).await?;
        Ok(())
    }

    /// As [`Audit::record`], for many entries at once.
    pub async fn record_all(
        &self,
        transaction: &impl ConnectionTrait,
        records: Vec<Record<'_>>,
    ) -> Result<(), DbErr> {
        if records.is_empty() {
            return Ok(());
        }
        let rows = records.into_iter().map(|record| self.row(record));
        audit::Entity::insert_many(rows).exec_without_returning(transaction).await?;
        Ok(())
    }

    fn row(&self, record: Record<'_>) -> audit::ActiveModel {
        let details = Value::Object(record.details.clone()).to_string();
        record.tell(&details);
        let Record { event, by, subject, .. } = record;
        audit::ActiveModel {
            at: Set(self.clock.now_ms()),
            event: Set(event.as_str().to_owned()),
            actor_id: Set(by.actor.id),
            actor: Set(by.actor.name.clone()),
            subject_id: Set(subject.id),
            subject: Set(subject.name),
            address: Set(by.source.address.clone()),
            request: Set(by.source.request.clone()),
            details: Set(details),
            ..Default::default()
        }
    }

    /// Whether an event that anybody can cause without limit is due for an entry: once a minute for
    /// each event and address.
    pub fn is_news(&self, record: &Record<'_>) -> bool {
        let now = self.clock.now_ms();
        let key = (record.event, record.by.source.address.clone());
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.len() >= REMEMBERED {
            told.retain(|_, at| (now - *at).abs() < SPARING);
        }
        let recent = told.get(&key).is_some_and(|at| (now - *at).abs() < SPARING);
        // In a flood from more addresses than that, the rest is only logged.
        let room = told.len() < REMEMBERED;
        if !recent && room {
            told.insert(key, now);
        }
        !recent && room
    }

    /// Deletes entries older than the retention. Returns how many.
    pub async fn flush(&self) -> Result<u64, DbErr> {
        let oldest = self.clock.now_ms() - self.retention * 1000;
        let old = audit::Column::At.lt(oldest);
        self.database.delete_all::<audit::Entity>(audit::Column::Id, old).await
    }
}
