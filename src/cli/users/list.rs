//! `doorward users list`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::cli::groups;
use crate::cli::moment::minute;
use crate::cli::output::{self, Output};
use crate::cli::users::show::{full_name, last_login};
use crate::cli::visit::{Ground, visiting};
use crate::entity::user;
use crate::users::{Query, Rights, UserJson};

/// The default number of rows in a table.
const TABLE: u64 = 50;
/// Rows per query.
const PAGE: u64 = 1000;

/// The arguments of `users list`.
#[derive(Args)]
#[command(after_help = "Examples:\n  doorward users list --search \"ada lovelace\"\n  \
                        doorward users list --inactive --ordering=-last_login --limit 10\n  \
                        doorward users list --json | jq -r .email")]
pub struct List {
    /// Only users whose user name, e-mail address or name contains these words
    #[arg(long)]
    search: Option<String>,
    /// Only active users
    #[arg(long, conflicts_with = "inactive")]
    active: bool,
    /// Only inactive users
    #[arg(long)]
    inactive: bool,
    /// Only staff
    #[arg(long)]
    staff: bool,
    /// Only superusers
    #[arg(long)]
    superuser: bool,
    /// Only members of the group with this name
    #[arg(long)]
    group: Option<String>,
    /// Column to sort by; prefix with - for descending order
    #[arg(long, default_value = "id", allow_hyphen_values = true, hide_possible_values = true,
          value_name = "COLUMN", value_parser = PossibleValuesParser::new(ORDERINGS),
          long_help = "Column to sort by; prefix with - for descending order: id, username, \
                       email, first_name, last_name, date_joined, last_login")]
    ordering: String,
    /// Maximum number of rows; by default 50 in a table and all in JSON
    #[arg(long)]
    limit: Option<u32>,
    /// Print one JSON object per line
    #[arg(long)]
    json: bool,
}

const ORDERINGS: [&str; 14] = [
    "id",
    "-id",
    "username",
    "-username",
    "email",
    "-email",
    "first_name",
    "-first_name",
    "last_name",
    "-last_name",
    "date_joined",
    "-date_joined",
    "last_login",
    "-last_login",
];

impl List {
    /// Prints the users as a table or as JSON lines.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        let mut query = Query {
            search: self.search.clone().unwrap_or_default(),
            rights: Rights {
                is_active: match (self.active, self.inactive) {
                    (true, _) => Some(true),
                    (_, true) => Some(false),
                    _ => None,
                },
                is_staff: self.staff.then_some(true),
                is_superuser: self.superuser.then_some(true),
            },
            group: None,
            ordering: self.ordering.clone(),
        };
        visiting(ground, async |app| {
            if let Some(name) = &self.group {
                query.group = Some(groups::known(app, name).await?.row.id);
            }
            if self.json {
                lines(app, &query, self.limit.map_or(u64::MAX, u64::from)).await
            } else {
                table(app, &query, self.limit.map_or(TABLE, u64::from)).await
            }
        })
        .await
    }
}

async fn lines(app: &App, query: &Query, limit: u64) -> Result<(), Failure> {
    let mut output = Output::new();
    let mut offset = 0;
    while offset < limit {
        let (_, page) = app.users.search(query, offset, PAGE.min(limit - offset)).await?;
        let ids: Vec<i64> = page.iter().map(|user| user.id).collect();
        let mut groups = app.permissions.groups_of(&ids).await?;
        for user in &page {
            let groups = groups.remove(&user.id).unwrap_or_default();
            let names = groups.into_iter().map(|group| group.name).collect();
            output.json(&UserJson::of(user, names, None))?;
        }
        let read = u64::try_from(page.len()).unwrap_or(PAGE);
        offset += read;
        if read < PAGE {
            break;
        }
    }
    Ok(output.finish()?)
}

async fn table(app: &App, query: &Query, limit: u64) -> Result<(), Failure> {
    let mut rows = Vec::new();
    let count = loop {
        let offset = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let (count, page) = app.users.search(query, offset, PAGE.min(limit - offset)).await?;
        rows.extend(page.iter().map(cells));
        let read = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        if page.is_empty() || read >= limit {
            break count;
        }
    };
    let heads = ["id", "user name", "e-mail", "name", "active", "rights", "last sign-in", "joined"];
    let mut output = Output::new();
    output.table(&heads, &rows)?;
    output.finish()?;
    let shown = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    if shown < count {
        output::note(&format!(
            "Showing {shown} of {count} users; use --limit {count} to show all."
        ));
    }
    Ok(())
}

fn cells(user: &user::Model) -> Vec<String> {
    let rights = match (user.is_superuser, user.is_staff) {
        (true, true) => "superuser",
        (true, false) => "superuser, not staff",
        (false, true) => "staff",
        (false, false) => "",
    };
    vec![
        user.id.to_string(),
        user.username.clone(),
        user.email.clone(),
        full_name(user),
        if user.is_active { "yes" } else { "no" }.to_owned(),
        rights.to_owned(),
        last_login(user),
        minute(user.date_joined),
    ]
}
