//! Statements with a time limit.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use rocket::async_trait;
use rocket::tokio::time::timeout;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};

use crate::database::condition::{Condition, Fate};
use crate::migrations::Names;

/// A connection or transaction with a time limit. PostgreSQL itself ends what takes too long,
/// unless its machine or the network hangs: then nothing answers, and the client has to give up by
/// itself.
#[derive(Clone, Debug)]
pub struct Patient<C> {
    connection: C,
    rules: Rules,
    /// Whether each statement stands alone, so that it may be retried on another connection.
    alone: bool,
}

/// Connections to the database.
pub type Connection = Patient<DatabaseConnection>;
/// A transaction in progress; dropping it rolls it back.
pub type Transaction = Patient<DatabaseTransaction>;

/// How long a statement may take, and how its errors are handled.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// No limit if `None`.
    pub patience: Option<Duration>,
    pub condition: Arc<Condition>,
    pub names: Names,
}

impl Rules {
    /// Runs `work`, and retries once when the connection was unusable: if the database has refused
    /// the statement, or if running it twice is `harmless`.
    pub async fn apply<T, F>(&self, harmless: bool, work: impl Fn() -> F) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        self.within(async {
            match self.heed(work().await) {
                Err((_, Fate::Refused)) => {}
                Err((_, Fate::Broken)) if harmless => {}
                done => return done.map_err(|(error, _)| error),
            }
            self.heed(work().await).map_err(|(error, _)| error)
        })
        .await
    }

    /// Runs `work` once.
    pub async fn once<T>(&self, work: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        self.within(async { self.heed(work.await).map_err(|(error, _)| error) }).await
    }

    async fn within<T>(&self, work: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        let Some(patience) = self.patience else {
            return work.await;
        };
        timeout(patience, work).await.unwrap_or_else(|_| {
            // The next user of this connection would wait for the same answer.
            self.condition.spend();
            self.condition.lose();
            Err(DbErr::Conn(RuntimeErr::Internal("no answer in time".into())))
        })
    }

    fn heed<T>(&self, done: Result<T, DbErr>) -> Result<T, (DbErr, Fate)> {
        done.map_err(|error| {
            let fate = self.condition.heed(&error);
            (error, fate)
        })
    }
}

impl<C> Patient<C> {
    /// The connection without a time limit, such as for migrations; names in statements are not
    /// replaced.
    pub fn unhurried(&self) -> &C {
        &self.connection
    }

    fn named(&self, mut statement: Statement) -> Statement {
        if let Cow::Owned(sql) = self.rules.names.apply(&statement.sql) {
            statement.sql = sql;
        }
        statement
    }

    async fn run<T, F>(&self, harmless: bool, work: impl Fn() -> F) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        match self.alone {
            true => self.rules.apply(harmless, work).await,
            false => self.rules.once(work()).await,
        }
    }
}

impl Connection {
    pub(super) fn new(connection: DatabaseConnection, rules: Rules) -> Self {
        Patient { connection, rules, alone: true }
    }

    /// Begins a transaction.
    pub(super) async fn begin<F>(&self, begin: impl Fn() -> F) -> Result<Transaction, DbErr>
    where
        F: Future<Output = Result<DatabaseTransaction, DbErr>>,
    {
        // A `BEGIN` that fails has changed nothing.
        let connection = self.rules.apply(true, begin).await?;
        Ok(Patient { connection, rules: self.rules.clone(), alone: false })
    }
}

#[async_trait]
impl<C: ConnectionTrait> ConnectionTrait for Patient<C> {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let statement = self.named(statement);
        self.run(false, || self.connection.execute_raw(statement.clone())).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let sql = self.rules.names.apply(sql);
        self.run(false, || self.connection.execute_unprepared(&sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let (harmless, statement) = (only_reads(&statement), self.named(statement));
        self.run(harmless, || self.connection.query_one_raw(statement.clone())).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let (harmless, statement) = (only_reads(&statement), self.named(statement));
        self.run(harmless, || self.connection.query_all_raw(statement.clone())).await
    }
}

/// On SQLite `BEGIN IMMEDIATE`, because a transaction that reads first and writes later fails at
/// once when another one writes in between.
pub(super) fn immediate() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    }
}

fn only_reads(statement: &Statement) -> bool {
    statement.sql.starts_with("SELECT")
}

impl Transaction {
    /// Begins a transaction that may write and whose statements have no time limit.
    pub(super) async fn unlimited(
        connection: &DatabaseConnection,
        rules: Rules,
    ) -> Result<Self, DbErr> {
        let rules = Rules { patience: None, ..rules };
        let connection = rules.once(connection.begin_with_options(immediate())).await?;
        Ok(Patient { connection, rules, alone: false })
    }

    /// Commits.
    ///
    /// # Errors
    /// The database does not confirm the commit; it may have happened all the same.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.rules.once(self.connection.commit()).await
    }
}
