//! Statements that answer in time, or not at all.

use std::time::Duration;

use rocket::async_trait;
use rocket::tokio::time::timeout;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement,
};

use super::late;

/// A connection or transaction. PostgreSQL ends what takes too long itself, unless it is the
/// machine or the network that stands still: then nobody answers, and the client has to know when
/// to give up.
#[derive(Clone, Debug)]
pub struct Patient<C> {
    connection: C,
    patience: Option<Duration>,
}

/// Connections to the database.
pub type Connection = Patient<DatabaseConnection>;
/// A transaction under way; dropped, it is undone.
pub type Transaction = Patient<DatabaseTransaction>;

impl<C> Patient<C> {
    /// `connection`, of which each statement may take so long; without a limit for `None`.
    pub(super) fn new(connection: C, patience: Option<Duration>) -> Self {
        Patient { connection, patience }
    }

    /// The connection for what may take any time, such as another schema.
    pub fn unhurried(&self) -> &C {
        &self.connection
    }

    pub(super) async fn within<T>(
        patience: Option<Duration>,
        work: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, DbErr> {
        match patience {
            None => work.await,
            Some(patience) => timeout(patience, work).await.unwrap_or_else(|_| Err(late())),
        }
    }
}

#[async_trait]
impl<C: ConnectionTrait> ConnectionTrait for Patient<C> {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        Self::within(self.patience, self.connection.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        Self::within(self.patience, self.connection.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Self::within(self.patience, self.connection.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        Self::within(self.patience, self.connection.query_all_raw(statement)).await
    }
}

impl Transaction {
    /// Makes what it did last.
    ///
    /// # Errors
    /// When the database does not say that it does; it may have done so all the same.
    pub async fn commit(self) -> Result<(), DbErr> {
        Self::within(self.patience, self.connection.commit()).await
    }

    /// Undoes what it did.
    ///
    /// # Errors
    /// When the database does not answer; it is undone then, too.
    pub async fn rollback(self) -> Result<(), DbErr> {
        Self::within(self.patience, self.connection.rollback()).await
    }
}
