//! An order desk for a company, whose accounts are Doorward's.
//!
//! `cargo run --example team` serves it at <http://localhost:8000>; `cargo run --example team --
//! accounts create-superuser` makes the first superuser, `… -- waiting` prints the orders that wait.
//! It has tables of its own that refer to accounts, a layout, a field and a rule at registration, a
//! workspace that a hook makes, a permission, a form that survives the end of a session, and tests.

mod orders;
mod workspaces;

#[cfg(test)]
mod tests;

use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use clap::Parser;
use doorward::cli::Command;
use doorward::{Doorward, Pages, keeping};
use rocket::fairing::AdHoc;
use rocket::figment::Figment;
use rocket::{Build, Rocket, routes};
use rocket_dyn_templates::Template;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};

use crate::workspaces::Company;

/// The desk's own connections to the database that it shares with Doorward.
type Shared = Arc<OnceLock<DatabaseConnection>>;

/// The order desk, and Doorward's commands below `accounts`.
#[derive(Parser)]
enum Team {
    /// Serve the desk
    Serve,
    /// Print the orders that wait
    Waiting,
    /// Look after the accounts
    #[command(subcommand)]
    Accounts(Command),
}

#[rocket::main]
async fn main() -> ExitCode {
    // Without a command it serves.
    let words = std::env::args().len();
    match if words > 1 { Team::parse() } else { Team::Serve } {
        Team::Serve => Command::Serve.run(application()).await,
        Team::Waiting => match waiting().await {
            Ok(lines) => {
                print!("{lines}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        },
        Team::Accounts(command) => command.run(application()).await,
    }
}

async fn waiting() -> Result<String, DbErr> {
    let settings = application().figment().clone();
    let database = connect(&settings).await?;
    let orders = orders::waiting(&database).await?;
    Ok(orders.iter().map(|order| format!("{}\t{}\n", order.id, order.what)).collect())
}

/// The application, as it is served and as tests launch it.
pub fn application() -> Rocket<Build> {
    let templates = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/team/templates");
    let figment = rocket::Config::figment()
        .merge(("template_dir", templates))
        .join(("doorward.database_url", "sqlite://team.db"))
        .join(("team.domain", "example.org"));
    let domain = figment.extract_inner("team.domain").unwrap_or_default();
    let database = Shared::default();
    rocket::custom(figment)
        .attach(Template::try_custom(doorward::try_templates_in(templates.into())))
        .attach(
            Doorward::at("/accounts")
                .without(Pages::LANDING | Pages::PRIVATE)
                .after_sign_in("/")
                .permissions(&[
                    ("orders.see", "May see everybody's orders"),
                    ("orders.edit", "May mark orders as done"),
                ])
                .hooks(Company { domain, database: database.clone() }),
        )
        .attach(AdHoc::try_on_ignite("Tables", |rocket| tables(rocket, database)))
        .mount("/", routes![orders::desk, orders::all, orders::done])
        .mount("/", keeping(routes![orders::order]))
}

/// The desk's own connections to the database that the settings name.
async fn connect(settings: &Figment) -> Result<DatabaseConnection, DbErr> {
    let url: String = settings.extract_inner("doorward.database_url").unwrap_or_default();
    Database::connect(ConnectOptions::new(url).sqlx_logging(false).to_owned()).await
}

/// Connects, and makes the desk's own tables, which refer to Doorward's: its fairing has come first.
async fn tables(rocket: Rocket<Build>, shared: Shared) -> Result<Rocket<Build>, Rocket<Build>> {
    let made = async {
        let database = connect(rocket.figment()).await?;
        workspaces::make_table(&database).await?;
        orders::make_table(&database).await?;
        Ok::<_, DbErr>(database)
    };
    match made.await {
        Ok(database) => {
            let database = shared.get_or_init(|| database).clone();
            Ok(rocket.manage(database))
        }
        Err(error) => {
            eprintln!("the desk's tables: {error}");
            Err(rocket)
        }
    }
}
