//! `doorward audit`

use std::net::IpAddr;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::audit::{AuditFilter, Event};
use crate::cli::failure::Failure;
use crate::cli::moment::{When, minute, rfc3339_ms};
use crate::cli::output::{self, Output};
use crate::cli::visit::{Ground, visiting};
use crate::entity::audit;

/// The default number of rows in a table.
const TABLE: u64 = 50;
/// Rows per query.
const PAGE: u64 = 1000;

/// The arguments of `audit`.
#[derive(Args)]
#[command(
    after_help = "TIME is a date in UTC (2026-07-31), a timestamp (2026-07-31T12:00:00Z) or how \
                        long ago (90s, 15m, 24h, 7d).\n\nExamples:\n  \
                        doorward audit --user ada --since 7d\n  \
                        doorward audit --event sign_in_failed --address 203.0.113.9\n  \
                        doorward audit --json --since 2026-07-01 --until 2026-08-01 | tac > july.jsonl"
)]
pub struct AuditCommand {
    /// Only entries by or about this user (user name, e-mail address, or user name at that time)
    #[arg(long, value_name = "USER")]
    user: Option<String>,
    /// Only entries of this event type
    #[arg(long, value_name = "EVENT", long_help = long_help())]
    event: Option<String>,
    /// Only entries with this client address
    #[arg(long)]
    address: Option<IpAddr>,
    /// Only entries at or after this time
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    since: Option<When>,
    /// Only entries before this time
    #[arg(long, value_name = "TIME", value_parser = When::parse)]
    until: Option<When>,
    /// Maximum number of rows; by default 50 in a table and all in JSON
    #[arg(long)]
    limit: Option<u32>,
    /// Print one JSON object per line
    #[arg(long)]
    json: bool,
}

fn long_help() -> String {
    let words: Vec<&str> = Event::all().map(Event::as_str).collect();
    format!(
        "Only entries of this event type: {}; or one defined by the host application",
        words.join(", ")
    )
}

#[derive(Serialize)]
struct Shown<'a> {
    id: i64,
    at: String,
    event: &'a str,
    actor_id: Option<i64>,
    actor: &'a str,
    subject_id: Option<i64>,
    subject: &'a str,
    address: &'a str,
    request: &'a str,
    details: Value,
}

impl<'a> From<&'a audit::Model> for Shown<'a> {
    fn from(entry: &'a audit::Model) -> Self {
        Shown {
            id: entry.id,
            at: rfc3339_ms(entry.at),
            event: &entry.event,
            actor_id: entry.actor_id,
            actor: &entry.actor,
            subject_id: entry.subject_id,
            subject: &entry.subject,
            address: &entry.address,
            request: &entry.request,
            details: serde_json::from_str(&entry.details).unwrap_or_default(),
        }
    }
}

impl AuditCommand {
    /// Prints entries as a table or as JSON lines.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        visiting(ground, async |app| {
            let filter = self.filter(app).await?;
            if self.json {
                lines(app, &filter, self.limit.map_or(u64::MAX, u64::from)).await
            } else {
                table(app, &filter, self.limit.map_or(TABLE, u64::from)).await
            }
        })
        .await
    }

    async fn filter(&self, app: &App) -> Result<AuditFilter, Failure> {
        let now = app.clock.now_ms();
        if let Some(event) = &self.event {
            let known = app.audit.known().await?;
            if known.iter().all(|(word, _)| word != event) {
                let known: Vec<_> = known.into_iter().map(|(word, _)| word).collect();
                let known = known.join(", ");
                let why = format!("--event: unknown event {event:?}; expected one of {known}");
                return Err(Failure::Misused(why));
            }
        }
        let mut filter = AuditFilter {
            event: self.event.clone(),
            address: self
                .address
                .map(|address| address.to_canonical().to_string())
                .unwrap_or_default(),
            since: self.since.map(|when| when.from(now)),
            until: self.until.map(|when| when.from(now)),
            ..AuditFilter::default()
        };
        if let Some(login) = &self.user {
            // A renamed account keeps its entries; a deleted one is found only by its name.
            match app.users.find(login).await? {
                Some(user) => filter.user_id = Some(user.id),
                None => filter.who.clone_from(login),
            }
        }
        Ok(filter)
    }
}

async fn lines(app: &App, filter: &AuditFilter, limit: u64) -> Result<(), Failure> {
    let mut output = Output::new();
    let (mut left, mut before) = (limit, None);
    loop {
        let page = app.audit.search(filter, before, PAGE.min(left)).await?;
        for entry in &page {
            output.json(&Shown::from(entry))?;
        }
        left = left.saturating_sub(u64::try_from(page.len()).unwrap_or(PAGE));
        match page.last() {
            Some(entry) if left > 0 => before = Some(entry.id),
            _ => return Ok(output.finish()?),
        }
    }
}

async fn table(app: &App, filter: &AuditFilter, limit: u64) -> Result<(), Failure> {
    // One more row than is shown tells whether there are more.
    let mut entries = app.audit.search(filter, None, limit.saturating_add(1)).await?;
    let all = u64::try_from(entries.len()).unwrap_or(u64::MAX) <= limit;
    entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let rows: Vec<_> = entries.iter().map(cells).collect();
    let mut output = Output::new();
    let heads = ["time (utc)", "event", "actor", "subject", "address", "details"];
    output.table(&heads, &rows)?;
    output.finish()?;
    if !all {
        output::note(&format!(
            "Showing only the newest {limit}; use --limit to show more, or --json to show all."
        ));
    }
    Ok(())
}

fn cells(entry: &audit::Model) -> Vec<String> {
    vec![
        minute(entry.at.div_euclid(1000)),
        entry.event.clone(),
        entry.actor.clone(),
        entry.subject.clone(),
        entry.address.clone(),
        details(&entry.details),
    ]
}

/// The details as text: `field: old → new`, and `name: value`.
fn details(text: &str) -> String {
    let Ok(Value::Object(details)) = serde_json::from_str(text) else {
        return text.to_owned();
    };
    let word = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let parts = details.iter().map(|(name, value)| match value {
        Value::Array(pair) if pair.len() == 2 => {
            format!("{name}: {} → {}", word(&pair[0]), word(&pair[1]))
        }
        value => format!("{name}: {}", word(value)),
    });
    parts.collect::<Vec<_>>().join(", ")
}
