//! A second hand on the database file.

use std::path::Path;

use rocket::tokio::runtime::{Builder, Runtime};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sea_orm::sqlx::{self, Connection};

/// One connection, outside of the server.
pub struct Sqlite {
    runtime: Runtime,
    connection: SqliteConnection,
}

impl Sqlite {
    pub fn open(path: &Path) -> Self {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let options = SqliteConnectOptions::new().filename(path);
        let connection =
            runtime.block_on(SqliteConnection::connect_with(&options)).expect("the database opens");
        Sqlite { runtime, connection }
    }

    pub fn execute(&mut self, statement: &'static str) {
        self.runtime
            .block_on(sqlx::query(statement).execute(&mut self.connection))
            .unwrap_or_else(|error| panic!("{statement}: {error}"));
    }

    /// The one number that a statement answers.
    pub fn number(&mut self, statement: &'static str) -> i64 {
        self.runtime
            .block_on(sqlx::query_scalar(statement).fetch_one(&mut self.connection))
            .unwrap_or_else(|error| panic!("{statement}: {error}"))
    }

    /// The one text that a statement answers.
    pub fn text(&mut self, statement: &'static str) -> String {
        self.runtime
            .block_on(sqlx::query_scalar(statement).fetch_one(&mut self.connection))
            .unwrap_or_else(|error| panic!("{statement}: {error}"))
    }
}
