//! `doorward sessions list|end`

use clap::Subcommand;
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::moment::minute;
use crate::cli::output::{self, Output};
use crate::cli::visit::{Ground, accounts, known, visiting};
use crate::clock::rfc3339;
use crate::entity::session;
use crate::error::EndReason;

/// The subcommands of `sessions`.
#[derive(Subcommand)]
#[command(after_help = "Examples:\n  doorward sessions list ada\n  doorward sessions end ada")]
pub enum SessionsCommand {
    /// List the active sessions of a user, most recently used first
    #[command(after_help = "Examples:\n  doorward sessions list ada\n  \
                            doorward sessions list ada --json | jq .ip")]
    List {
        /// User name or e-mail address
        user: String,
        /// Print one JSON object per line
        #[arg(long)]
        json: bool,
    },
    /// End all sessions of a user, or a single one
    #[command(after_help = "Examples:\n  doorward sessions end ada\n  \
                            doorward sessions end ada --id 0123456789abcdef0123456789abcdef")]
    End {
        /// User name or e-mail address
        user: String,
        /// End only the session with this ID
        #[arg(long)]
        id: Option<String>,
    },
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    channel: &'a str,
    remember: bool,
    created_at: String,
    last_seen_at: String,
    expires_at: String,
    ip: &'a str,
    user_agent: &'a str,
}

impl<'a> From<&'a session::Model> for Shown<'a> {
    fn from(row: &'a session::Model) -> Self {
        Shown {
            id: &row.id,
            channel: &row.channel,
            remember: row.remember,
            created_at: rfc3339(row.created_at),
            last_seen_at: rfc3339(row.last_seen_at),
            expires_at: rfc3339(row.expires_at),
            ip: &row.ip,
            user_agent: &row.user_agent,
        }
    }
}

impl SessionsCommand {
    /// Lists or ends sessions.
    ///
    /// # Errors
    /// No such user or session.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        match self {
            SessionsCommand::List { user, json } => list(ground, &user, json).await,
            SessionsCommand::End { user, id } => end(ground, &user, id.as_deref()).await,
        }
    }
}

async fn list(ground: Ground, login: &str, json: bool) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let user = known(app, login).await?;
        let live = app.sessions.live(user.id).await?;
        let mut output = Output::new();
        if json {
            for row in &live {
                output.json(&Shown::from(row))?;
            }
        } else if live.is_empty() {
            output.line(&format!("{} has no active sessions", user.username))?;
        } else {
            let rows: Vec<_> = live.iter().map(cells).collect();
            let heads = ["id", "channel", "address", "signed in", "last seen", "device"];
            output.table(&heads, &rows)?;
        }
        Ok(output.finish()?)
    })
    .await
}

fn cells(row: &session::Model) -> Vec<String> {
    vec![
        row.id.clone(),
        row.channel.clone(),
        row.ip.clone(),
        minute(row.created_at),
        minute(row.last_seen_at),
        row.user_agent.chars().take(60).collect(),
    ]
}

async fn end(ground: Ground, login: &str, id: Option<&str>) -> Result<(), Failure> {
    visiting(ground, async |app| {
        let user = known(app, login).await?;
        let reason = EndReason::Admin;
        let ended = accounts(app).end_sessions_of(user.id, id, reason).await?;
        let name = &user.username;
        match (id, ended) {
            (Some(id), 0) => {
                Err(Failure::new(format!("{name} has no active session with the ID {id:?}")))
            }
            (_, 1) => Ok(output::say(&format!("Ended 1 session of {name}"))?),
            (_, count) => Ok(output::say(&format!("Ended {count} sessions of {name}"))?),
        }
    })
    .await
}
