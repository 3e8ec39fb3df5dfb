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

/// How long an answer is kept, whoever asks.
const KEPT: Duration = Duration::from_secs(1);

impl Database {
    /// Whether a write would succeed now, as it was found out within the last second. Changes
    /// nothing.
    ///
    /// # Errors
    /// Why it would not.
    pub async fn writable(&self) -> Result<(), DbErr> {
        // Who asks while it is being found out waits for the same answer.
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

    /// Looks through an SQLite file beside everything else; what is wrong with it is logged, and
    /// the database counts as one that cannot be written.
    pub fn examine(&self) {
        let Some(file) = self.file.clone() else {
            return;
        };
        let condition = self.rules.condition.clone();
        // A thread that nobody waits for at the end.
        std::thread::spawn(move || match damage(&file, Care::Quick) {
            Ok(None) => {}
            Ok(Some(how)) => condition.damaged(&how),
            Err(why) => tracing::warn!(event = "database_not_examined", why),
        });
    }

    /// A write that meets no row needs all that one needs which does.
    async fn try_server(&self) -> Result<(), DbErr> {
        let nothing = "UPDATE \"installation\" SET value = value WHERE name = ''";
        self.write.execute_unprepared(nothing).await.map(drop)
    }

    async fn try_file(&self, file: PathBuf) -> Result<(), DbErr> {
        if let Some(damage) = self.rules.condition.damage() {
            return Err(DbErr::Custom(damage));
        }
        // It waits for its turn as every writer does, and no writer has to wait for a lock.
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

/// Writes some pages as far as the disk, and takes them back.
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
