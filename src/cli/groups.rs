//! `doorward groups list|add|change|delete`

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::cli::output::{self, Output};
use crate::cli::visit::{Ground, accounts, visiting};
use crate::error::FieldErrors;
use crate::permissions::{Group, GroupEdit, Listed};

/// The subcommands of `groups`.
#[derive(Subcommand)]
#[command(after_help = "Examples:\n  doorward groups list\n  \
                        doorward groups add editors --permission orders.edit\n  \
                        doorward users grant ada --group editors")]
pub enum GroupsCommand {
    /// List groups with their permissions and number of members
    #[command(after_help = "Example:\n  doorward groups list --json")]
    List {
        /// Print one JSON object per line
        #[arg(long)]
        json: bool,
    },
    /// Create a group
    #[command(after_help = "Example:\n  doorward groups add editors --permission orders.edit")]
    Add {
        /// Name of the group
        name: String,
        /// Permission for its members, such as orders.edit; can be repeated
        #[arg(long = "permission", value_name = "PERMISSION")]
        permissions: Vec<String>,
    },
    /// Rename a group or change its permissions
    #[command(after_help = "Examples:\n  doorward groups change editors --name writers\n  \
                            doorward groups change editors --remove orders.edit")]
    Change(Change),
    /// Delete a group, but not its members
    #[command(after_help = "Example:\n  doorward groups delete --yes editors")]
    Delete {
        /// Confirm the deletion
        #[arg(long)]
        yes: bool,
        /// Name of the group
        group: String,
    },
}

/// The arguments of `groups change`.
#[derive(Args)]
pub struct Change {
    /// Name of the group
    group: String,
    /// New name for the group
    #[arg(long)]
    name: Option<String>,
    /// Permission to add; can be repeated
    #[arg(long, value_name = "PERMISSION")]
    add: Vec<String>,
    /// Permission to remove; can be repeated
    #[arg(long, value_name = "PERMISSION")]
    remove: Vec<String>,
}

/// A group in JSON, as in the API's /api/groups/.
#[derive(Serialize)]
struct GroupJson<'a> {
    id: i64,
    name: &'a str,
    permissions: &'a [String],
    members: u64,
    version: i64,
}

impl GroupsCommand {
    /// Lists or changes groups.
    ///
    /// # Errors
    /// No such group or permission; the name is taken.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        match self {
            GroupsCommand::List { json } => list(ground, json).await,
            GroupsCommand::Add { name, permissions } => add(ground, name, permissions).await,
            GroupsCommand::Change(change) => change.run(ground).await,
            GroupsCommand::Delete { yes, group } => delete(ground, &group, yes).await,
        }
    }
}

async fn list(ground: Ground, json: bool) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let all = app.permissions.listed().await?;
        let mut output = Output::new();
        if json {
            for Listed { group: Group { row, permissions }, members } in &all {
                let (id, name, version) = (row.id, row.name.as_str(), row.version);
                output.json(&GroupJson { id, name, permissions, members: *members, version })?;
            }
            return Ok(output.finish()?);
        }
        let rows: Vec<Vec<String>> = all
            .into_iter()
            .map(|Listed { group: Group { row, permissions }, members }| {
                vec![row.id.to_string(), row.name, members.to_string(), permissions.join(", ")]
            })
            .collect();
        output.table(&["id", "name", "members", "permissions"], &rows)?;
        Ok(output.finish()?)
    })
    .await
}

async fn add(ground: Ground, name: String, permissions: Vec<String>) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let edit =
            GroupEdit { name: Some(name), permissions: Some(permissions), ..GroupEdit::default() };
        let group = accounts(app).create_group(edit, FieldErrors::new()).await?;
        Ok(output::say(&format!("Created the group {}", group.row.name))?)
    })
    .await
}

impl Change {
    async fn run(self, ground: Ground) -> Result<(), Failure> {
        if self.name.is_none() && self.add.is_empty() && self.remove.is_empty() {
            let why = "nothing to change: use --name, --add or --remove";
            return Err(Failure::Misused(why.to_owned()));
        }
        visiting(ground, async |app| {
            let group = known(app, &self.group).await?;
            let missing = self.remove.iter().find(|name| !group.permissions.contains(name));
            if let Some(name) = missing {
                let group = &group.row.name;
                return Err(Failure::new(format!("{group} does not have the permission {name:?}")));
            }
            let kept = group.permissions.iter().chain(&self.add);
            let kept = kept.filter(|name| !self.remove.contains(name)).cloned().collect();
            let edit = GroupEdit {
                name: self.name.clone(),
                permissions: Some(kept),
                version: Some(group.row.version),
            };
            let accounts = accounts(app);
            let (old, new) = accounts.change_group(group.row.id, edit, FieldErrors::new()).await?;
            let name = &new.row.name;
            Ok(output::say(&match old == new {
                true => format!("Nothing to change: the group {name} is already as requested"),
                false => format!("Changed the group {name}"),
            })?)
        })
        .await
    }
}

async fn delete(ground: Ground, name: &str, yes: bool) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let group = known(app, name).await?;
        if !yes {
            let members = app.permissions.members(group.row.id).await?;
            return Err(Failure::Misused(format!(
                "this would delete the group {} with {members} member{}, but not their accounts; \
                 use --yes to confirm",
                group.row.name,
                if members == 1 { "" } else { "s" }
            )));
        }
        let old = accounts(app).delete_group(group.row.id, None).await?;
        Ok(output::say(&format!("Deleted the group {}", old.row.name))?)
    })
    .await
}

/// The group with this name.
///
/// # Errors
/// No such group.
pub async fn known(app: &App, name: &str) -> Result<Group, Failure> {
    let found = app.permissions.group_named(name).await?;
    found.ok_or_else(|| Failure::new(format!("there is no group named {name:?}")))
}
