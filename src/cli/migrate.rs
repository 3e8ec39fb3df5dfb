//! `doorward migrate [up|status]`

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::output::{self, Output};
use crate::cli::visit::Ground;
use crate::clock::Clock;
use crate::config::Config;
use crate::database::{Database, SchemaStatus, Watch, describe, sqlite_path};
use crate::error::StartError;

/// The arguments of `migrate`.
#[derive(Args)]
#[command(after_help = "Before `up` changes an SQLite database that contains data, it writes a \
                        backup to the same directory.\n\nExamples:\n  doorward migrate\n  \
                        doorward migrate status")]
pub struct Migrate {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Subcommand)]
enum Action {
    /// Apply pending migrations (the default)
    #[command(after_help = "Example:\n  doorward migrate up")]
    Up,
    /// List migrations: [x] applied, [ ] pending, [?] from a newer version
    #[command(after_help = "Examples:\n  doorward migrate status\n  \
                            doorward migrate status --json")]
    Status {
        /// Print one JSON object per line
        #[arg(long)]
        json: bool,
    },
}

#[derive(Serialize)]
struct Shown<'a> {
    step: &'a str,
    applied: bool,
    known: bool,
}

impl Migrate {
    /// Applies or lists the steps.
    ///
    /// # Errors
    /// The database cannot be used or is newer than this program, or a step fails.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        let config = ground.config()?;
        match self.action.unwrap_or(Action::Up) {
            Action::Up => up(&config).await,
            Action::Status { json } => status(&config, json).await,
        }
    }
}

async fn up(config: &Config) -> Result<(), Failure> {
    let database = Database::connect(config).await?;
    let done = database.migrate(&Clock::default(), WATCH).await;
    database.close().await;
    if done? {
        say_made(config);
    }
    Ok(output::say(&format!("The database ({}) is up to date", describe(&config.database_url)))?)
}

/// Warns that the database has been created: perhaps one in another directory was meant.
pub fn say_made(config: &Config) {
    output::note(&format!(
        "warning: there was no database, so this made one: {}",
        describe(&config.database_url)
    ));
}

/// A terminal shows the progress and the backup's path.
pub const WATCH: Watch = Watch {
    progress: output::progress,
    backed_up: |file| output::note(&format!("Backed up the database to {}", file.display())),
};

/// The schema status of the configured database, even if it does not exist. Changes nothing.
pub async fn standing(config: &Config) -> Result<SchemaStatus, StartError> {
    if sqlite_path(&config.database_url).is_some_and(|path| !path.exists()) {
        return Ok(SchemaStatus::nowhere());
    }
    let database = Database::look(config).await?;
    let standing = database.standing().await;
    database.close().await;
    standing
}

async fn status(config: &Config, json: bool) -> Result<(), Failure> {
    let standing = standing(config).await?;
    let mut output = Output::new();
    for step in &standing.steps {
        if json {
            let shown = Shown { step: &step.name, applied: step.applied, known: step.known };
            output.json(&shown)?;
            continue;
        }
        let mark = match (step.known, step.applied) {
            (false, _) => '?',
            (true, true) => 'x',
            (true, false) => ' ',
        };
        output.line(&format!("[{mark}] {}", step.name))?;
    }
    output.finish()?;
    if let Some(newer) = standing.newer().filter(|_| !json) {
        output::note(&newer);
    }
    Ok(())
}
