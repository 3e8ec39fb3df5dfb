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
#[command(after_help = "Stop the server first. The backup is looked at before anything changes, \
                        and the former database is kept\nbeside the restored one, under a name \
                        with .before-restore- in it.\n\nExamples:\n  \
                        doorward restore /backups/doorward-2026-07-01.db\n  \
                        doorward restore --end-sessions /backups/doorward-2026-07-01.db")]
pub struct Restore {
    /// What `doorward backup` wrote, or a copy from before a migration
    file: PathBuf,
    /// End all sessions, so that everybody signs in again
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
            return Err(Failure::new(format!("use pg_restore, or psql, to restore {name}")));
        };
        let (clock, progress) = (Clock::default(), output::progress);
        let done =
            database::restore(&self.file, (&to, &config), &clock, self.end_sessions, progress)
                .await?;
        output::say(&format!("{name} is restored from {}", self.file.display()))?;
        if let Some(aside) = done.aside {
            output::note(&format!("The database before it is in {}", aside.display()));
        }
        match done.ended {
            Some(count) => output::note(&format!("Sessions that were ended: {count}.")),
            None => output::note(
                "Sessions that ended since the backup was made live again; with --end-sessions \
                 all are ended.",
            ),
        }
        if !done.missing.is_empty() {
            output::note(&format!(
                "It lacks {}: the next start of the server adds that, or `doorward migrate`.",
                done.missing.join(", ")
            ));
        }
        Ok(())
    }
}
