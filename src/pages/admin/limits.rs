//! The page of current limits, where superusers lift them.

use std::collections::BTreeMap;

use rocket::{Route, get, post, routes};
use serde::Serialize;

use crate::audit::{AuditFilter, Event};
use crate::error::FieldErrors;
use crate::guards::{Staff, Superuser};
use crate::pages::admin::trail::AccountName;
use crate::render::times::Moment;
use crate::render::{Answer, Frame, Notice, Page};
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
    done: Option<&'static str>,
    on: bool,
    may_lift: bool,
    limited: Vec<Row>,
    /// Accounts and addresses close to a limit.
    watched: Vec<Row>,
    limits: Vec<String>,
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
    account: Option<AccountName>,
    address: Option<String>,
    limit: String,
    attempts: i64,
    most: i64,
    since: Moment,
    until: Option<Moment>,
    attempt: i64,
    by: &'static str,
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
    let account = one.account.map(|tried| match tried {
        TriedAccount::User(id) => match names.get(&id).cloned().flatten() {
            Some(name) => AccountName { id: Some(id), name },
            None => AccountName { id: None, name: "a deleted account".into() },
        },
        TriedAccount::Unknown => AccountName { id: None, name: "an unknown name".into() },
    });
    Row {
        account,
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

fn sentence(kind: &str, limit: &Limit) -> String {
    let what = if kind == "password" { "wrong passwords" } else { "registrations" };
    let whose = match limit.by {
        Scope::AccountAndAddress => "for one account from one address",
        Scope::Account => "for one account from anywhere it has not signed in from",
        Scope::Address => "from one address",
    };
    let within = match limit.window / 1000 {
        3600 => "an hour".to_owned(),
        60 => "a minute".to_owned(),
        seconds if seconds % 60 == 0 => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    };
    format!("{} {what} in {within} {whose}", limit.limit)
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
        return Err(Problem::new(400, "The form does not say which limit to lift."));
    };
    let lifted = context.accounts_for(&superuser).lift_limit(attempt, by).await?;
    let done = if lifted > 0 { Notice::LimitLifted } else { Notice::LimitOver };
    Ok(done.at(&context, PATH))
}
