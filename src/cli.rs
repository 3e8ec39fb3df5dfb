//! The command line, one file per command.

mod ask;
mod audit;
mod backup;
mod change_password;
mod check;
mod completions;
mod create_superuser;
mod failure;
mod flush_expired;
mod generate_secret;
mod groups;
mod launch;
mod migrate;
mod moment;
mod output;
mod reset_link;
mod restore;
mod serve;
mod sessions;
#[cfg(feature = "tls")]
mod tls;
mod users;
mod visit;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use rocket::{Build, Rocket};

use crate::cli::failure::Failure;
use crate::cli::visit::Ground;
use crate::error::StartError;

/// User accounts for the web: registration, sign-in, private pages, and self-renewing sessions.
///
/// Settings are read from the table [default.doorward] of Rocket.toml in the working directory and
/// from environment variables DOORWARD_<KEY>; address, port and TLS are Rocket's own settings
/// (ROCKET_ADDRESS, ROCKET_PORT, ROCKET_TLS). All commands except restore can be run while the
/// server is running; their changes take effect from its next request on.
#[derive(Parser)]
#[command(
    name = "doorward",
    version,
    after_help = "Exit codes: 0 success, 1 failure (one sentence on standard error), \
                  2 usage error.\n\n\
                  Examples:\n  doorward                                  serve on http://localhost:8000\n  \
                  doorward create-superuser                 create a superuser\n  \
                  doorward users list --staff               list all staff users\n  \
                  ROCKET_PORT=9000 doorward serve           serve on port 9000\n  \
                  DOORWARD_DATABASE_URL=postgres://… doorward migrate status"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Own>,
}

/// The commands of the program.
#[derive(Subcommand)]
enum Own {
    #[command(flatten)]
    Common(Command),
    /// Print a shell completion script
    Completions(completions::Completions),
}

/// Doorward's commands, for a host to offer as subcommands of its own command line. They use the
/// host's settings and the path where Doorward is attached; `serve` launches the host's
/// application.
///
/// ```rust,no_run
/// use std::process::ExitCode;
///
/// use clap::Parser;
/// use doorward::Doorward;
/// use doorward::cli::Command;
/// use rocket::{Build, Rocket};
/// use rocket_dyn_templates::Template;
///
/// #[derive(Parser)]
/// enum Shop {
///     /// List the stock
///     Stock,
///     /// Manage user accounts
///     #[command(subcommand)]
///     Accounts(Command),
/// }
///
/// fn application() -> Rocket<Build> {
///     rocket::build()
///         .attach(Template::custom(doorward::templates))
///         .attach(Doorward::at("/accounts"))
/// }
///
/// #[rocket::main]
/// async fn main() -> ExitCode {
///     match Shop::parse() {
///         Shop::Stock => ExitCode::SUCCESS,
///         Shop::Accounts(command) => command.run(application()).await,
///     }
/// }
/// ```
#[derive(Subcommand)]
pub enum Command {
    /// Start the server (the default)
    #[command(after_help = "Example:\n  ROCKET_PORT=9000 doorward serve")]
    Serve,
    /// Create a superuser
    #[command(alias = "createsuperuser")]
    CreateSuperuser(create_superuser::CreateSuperuser),
    /// Change a user's password
    ChangePassword(change_password::ChangePassword),
    /// Print a one-time link for resetting a user's password
    ResetLink(reset_link::ResetLink),
    /// List, show, change and delete users
    #[command(subcommand)]
    Users(users::UsersCommand),
    /// List, create, change and delete groups
    #[command(subcommand)]
    Groups(groups::GroupsCommand),
    /// List and end sessions
    #[command(subcommand)]
    Sessions(sessions::SessionsCommand),
    /// Print the audit trail, newest entries first
    Audit(audit::AuditCommand),
    /// Check this installation and report problems
    Check(check::Check),
    /// Back up the SQLite database, even while the server is running
    Backup(backup::Backup),
    /// Replace the SQLite database with a backup
    Restore(restore::Restore),
    /// Apply pending database migrations, or show their status
    Migrate(migrate::Migrate),
    /// Delete sessions that expired more than a week ago (the server does so every ten minutes)
    #[command(
        alias = "flushexpiredtokens",
        after_help = "Example:\n  doorward flush-expired --now"
    )]
    FlushExpired {
        /// Delete all expired sessions immediately, even after the clock has jumped ahead
        #[arg(long)]
        now: bool,
    },
    /// Print a new random secret for DOORWARD_SECRET_KEY
    #[command(
        after_help = "Example:\n  DOORWARD_SECRET_KEY=$(doorward generate-secret) doorward serve"
    )]
    GenerateSecret,
}

/// Runs the command of this process. Exit code 0, 1 when it fails, 2 when it is misused. An error
/// is one sentence on standard error.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match execute(cli.command.unwrap_or(Own::Common(Command::Serve))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn execute(command: Own) -> Result<(), Failure> {
    let command = match command {
        Own::Common(command) => command,
        Own::Completions(completions) => return completions.run(&mut Cli::command()),
    };
    // The server reports this in its log.
    if !matches!(command, Command::Serve)
        && let Some(told) = crate::config::told(&crate::config::injected())
    {
        output::note(&format!("warning: {told}"));
    }
    // For `check`, an unreadable configuration is a finding; `generate-secret` needs none.
    if !matches!(command, Command::Check(_) | Command::GenerateSecret) {
        readable()?;
    }
    match command {
        Command::Serve => Ok(rocket::execute(serve::run())?),
        other => block_on(other.on(Ground::Own)),
    }
}

impl Command {
    /// Runs the command for an application to which Doorward is attached, with the application's
    /// settings. `serve` launches it. The other commands only ignite it, which runs its fairings'
    /// ignition callbacks. Returns the exit code: 0, 1 when the command fails, with one sentence on
    /// standard error, 2 when it is misused.
    pub async fn run(self, rocket: Rocket<Build>) -> ExitCode {
        match self.on(Ground::Host(Box::new(rocket))).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failure.tell(),
        }
    }

    async fn on(self, ground: Ground) -> Result<(), Failure> {
        match self {
            Command::Serve => Ok(serve::on(ground).await?),
            Command::CreateSuperuser(create) => create.run(ground).await,
            Command::ChangePassword(change) => change.run(ground).await,
            Command::ResetLink(link) => link.run(ground).await,
            Command::Users(users) => users.run(ground).await,
            Command::Groups(groups) => groups.run(ground).await,
            Command::Sessions(sessions) => sessions.run(ground).await,
            Command::Audit(audit) => audit.run(ground).await,
            Command::Check(check) => check.run(ground).await,
            Command::Backup(backup) => backup.run(ground).await,
            Command::Restore(restore) => restore.run(ground).await,
            Command::Migrate(migrate) => migrate.run(ground).await,
            Command::FlushExpired { now } => flush_expired::run(ground, now).await,
            Command::GenerateSecret => generate_secret::run(),
        }
    }
}

/// Rocket panics when it cannot read its configuration, so this checks it first.
///
/// # Errors
/// One sentence about the first mistake and where it is.
fn readable() -> Result<(), StartError> {
    if let Some(file) = std::env::var_os("ROCKET_CONFIG") {
        // Rocket would continue with the defaults, and without the restrictions in the file. It
        // also searches the parent directories.
        let here = std::env::current_dir().unwrap_or_default();
        if !here.ancestors().any(|directory| directory.join(&file).is_file()) {
            return Err(StartError(format!("ROCKET_CONFIG: file not found: {file:?}")));
        }
    }
    let config = rocket::Config::try_from(visit::figment()).map_err(unreadable)?;
    for (key, threads) in [("workers", config.workers), ("max_blocking", config.max_blocking)] {
        if threads == 0 {
            let why = format!("{key} (ROCKET_{}): expected at least 1", key.to_uppercase());
            return Err(StartError(why));
        }
    }
    Ok(())
}

/// The error for the first mistake in Rocket's configuration.
fn unreadable(errors: rocket::figment::Error) -> StartError {
    let Some(error) = errors.into_iter().next() else {
        return StartError("the configuration cannot be read".into());
    };
    let mut key = Some(error.path.join(".")).filter(|key| !key.is_empty());
    let place = error.metadata.as_ref().map(|from| match (&from.source, error.path.first()) {
        (Some(file), _) => file.to_string(),
        (None, Some(name)) if from.name.contains("ROCKET_") => {
            let path = key.take().unwrap_or_default();
            format!("{path} (ROCKET_{})", name.to_uppercase())
        }
        (None, _) => from.name.clone().into_owned(),
    });
    let kind = error.kind.to_string();
    let mistake = kind.lines().next().map(str::to_owned);
    let parts: Vec<String> = [place, key, mistake].into_iter().flatten().collect();
    StartError(parts.join(": "))
}

fn block_on<T>(command: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    rocket::tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("cannot start: {error}")))?
        .block_on(command)
}
