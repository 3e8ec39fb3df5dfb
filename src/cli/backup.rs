//! `doorward backup`

use std::path::PathBuf;

use clap::Args;

use crate::app::{App, secret_file};
use crate::audit::Event;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::visit::{Ground, accounts, visiting};
use crate::database::{copy, describe, sqlite_path};

/// The arguments of `backup`.
#[derive(Args)]
#[command(
    after_help = "The backup is a consistent snapshot, even while the server is running. Use \
                        `doorward restore` to restore it.\n\nExample:\n  \
                        doorward backup /backups/doorward-$(date +%F).db"
)]
pub struct Backup {
    /// Backup file to create, readable only by its owner; it must not exist yet
    file: PathBuf,
}

impl Backup {
    /// Copies an SQLite database.
    ///
    /// # Errors
    /// The database is PostgreSQL or does not exist; the file exists, or cannot be written.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        let config = ground.config()?;
        let name = describe(&config.database_url);
        let Some(from) = sqlite_path(&config.database_url) else {
            return Err(Failure::new(format!("use pg_dump to back up this database ({name})")));
        };
        if !from.exists() {
            return Err(Failure::new(format!("there is no database to back up ({name})")));
        }
        let to = std::path::absolute(&self.file).unwrap_or(self.file);
        let size = copy(&from, &to, output::progress)?;
        output::say(&format!(
            "Backed up the database ({name}) to {} ({size} bytes)",
            to.display()
        ))?;
        let secret = match &config.secret_key {
            Some(_) => "secret_key".to_owned(),
            None => secret_file(&config).display().to_string(),
        };
        output::note(&format!(
            "The backup does not include the secret ({secret}): back that up separately, in \
             another place."
        ));
        if let Err(Failure::Failed(why)) = visiting(ground, entered).await {
            output::note(&format!("The audit log does not tell of this backup: {why}"));
        }
        Ok(())
    }
}

/// Enters the backup in the audit log. The schema may be that of another version, as before a
/// migration: then there is no entry.
async fn entered(app: &App) -> Result<(), Failure> {
    let accounts = accounts(app);
    Ok(accounts.enter(accounts.record(Event::BackupMade)).await?)
}
