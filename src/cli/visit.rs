//! What commands on a running installation have in common: they visit it.

use super::failure::Failure;
use crate::clock::Clock;
use crate::config::Config;
use crate::entity::user;
use crate::error::StartError;
use crate::site::Site;

/// The settings of this directory and environment.
///
/// # Errors
/// One sentence that names the key.
pub fn config() -> Result<Config, StartError> {
    Config::load(&rocket::Config::figment())
}

/// Does something in the installation that the settings describe; makes none.
///
/// # Errors
/// There is none, or what `work` fails with.
pub async fn visiting<T>(
    work: impl AsyncFnOnce(&Site) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let site = Site::visit(config()?, Clock::default()).await?;
    let done = work(&site).await;
    site.database.close().await;
    done
}

/// The account with this user name or e-mail address.
///
/// # Errors
/// When there is none.
pub async fn known(site: &Site, login: &str) -> Result<user::Model, Failure> {
    let found = site.users.find(login).await?;
    found.ok_or_else(|| {
        Failure::new(format!("there is no user with the name or e-mail address {login:?}"))
    })
}
