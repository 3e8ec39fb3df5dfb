//! What commands on a running installation have in common: they visit it.

use rocket::figment::providers::{Env, Format, Toml};
use rocket::figment::{Figment, Profile};

use crate::accounts::{Accounts, Caller};
use crate::app::App;
use crate::cli::failure::Failure;
use crate::clock::Clock;
use crate::config::{Config, injected};
use crate::entity::user;
use crate::error::StartError;

/// The settings of this directory and environment.
///
/// # Errors
/// One sentence that names the key.
pub fn config() -> Result<Config, StartError> {
    Config::load(&figment())
}

/// Rocket's configuration as [`rocket::Config::figment`] reads it, but for the variables that
/// Kubernetes sets for a service called "rocket".
pub fn figment() -> Figment {
    let injected = injected();
    let is_ours = move |key: &rocket::figment::value::UncasedStr| {
        let mut names = injected.iter().filter_map(|name| name.strip_prefix("ROCKET_"));
        !names.any(|name| key == name)
    };
    let default = rocket::Config::DEFAULT_PROFILE;
    Figment::from(rocket::Config::default())
        .merge(Toml::file(Env::var_or("ROCKET_CONFIG", "Rocket.toml")).nested())
        .merge(Env::prefixed("ROCKET_").ignore(&["PROFILE"]).filter(is_ours).global())
        .select(Profile::from_env_or("ROCKET_PROFILE", default))
}

/// Does something in the installation that the settings describe; makes none.
///
/// # Errors
/// There is none, or what `work` fails with.
pub async fn visiting<T>(work: impl AsyncFnOnce(&App) -> Result<T, Failure>) -> Result<T, Failure> {
    let app = App::visit(config()?, Clock::default()).await?;
    let done = work(&app).await;
    app.database.close().await;
    done
}

/// The account with this user name or e-mail address.
///
/// # Errors
/// When there is none.
pub async fn known(app: &App, login: &str) -> Result<user::Model, Failure> {
    let found = app.users.find(login).await?;
    found.ok_or_else(|| {
        Failure::new(format!("there is no user with the name or e-mail address {login:?}"))
    })
}

/// The verbs on accounts, for whoever sits at the command line.
pub fn accounts(app: &App) -> Accounts {
    Accounts::new(app, Caller::terminal())
}
