//! A unit of work on accounts: its changes, its entries in the audit trail and its pending hooks
//! are committed together or not at all.

use sea_orm::DbErr;

use crate::accounts::Accounts;
use crate::app::App;
use crate::audit::Record;
use crate::database::Transaction;
use crate::entity::delivery;
use crate::error::Refusal;
use crate::users::SubmittedFields;

/// A unit of work in progress. Dropping it before the commit rolls everything back.
pub struct Deed {
    app: App,
    /// The transaction of all its changes.
    pub transaction: Transaction,
    owed: Vec<delivery::Model>,
}

impl Deed {
    /// Begins a unit of work.
    pub async fn begin(app: &App) -> Result<Self, DbErr> {
        let transaction = app.database.begin().await?;
        Ok(Deed { app: app.clone(), transaction, owed: Vec::new() })
    }

    /// Adds an entry to the audit trail.
    pub async fn record(&mut self, record: Record<'_>) -> Result<(), DbErr> {
        self.record_all(vec![record], SubmittedFields::default()).await
    }

    /// Adds many entries; `submitted` is what hooks receive about a registration.
    pub async fn record_all(
        &mut self,
        records: Vec<Record<'_>>,
        submitted: SubmittedFields,
    ) -> Result<(), DbErr> {
        for record in &records {
            let owed = self.app.owe(&self.transaction, record, submitted.clone()).await?;
            self.owed.extend(owed);
        }
        self.app.audit.record_all(&self.transaction, records).await
    }

    /// Commits, then runs the hooks.
    ///
    /// # Errors
    /// A database error; nothing has been changed then. Deferred foreign keys are checked here, see
    /// [`Refusal::of_deletion`].
    pub async fn commit(self) -> Result<(), DbErr> {
        self.transaction.commit().await?;
        self.app.tell(self.owed).await;
        Ok(())
    }
}

impl Accounts {
    /// Begins a unit of work.
    pub(super) async fn begin(&self) -> Result<Deed, DbErr> {
        Deed::begin(&self.app).await
    }

    /// Stores a single entry, outside any other unit of work.
    pub(crate) async fn enter(&self, record: Record<'_>) -> Result<(), Refusal> {
        if self.app.hooks.is_none() {
            self.app.audit.record(&self.app.database.write, record).await?;
            return Ok(());
        }
        let mut deed = self.begin().await?;
        deed.record(record).await?;
        Ok(deed.commit().await?)
    }

    /// Stores an entry about something that has already happened, and that is kept even when the
    /// entry cannot be stored.
    pub(crate) async fn enter_after(&self, record: Record<'_>) {
        if let Err(error) = self.enter(record).await {
            tracing::error!(event = "audit_failed", error = %error);
        }
    }

    /// Like [`Accounts::enter_after`], for events that anybody can cause as often as they like:
    /// repetitions are left out.
    pub(crate) async fn enter_sparingly(&self, record: Record<'_>) {
        if self.app.audit.is_news(&record) {
            self.enter_after(record).await;
        }
    }
}
