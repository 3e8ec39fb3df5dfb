//! Calling a host's hooks: before an operation, and after its commit.
//!
//! The hooks after the commit are queued as a row of `deliveries`, which the operation's
//! transaction inserts and which is deleted when the hooks have run. The process that inserted it
//! runs them first and holds the row meanwhile, by its due time. If that fails, the next node that
//! looks takes the row over.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use rocket::futures::FutureExt;
use rocket::tokio::sync::oneshot;
use rocket::tokio::time::timeout;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::audit::{Event, Record};
use crate::entity::delivery::{ActiveModel, Column, Entity, Model};
use crate::error::Refusal;
use crate::hooks::{AuditEntry, Hooks};
use crate::users::{Registration, SubmittedFields, User};

/// How long a request waits for a hook.
const WAIT: Duration = Duration::from_secs(5);
/// How long a hook may run.
const RUN: Duration = Duration::from_secs(60);
/// Milliseconds for which a row is held while its hooks run: longer than they may run.
const HOLD: i64 = 90_000;
/// Milliseconds until hooks that failed are retried; doubled each time.
const AGAIN: i64 = 10_000;
/// How many times they are tried, which takes about a day.
const ATTEMPTS: i64 = 14;
/// The most rows that one look takes over.
const LOOK: u64 = 100;
/// The value of the column `kind`.
const HOOKS: &str = "hooks";

/// What hooks receive.
#[derive(Debug, Deserialize, Serialize)]
struct Cause {
    event: AuditEntry,
    #[serde(default)]
    submitted: SubmittedFields,
}

impl App {
    /// Asks the host whether this account may be created.
    ///
    /// # Errors
    /// Messages per field; busy when the hook fails to answer.
    pub async fn may_create(&self, registration: &Registration<'_>) -> Result<(), Refusal> {
        let Some(hooks) = &self.hooks else { return Ok(()) };
        let asked = hooks.before_create_account(registration);
        match guarded("before_create_account", WAIT, asked).await {
            Some(answer) => answer.map_err(Refusal::Invalid),
            None => Err(Refusal::Busy),
        }
    }

    /// Asks the host whether this account may be deleted.
    ///
    /// # Errors
    /// The host's refusal; busy when the hook fails to answer.
    pub async fn may_delete(&self, user: &User) -> Result<(), Refusal> {
        let Some(hooks) = &self.hooks else { return Ok(()) };
        let answer = guarded("before_delete", WAIT, hooks.before_delete(user)).await;
        answer.unwrap_or(Err(Refusal::Busy))
    }

    /// Inserts the row that queues the hooks for an entry, in the entry's transaction; `None`
    /// without hooks.
    pub async fn owe(
        &self,
        transaction: &impl ConnectionTrait,
        record: &Record<'_>,
        submitted: SubmittedFields,
    ) -> Result<Option<Model>, DbErr> {
        if self.hooks.is_none() {
            return Ok(None);
        }
        let now = self.clock.now_ms();
        let cause = Cause { event: AuditEntry::of(record, now), submitted };
        let row = ActiveModel {
            kind: Set(HOOKS.to_owned()),
            cause: Set(serde_json::to_string(&cause).expect("text and numbers become JSON")),
            due_at: Set(now + HOLD),
            attempts: Set(1),
            ..Default::default()
        };
        row.insert(transaction).await.map(Some)
    }

    /// Runs the hooks for what has been committed, and waits for them at most five seconds.
    pub async fn tell(&self, owed: Vec<Model>) {
        if owed.is_empty() {
            return;
        }
        let (app, (tell, told)) = (self.clone(), oneshot::channel::<()>());
        self.jobs.spawn(async move {
            for row in owed {
                app.deliver(row).await;
            }
            drop(tell);
        });
        let _ = timeout(WAIT, told).await;
    }

    /// Runs the hooks that are still queued.
    pub async fn tell_owed(&self) -> Result<(), DbErr> {
        if self.hooks.is_none() {
            return Ok(());
        }
        let now = self.clock.now_ms();
        let due = Entity::find()
            .filter(Column::Kind.eq(HOOKS))
            .filter(Column::DueAt.lte(now))
            .order_by_asc(Column::DueAt)
            .limit(LOOK);
        for row in due.all(&self.database.read).await? {
            if self.jobs.are_ending() {
                break;
            }
            let held = Model { due_at: self.clock.now_ms() + HOLD, ..row.clone() };
            let held = Model { attempts: row.attempts + 1, ..held };
            let taken = Entity::update_many()
                .col_expr(Column::DueAt, Expr::value(held.due_at))
                .col_expr(Column::Attempts, Expr::value(held.attempts))
                .filter(Column::Id.eq(row.id))
                .filter(Column::DueAt.eq(row.due_at));
            if taken.exec(&self.database.write).await?.rows_affected == 1 {
                self.deliver(held).await;
            }
        }
        Ok(())
    }

    /// Runs the hooks of a row, and stores the outcome.
    async fn deliver(&self, row: Model) {
        let Some(hooks) = &self.hooks else { return };
        let noted = match self.run(&**hooks, &row).await {
            true => Entity::delete_by_id(row.id).exec(&self.database.write).await.map(|_| ()),
            false if row.attempts >= ATTEMPTS => {
                tracing::error!(event = "hooks_given_up", cause = row.cause);
                Entity::delete_by_id(row.id).exec(&self.database.write).await.map(|_| ())
            }
            false => {
                let due_at = self.clock.now_ms() + (AGAIN << (row.attempts - 1).clamp(0, 20));
                let later = Entity::update_many()
                    .col_expr(Column::DueAt, Expr::value(due_at))
                    .filter(Column::Id.eq(row.id));
                later.exec(&self.database.write).await.map(|_| ())
            }
        };
        if let Err(error) = noted {
            // The row is retried when it is no longer held.
            tracing::warn!(event = "delivery_not_noted", error = %error);
        }
    }

    /// Returns whether the row is done: the hooks have run, or it cannot be read.
    async fn run(&self, hooks: &dyn Hooks, row: &Model) -> bool {
        let cause: Cause = match serde_json::from_str(&row.cause) {
            Ok(cause) => cause,
            Err(error) => {
                tracing::error!(event = "delivery_unreadable", id = row.id, error = %error);
                return true;
            }
        };
        let subject = match cause.event.subject_id {
            Some(id) => match self.users.get(id).await {
                Ok(found) => found.as_ref().map(User::from),
                Err(_) => return false,
            },
            None => None,
        };
        let all = async {
            match (Event::parse(&cause.event.name), &subject) {
                (Some(Event::Registered | Event::UserCreated | Event::SetUp), Some(user)) => {
                    let registration = Registration {
                        username: &user.username,
                        email: &user.email,
                        first_name: &user.first_name,
                        last_name: &user.last_name,
                        fields: &cause.submitted,
                    };
                    hooks.after_create_account(user, &registration).await;
                }
                (Some(Event::SignedIn), Some(user)) => hooks.after_login(user).await,
                _ => {}
            }
            hooks.after(&cause.event).await;
        };
        guarded(&cause.event.name, RUN, all).await.is_some()
    }
}

/// The answer of a hook; `None`, and a log entry, when it panics or takes too long.
async fn guarded<T>(hook: &str, within: Duration, call: impl Future<Output = T>) -> Option<T> {
    match timeout(within, AssertUnwindSafe(call).catch_unwind()).await {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(_)) => {
            tracing::error!(event = "hook_panicked", hook);
            None
        }
        Err(_) => {
            tracing::error!(event = "hook_late", hook, seconds = within.as_secs());
            None
        }
    }
}
