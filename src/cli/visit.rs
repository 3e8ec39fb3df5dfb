//! What a command works on: the installation of the settings, or that of a host's application.

use rocket::config::LogLevel;
use rocket::figment::providers::{Env, Format, Toml};
use rocket::figment::{Figment, Profile};
use rocket::{Build, Rocket};

use crate::accounts::{Accounts, Caller};
use crate::app::App;
use crate::cli::failure::Failure;
use crate::cli::launch::sentence;
use crate::clock::Clock;
use crate::config::{Config, injected};
use crate::entity::user;
use crate::error::StartError;
use crate::fairing::Visit;

/// The source of the settings and the installation.
pub enum Ground {
    /// The working directory and the environment.
    Own,
    /// An application to which Doorward is attached.
    Host(Box<Rocket<Build>>),
}

impl Ground {
    /// Rocket's configuration.
    pub fn figment(&self) -> Figment {
        match self {
            Ground::Own => figment(),
            Ground::Host(rocket) => rocket.figment().clone(),
        }
    }

    /// The settings.
    ///
    /// # Errors
    /// One sentence that names the key.
    pub fn config(&self) -> Result<Config, StartError> {
        Config::load(&self.figment())
    }

    /// Opens the installation; creates none.
    ///
    /// # Errors
    /// One sentence: there is no installation, its schema is not this version's, or the application
    /// does not start.
    pub async fn visit(self) -> Result<App, StartError> {
        let rocket = match self {
            Ground::Own => {
                return App::visit(None, Config::load(&figment())?, Clock::default(), None).await;
            }
            Ground::Host(rocket) => rocket,
        };
        // Standard output belongs to the command.
        let figment = rocket.figment().clone().merge(("log_level", LogLevel::Off));
        let visit = Visit::default();
        match rocket.configure(figment).manage(visit.clone()).ignite().await {
            Ok(rocket) => rocket
                .state::<App>()
                .cloned()
                .ok_or_else(|| StartError("Doorward is not attached to this application".into())),
            Err(error) => {
                let told = sentence(&error);
                Err(visit.failure().unwrap_or(told))
            }
        }
    }
}

/// Rocket's configuration as [`rocket::Config::figment`] reads it, without the variables that
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

/// Runs `work` with the installation; creates none.
///
/// # Errors
/// There is no installation, or `work` fails.
pub async fn visiting<T>(
    ground: Ground,
    work: impl AsyncFnOnce(&App) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let app = ground.visit().await?;
    let done = work(&app).await;
    app.database.close().await;
    done
}

/// The account with this user name or e-mail address.
///
/// # Errors
/// No such account.
pub async fn known(app: &App, login: &str) -> Result<user::Model, Failure> {
    let found = app.users.find(login).await?;
    found.ok_or_else(|| {
        Failure::new(format!("there is no user with the name or e-mail address {login:?}"))
    })
}

/// The operations on accounts, for whoever uses the command line.
pub fn accounts(app: &App) -> Accounts {
    Accounts::new(app, Caller::terminal())
}
