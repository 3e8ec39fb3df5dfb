//! `doorward restore`

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::visit::Ground;
use crate::clock::Clock;
use crate::database::{self, describe, sqlite_path};

/// The arguments of `restore`.
#[derive(Args)]
#[command(after_help = "Stop the server first. The backup is checked before anything is changed. \
                        The previous database is kept\nin the same directory, with \
                        .before-restore- in its name.\n\nExamples:\n  \
                        doorward restore /backups/doorward-2026-07-01.db\n  \
                        doorward restore --end-sessions /backups/doorward-2026-07-01.db")]
pub struct Restore {
    /// Backup file written by `doorward backup` or before a migration
    file: PathBuf,
    /// End all sessions, so that every user has to sign in again
    #[arg(long)]
    end_sessions: bool,
}

impl Restore {
    /// Replaces the SQLite database by a backup.
    ///
    /// # Errors
    /// The database is PostgreSQL or in use, or the backup cannot be used.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        let config = ground.config()?;
        let name = describe(&config.database_url);
        let Some(to) = sqlite_path(&config.database_url) else {
            return Err(Failure::new(format!(
                "use pg_restore or psql to restore this database ({name})"
            )));
        };
        let (clock, progress) = (Clock::default(), output::progress);
        let done =
            database::restore(&self.file, (&to, &config), &clock, self.end_sessions, progress)
                .await?;
        output::say(&format!("Restored the database ({name}) from {}", self.file.display()))?;
        if let Some(aside) = done.aside {
            output::note(&format!("The previous database was kept as {}", aside.display()));
        }
        match done.ended {
            Some(count) => output::note(&format!("Sessions ended: {count}.")),
            None => output::note(
                "Sessions that ended after the backup was made are active again; use \
                 --end-sessions to end all sessions.",
            ),
        }
        if !done.missing.is_empty() {
            output::note(&format!(
                "Pending migrations: {}. The next start of the server applies them, or \
                 `doorward migrate`.",
                done.missing.join(", ")
            ));
        }
        Ok(())
    }
}
