//! The command line, one file per command.

mod flush_expired;
mod generate_secret;
mod migrate;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::config::Config;
use crate::error::StartError;
use crate::site::Site;

/// Accounts for the web: register, sign in, private pages, and sessions that renew themselves.
///
/// Settings come from the table [default.doorward] of Rocket.toml in the working directory, and
/// from variables DOORWARD_<KEY>; address, port and TLS are Rocket's own (ROCKET_ADDRESS,
/// ROCKET_PORT, ROCKET_TLS).
#[derive(Parser)]
#[command(
    name = "doorward",
    version,
    after_help = "Examples:\n  doorward                                  serve on http://localhost:8000\n  \
                  ROCKET_PORT=9000 doorward serve           on another port\n  \
                  DOORWARD_DATABASE_URL=postgres://… doorward migrate status"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the application (the default)
    #[command(after_help = "Example:\n  ROCKET_PORT=9000 doorward serve")]
    Serve,
    /// Bring the database to this version's schema, or show which steps it has
    Migrate(migrate::Migrate),
    /// Print a fresh secret, fit for DOORWARD_SECRET_KEY
    #[command(
        after_help = "Example:\n  DOORWARD_SECRET_KEY=$(doorward generate-secret) doorward serve"
    )]
    GenerateSecret,
    /// Delete sessions that have expired; also done every ten minutes while serving
    #[command(alias = "flushexpiredtokens", after_help = "Example:\n  doorward flush-expired")]
    FlushExpired,
}

/// Runs the command of this process: exit code 0, 1 when it fails, 2 when it is misused. An error
/// is one sentence on standard error.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match execute(cli.command.unwrap_or(Command::Serve)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("doorward: {error}");
            ExitCode::FAILURE
        }
    }
}

fn execute(command: Command) -> Result<(), StartError> {
    if !matches!(command, Command::GenerateSecret) {
        // Rocket panics over a configuration that it cannot read.
        rocket::Config::try_from(rocket::Config::figment()).map_err(unreadable)?;
    }
    match command {
        Command::GenerateSecret => {
            generate_secret::run();
            Ok(())
        }
        Command::Serve => rocket::execute(serve::run()),
        Command::Migrate(migrate) => block_on(migrate.run()),
        Command::FlushExpired => block_on(flush_expired::run()),
    }
}

/// Where the first mistake in Rocket's configuration is, and what it is.
fn unreadable(errors: rocket::figment::Error) -> StartError {
    let Some(error) = errors.into_iter().next() else {
        return StartError("the configuration cannot be read".into());
    };
    let place = error.metadata.as_ref().map(|from| match &from.source {
        Some(file) => file.to_string(),
        None => from.name.clone().into_owned(),
    });
    let key = Some(error.path.join(".")).filter(|key| !key.is_empty());
    let kind = error.kind.to_string();
    let mistake = kind.lines().next().map(str::to_owned);
    let parts: Vec<String> = [place, key, mistake].into_iter().flatten().collect();
    StartError(parts.join(": "))
}

fn block_on<T>(command: impl Future<Output = Result<T, StartError>>) -> Result<T, StartError> {
    rocket::tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| StartError(format!("cannot start: {error}")))?
        .block_on(command)
}

/// The installation that the configuration of this directory describes.
async fn open() -> Result<Site, StartError> {
    let config = Config::load(&rocket::Config::figment())?;
    Site::open("/", config, Clock::default()).await
}
