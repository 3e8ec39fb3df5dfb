//! `doorward users grant|revoke`

use clap::Args;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::cli::groups;
use crate::cli::output;
use crate::cli::visit::{Ground, accounts, known, visiting};
use crate::error::FieldErrors;
use crate::users::Edit;

/// The arguments of `users grant` and `users revoke`.
#[derive(Args)]
pub struct What {
    /// User name or e-mail address
    user: String,
    /// Name of a group; can be repeated
    #[arg(long = "group", value_name = "GROUP", required_unless_present = "permissions")]
    groups: Vec<String>,
    /// Permission, such as orders.edit; can be repeated
    #[arg(long = "permission", value_name = "PERMISSION")]
    permissions: Vec<String>,
}

impl What {
    /// Adds the user to the groups, and grants the permissions.
    ///
    /// # Errors
    /// No such user, group or permission.
    pub async fn grant(self, ground: Ground) -> Result<(), Failure> {
        visiting(ground, async |app| {
            let change = async |groups: &mut Vec<i64>, permissions: &mut Vec<String>| {
                groups.extend(self.ids(app).await?);
                permissions.extend(self.permissions.iter().cloned());
                Ok(())
            };
            self.change(app, change).await
        })
        .await
    }

    /// Removes the user from the groups, and revokes the permissions.
    ///
    /// # Errors
    /// No such user or group; the user does not have one of the permissions.
    pub async fn revoke(self, ground: Ground) -> Result<(), Failure> {
        visiting(ground, async |app| {
            let change = async |groups: &mut Vec<i64>, permissions: &mut Vec<String>| {
                let ids = self.ids(app).await?;
                groups.retain(|id| !ids.contains(id));
                permissions.retain(|name| !self.permissions.contains(name));
                Ok(())
            };
            self.change(app, change).await
        })
        .await
    }

    async fn ids(&self, app: &App) -> Result<Vec<i64>, Failure> {
        let mut ids = Vec::new();
        for name in &self.groups {
            ids.push(groups::known(app, name).await?.row.id);
        }
        Ok(ids)
    }

    async fn change(
        &self,
        app: &App,
        change: impl AsyncFnOnce(&mut Vec<i64>, &mut Vec<String>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let user = known(app, &self.user).await?;
        let stored = app.permissions.groups_of(&[user.id]).await?.remove(&user.id);
        let mut groups = stored.unwrap_or_default().iter().map(|group| group.id).collect();
        let mut permissions = app.permissions.own(user.id).await?;
        change(&mut groups, &mut permissions).await?;
        let edit = Edit {
            groups: Some(groups),
            permissions: Some(permissions),
            version: Some(user.version),
            ..Edit::default()
        };
        let edited = accounts(app).change_user(user.id, edit, FieldErrors::new()).await?;
        let name = &user.username;
        Ok(output::say(&match edited.given {
            true => format!("Changed {name}, effective from the next request"),
            false => format!("Nothing to change: {name} is already as requested"),
        })?)
    }
}
