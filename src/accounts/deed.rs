//! One thing done to accounts: its changes, its entries in the audit trail and what hooks are owed
//! happen all or not at all.

use sea_orm::DbErr;

use crate::accounts::Accounts;
use crate::app::App;
use crate::audit::Record;
use crate::database::Transaction;
use crate::entity::delivery;
use crate::error::Refusal;
use crate::users::SubmittedFields;

/// A deed under way; dropped before it is committed, nothing has happened.
pub struct Deed {
    app: App,
    /// In which everything is done.
    pub transaction: Transaction,
    owed: Vec<delivery::Model>,
}

impl Deed {
    /// Begins one.
    pub async fn begin(app: &App) -> Result<Self, DbErr> {
        let transaction = app.database.begin().await?;
        Ok(Deed { app: app.clone(), transaction, owed: Vec::new() })
    }

    /// Makes an entry in the trail.
    pub async fn record(&mut self, record: Record<'_>) -> Result<(), DbErr> {
        self.record_all(vec![record], SubmittedFields::default()).await
    }

    /// Makes many entries; `submitted` is what hooks get to know of a registration.
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

    /// Commits, and tells the hooks.
    ///
    /// # Errors
    /// Of the database; nothing has happened then. A reference that may wait is looked at here, see
    /// [`Refusal::of_deletion`].
    pub async fn commit(self) -> Result<(), DbErr> {
        self.transaction.commit().await?;
        self.app.tell(self.owed).await;
        Ok(())
    }
}

impl Accounts {
    /// Begins a deed.
    pub(super) async fn begin(&self) -> Result<Deed, DbErr> {
        Deed::begin(&self.app).await
    }

    /// Makes an entry that stands for itself.
    pub(crate) async fn enter(&self, record: Record<'_>) -> Result<(), Refusal> {
        if self.app.hooks.is_none() {
            self.app.audit.record(&self.app.database.write, record).await?;
            return Ok(());
        }
        let mut deed = self.begin().await?;
        deed.record(record).await?;
        Ok(deed.commit().await?)
    }

    /// Makes an entry about something that has happened already and is not undone for want of one.
    pub(crate) async fn enter_after(&self, record: Record<'_>) {
        if let Err(error) = self.enter(record).await {
            tracing::error!(event = "audit_failed", error = %error);
        }
    }

    /// As [`Accounts::enter_after`], for what anybody can cause as often as they like.
    pub(crate) async fn enter_sparingly(&self, record: Record<'_>) {
        if self.app.audit.is_news(&record) {
            self.enter_after(record).await;
        }
    }
}
