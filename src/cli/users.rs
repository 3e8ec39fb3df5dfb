//! `doorward users list|show|activate|deactivate|promote|demote|grant|revoke|delete`

mod grant;
mod list;
mod show;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::visit::{Ground, accounts, known, visiting};
use crate::error::FieldErrors;
use crate::users::{Edit, Rights, SomeRights};

/// The subcommands of `users`.
#[derive(Subcommand)]
#[command(after_help = "Examples:\n  doorward users list --staff\n  doorward users show ada\n  \
                        doorward users promote --superuser ada\n  doorward users deactivate bob")]
pub enum UsersCommand {
    /// List users, all or filtered
    List(list::List),
    /// Show a user
    Show(show::Show),
    /// Reactivate a user so that they can sign in again
    #[command(after_help = "Example:\n  doorward users activate bob")]
    Activate(Who),
    /// Deactivate a user: end all their sessions and refuse further sign-ins
    #[command(after_help = "Example:\n  doorward users deactivate bob")]
    Deactivate(Who),
    /// Give a user staff status, which lets them view the admin pages
    #[command(
        after_help = "Examples:\n  doorward users promote ada\n  doorward users promote --superuser ada"
    )]
    Promote {
        /// Also give superuser status, which lets them make changes there
        #[arg(long)]
        superuser: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Remove staff and superuser status from a user
    #[command(after_help = "Example:\n  doorward users demote ada")]
    Demote(Who),
    /// Add a user to groups or grant permissions
    #[command(after_help = "Examples:\n  doorward users grant ada --group editors\n  \
                            doorward users grant ada --permission orders.edit")]
    Grant(grant::What),
    /// Remove a user from groups or revoke permissions
    #[command(after_help = "Example:\n  doorward users revoke ada --group editors")]
    Revoke(grant::What),
    /// Delete a user and their sessions
    #[command(after_help = "Example:\n  doorward users delete --yes bob")]
    Delete {
        /// Confirm the deletion
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        who: Who,
    },
}

/// The argument that names a user.
#[derive(Args)]
pub struct Who {
    /// User name or e-mail address
    user: String,
}

impl UsersCommand {
    /// Lists, shows or changes users.
    ///
    /// # Errors
    /// No such user, or the last active superuser would be removed.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        match self {
            UsersCommand::List(list) => list.run(ground).await,
            UsersCommand::Show(show) => show.run(ground).await,
            UsersCommand::Activate(who) => {
                let rights = SomeRights { is_active: Some(true), ..SomeRights::NONE };
                change(ground, &who, rights, "active").await
            }
            UsersCommand::Deactivate(who) => {
                let rights = SomeRights { is_active: Some(false), ..SomeRights::NONE };
                change(ground, &who, rights, "inactive").await
            }
            UsersCommand::Promote { superuser, who } => {
                let rights = SomeRights {
                    is_active: None,
                    is_staff: Some(true),
                    is_superuser: superuser.then_some(true),
                };
                let state = if superuser { "staff and a superuser" } else { "staff" };
                change(ground, &who, rights, state).await
            }
            UsersCommand::Demote(who) => {
                let rights = SomeRights {
                    is_active: None,
                    is_staff: Some(false),
                    is_superuser: Some(false),
                };
                change(ground, &who, rights, "neither staff nor a superuser").await
            }
            UsersCommand::Grant(what) => what.grant(ground).await,
            UsersCommand::Revoke(what) => what.revoke(ground).await,
            UsersCommand::Delete { yes, who } => delete(ground, &who, yes).await,
        }
    }
}

async fn change(ground: Ground, who: &Who, rights: SomeRights, state: &str) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let user = known(app, &who.user).await?;
        if rights.fit(Rights::of(&user)) {
            return Ok(output::say(&format!("{} is already {state}", user.username))?);
        }
        let edit = Edit { rights, ..Edit::default() };
        let edited = accounts(app).change_user(user.id, edit, FieldErrors::new()).await?;
        let ended = if edited.ends.is_some() { " and has been signed out everywhere" } else { "" };
        Ok(output::say(&format!("{} is now {state}{ended}", edited.user.username))?)
    })
    .await
}

async fn delete(ground: Ground, who: &Who, yes: bool) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let user = known(app, &who.user).await?;
        if !yes {
            let live = app.sessions.live(user.id).await?.len();
            return Err(Failure::Misused(format!(
                "this would delete the user {} ({}) and {live} active session{}; use --yes to \
                 confirm",
                user.username,
                user.email,
                if live == 1 { "" } else { "s" }
            )));
        }
        let old = accounts(app).delete_user(user.id, None).await?;
        Ok(output::say(&format!("Deleted the user {} ({})", old.username, old.email))?)
    })
    .await
}
