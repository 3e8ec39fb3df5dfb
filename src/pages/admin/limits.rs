//! The page of current limits, where superusers lift them.

use std::collections::BTreeMap;

use rocket::{Route, get, post, routes};
use serde::Serialize;

use crate::audit::{AuditFilter, Event};
use crate::error::FieldErrors;
use crate::guards::{Staff, Superuser};
use crate::render::{Answer, Frame, Notice, Page};
use crate::text::{Moment, Text};
use crate::throttle::{Limit, LimitStatus, Scope, Throttle, TriedAccount};
use crate::web::{Body, Context, Problem};

const PATH: &str = "/admin/limits";
/// How far the page looks back for untrusted proxies, in milliseconds.
const DAY: i64 = 86_400_000;
/// The most entries about such proxies that are read.
const NOTES: u64 = 200;

#[derive(Debug, Serialize)]
struct LimitsPage {
    at: &'static str,
    done: Option<Text>,
    on: bool,
    may_lift: bool,
    limited: Vec<Row>,
    /// Accounts and addresses close to a limit.
    watched: Vec<Row>,
    limits: Vec<Text>,
    address: String,
    /// The peer address of the connection.
    peer: Option<String>,
    proxy: Option<Proxy>,
    /// Untrusted proxies that have been seen lately.
    proxies: Vec<(String, Moment)>,
    trusted: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    /// The account whose password was tried, when the limit is per account.
    account: Option<Target>,
    address: Option<String>,
    limit: Text,
    attempts: i64,
    most: i64,
    since: Moment,
    until: Option<Moment>,
    attempt: i64,
    by: &'static str,
}

#[derive(Debug, Serialize)]
struct Target {
    /// `None` for an account that does not exist.
    id: Option<i64>,
    name: Text,
}

/// An untrusted proxy that forwarded this request.
#[derive(Debug, Serialize)]
struct Proxy {
    address: String,
    /// The setting that would trust it.
    setting: String,
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, lift]
}

#[get("/admin/limits")]
pub async fn show(
    staff: Staff<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let (app, info) = (context.app, context.info);
    let standing = app.throttle.statuses().await?;
    let mut names = BTreeMap::new();
    for one in &standing {
        if let Some(TriedAccount::User(id)) = one.account
            && !names.contains_key(&id)
        {
            names.insert(id, app.users.get(id).await?.map(|user| user.username));
        }
    }
    let (limited, watched): (Vec<_>, Vec<_>) =
        standing.into_iter().partition(|one| one.until.is_some());
    let rows =
        |all: Vec<LimitStatus>| all.into_iter().map(|one| row(one, &names)).collect::<Vec<_>>();
    let trusted: Vec<_> = app.config.trusted_proxies.iter().map(ToString::to_string).collect();
    let page = LimitsPage {
        at: "limits",
        done: Notice::told(&context, &[Notice::LimitLifted, Notice::LimitOver]),
        on: app.throttle.is_on(),
        may_lift: staff.is_superuser,
        limited: rows(limited),
        watched: rows(watched),
        limits: Throttle::limits().map(|(kind, limit)| sentence(kind, limit)).collect(),
        address: info.address.to_string(),
        peer: context.request.remote().map(|peer| peer.ip().to_canonical().to_string()),
        proxy: info.untrusted_proxy.map(|proxy| Proxy {
            address: proxy.to_string(),
            setting: setting(&trusted, &proxy.to_string()),
        }),
        proxies: proxies(&context).await?,
        trusted,
    };
    Ok(Page::new(&frame, "doorward/admin/limits.html", &page))
}

fn row(one: LimitStatus, names: &BTreeMap<i64, Option<String>>) -> Row {
    Row {
        account: one.account.map(|tried| target(tried, names)),
        address: one.address,
        limit: sentence(one.kind, one.limit),
        attempts: one.attempts,
        most: one.limit.limit,
        since: Moment::of(one.last.div_euclid(1000)),
        until: one.until.map(|at| Moment::of((at + 999).div_euclid(1000))),
        attempt: one.attempt,
        by: one.limit.by.as_str(),
    }
}

fn target(tried: TriedAccount, names: &BTreeMap<i64, Option<String>>) -> Target {
    match tried {
        TriedAccount::User(id) => match names.get(&id).cloned().flatten() {
            Some(name) => Target { id: Some(id), name: Text::verbatim(name) },
            None => Target { id: None, name: Text::new("limits-deleted-account") },
        },
        TriedAccount::Unknown => Target { id: None, name: Text::new("limits-unknown-name") },
    }
}

fn sentence(kind: &str, limit: &Limit) -> Text {
    let key = if kind == "password" { "limit-password" } else { "limit-registration" };
    let text = Text::new(key).number("limit", limit.limit).words("by", limit.by.as_str());
    text.text("window", window(limit.window / 1000))
}

/// Within which time a limit counts, in the largest unit that divides it.
fn window(seconds: i64) -> Text {
    let units = [("limit-hours", 3600), ("limit-minutes", 60)];
    let fit = units.into_iter().find(|(_, unit)| seconds % unit == 0);
    let (key, unit) = fit.unwrap_or(("limit-seconds", 1));
    Text::new(key).number("n", seconds / unit)
}

/// The setting that trusts this proxy in addition to the trusted ones.
fn setting(trusted: &[String], proxy: &str) -> String {
    let all = trusted.iter().map(String::as_str).chain([proxy]);
    let quoted: Vec<String> = all.map(|net| format!("\"{net}\"")).collect();
    format!("trusted_proxies = [{}]", quoted.join(", "))
}

async fn proxies(context: &Context<'_>) -> Result<Vec<(String, Moment)>, Problem> {
    let filter = AuditFilter {
        since: Some(context.app.clock.now_ms() - DAY),
        ..AuditFilter::of(Event::UntrustedProxy)
    };
    let mut seen: Vec<(String, Moment)> = Vec::new();
    for note in context.app.audit.search(&filter, None, NOTES).await? {
        let trusted = note.address.parse().is_ok_and(|peer| context.app.config.trusts(peer));
        if !trusted && seen.iter().all(|(address, _)| *address != note.address) {
            seen.push((note.address, Moment::of(note.at.div_euclid(1000))));
        }
    }
    Ok(seen)
}

/// Lifts a limit. Succeeds when it has already ended.
#[post("/admin/limits/lift", data = "<body>")]
pub async fn lift(
    superuser: Superuser<'_>,
    context: Context<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let attempt = body.fields.integer("attempt", &mut FieldErrors::new());
    let by = Scope::parse(body.fields.text("by"));
    let (Some(attempt), Some(by)) = (attempt, by) else {
        return Err(Problem::of_status(400));
    };
    let lifted = context.accounts_for(&superuser).lift_limit(attempt, by).await?;
    let done = if lifted > 0 { Notice::LimitLifted } else { Notice::LimitOver };
    Ok(done.at(&context, PATH))
}
