//! `doorward migrate [up|status]`

use clap::{Args, Subcommand};

use crate::config::Config;
use crate::database::{Database, describe};
use crate::error::StartError;

/// What to do with the schema.
#[derive(Args)]
#[command(after_help = "Examples:\n  doorward migrate\n  doorward migrate status")]
pub struct Migrate {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Subcommand)]
enum Action {
    /// Apply the steps that are missing (the default)
    Up,
    /// List the steps, applied and missing
    Status,
}

impl Migrate {
    /// Applies or lists the steps.
    ///
    /// # Errors
    /// When the database cannot be used or a step fails.
    pub async fn run(self) -> Result<(), StartError> {
        let config = Config::load(&rocket::Config::figment())?;
        let database = Database::connect(&config.database_url).await?;
        let name = describe(&config.database_url);
        let told = |error| StartError(format!("cannot migrate {name}: {error}"));
        match self.action.unwrap_or(Action::Up) {
            Action::Up => {
                database.migrate().await.map_err(told)?;
                println!("{name} is up to date");
            }
            Action::Status => {
                for (step, applied) in database.migration_status().await.map_err(told)? {
                    println!("[{}] {step}", if applied { 'x' } else { ' ' });
                }
            }
        }
        database.close().await;
        Ok(())
    }
}
