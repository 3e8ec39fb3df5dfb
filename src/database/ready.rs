//! Whether a write would succeed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rocket::tokio::task::spawn_blocking;
use rusqlite::{Connection, OpenFlags};
use sea_orm::{ConnectionTrait, DbErr};

use crate::database::patient::Rules;
use crate::database::sound::{Care, damage, is_damage, told};
use crate::database::{Database, Hot, PATIENCE, wrap};
use crate::migrations::Names;

/// How long a result is cached, for all callers.
const KEPT: Duration = Duration::from_secs(1);

impl Database {
    /// Whether a write would succeed, as checked within the last second. Changes nothing.
    ///
    /// # Errors
    /// Why a write would fail.
    pub async fn writable(&self) -> Result<(), DbErr> {
        // Concurrent callers wait for the same result.
        let mut kept = self.ready.0.lock().await;
        if let Some((since, answer)) = &*kept
            && since.elapsed() < KEPT
        {
            return answer.clone();
        }
        let answer = match (&self.hot, &self.file) {
            (Hot::Sqlite(_), Some(file)) => self.try_file(file.clone()).await,
            _ => self.try_server().await,
        };
        *kept = Some((Instant::now(), answer.clone()));
        answer
    }

    /// Checks an SQLite file for damage in the background. Damage is logged, and the database
    /// counts as not writable.
    pub fn examine(&self) {
        let Some(file) = self.file.clone() else {
            return;
        };
        let condition = self.rules.condition.clone();
        // A thread that nobody waits for at shutdown.
        std::thread::spawn(move || match damage(&file, Care::Quick) {
            Ok(None) => {}
            Ok(Some(how)) => condition.damaged(&how),
            Err(why) => tracing::warn!(event = "database_not_examined", why),
        });
    }

    /// An update that matches no row needs everything that one with matches needs.
    async fn try_server(&self) -> Result<(), DbErr> {
        let nothing = "UPDATE \"installation\" SET value = value WHERE name = ''";
        self.write.execute_unprepared(nothing).await.map(drop)
    }

    async fn try_file(&self, file: PathBuf) -> Result<(), DbErr> {
        if let Some(damage) = self.rules.condition.damage() {
            return Err(DbErr::Custom(damage));
        }
        // This waits in the queue of writers, so that no writer has to wait for a lock.
        let turn = self.write.unhurried().get_sqlite_connection_pool().acquire().await;
        let turn = turn.map_err(wrap)?;
        let Rules { condition, names, .. } = self.rules.clone();
        let tried = spawn_blocking(move || {
            let tried = scratch(&file, &names);
            drop(turn);
            tried.map_err(|error| {
                let told = told(&error);
                if is_damage(&error) {
                    condition.damaged(&told);
                }
                DbErr::Custom(told)
            })
        });
        tried.await.unwrap_or_else(|error| Err(DbErr::Custom(error.to_string())))
    }
}

/// Writes some pages to the disk, and rolls them back.
fn scratch(file: &Path, names: &Names) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(&names.apply(
        "BEGIN IMMEDIATE; INSERT INTO \"installation\" (name, value) \
         VALUES ('', hex(zeroblob(16384)))",
    ))?;
    connection.cache_flush()?;
    connection.execute_batch("ROLLBACK")
}
