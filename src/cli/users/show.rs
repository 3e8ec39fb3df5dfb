//! `doorward users show`, and a user as the commands print them.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::moment::minute;
use crate::cli::output::Output;
use crate::cli::visit::{Ground, known, visiting};
use crate::entity::user;
use crate::users::UserJson;

/// The arguments of `users show`.
#[derive(Args)]
#[command(after_help = "Examples:\n  doorward users show ada\n  \
                        doorward users show ada@example.com --json")]
pub struct Show {
    /// User name or e-mail address
    user: String,
    /// Print a JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    /// Prints everything about a user except secrets.
    ///
    /// # Errors
    /// No such user.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        visiting(ground, async |app| {
            let user = known(app, &self.user).await?;
            let groups = app.permissions.group_names(user.id).await?;
            let mut output = Output::new();
            if self.json {
                output.json(&UserJson::of(&user, groups, None))?;
                return Ok(output.finish()?);
            }
            let live = app.sessions.live(user.id).await?.len();
            let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
            for (name, value) in [
                ("id", user.id.to_string()),
                ("user name", user.username.clone()),
                ("e-mail", user.email.clone()),
                ("name", full_name(&user)),
                ("active", yes(user.is_active)),
                ("staff", yes(user.is_staff)),
                ("superuser", yes(user.is_superuser)),
                ("groups", groups.join(", ")),
                ("permissions", app.permissions.own(user.id).await?.join(", ")),
                ("joined", minute(user.date_joined)),
                ("last sign-in", last_login(&user)),
                ("active sessions", live.to_string()),
            ] {
                output.line(format!("{name:<15} {value}").trim_end())?;
            }
            Ok(output.finish()?)
        })
        .await
    }
}

/// The first and last name.
pub fn full_name(user: &user::Model) -> String {
    format!("{} {}", user.first_name, user.last_name).trim().to_owned()
}

/// The time of the last sign-in, for a table.
pub fn last_login(user: &user::Model) -> String {
    user.last_login.map_or_else(|| "never".to_owned(), minute)
}
