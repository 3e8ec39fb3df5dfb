//! The overview of the administration.

mod chart;
mod risks;

use std::cmp::Ordering;

use rocket::tokio::try_join;
use rocket::{Route, get, routes};
use serde::Serialize;

use crate::audit::{Event, Failures};
use crate::database::sqlite_path;
use crate::entity::user;
use crate::guards::Staff;
use crate::pages::admin::dashboard::chart::{Chart, UtcDay};
use crate::pages::admin::trail::TrailEntry;
use crate::render::{Frame, Page};
use crate::text::{Markup, Moment, Text};
use crate::users::Face;
use crate::web::{Context, Problem};

/// How many sign-ups and actions are shown.
const LATEST: u64 = 5;

#[derive(Debug, Serialize)]
struct Dashboard {
    at: &'static str,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    users: i64,
    /// How the sign-ups of the last days compare with those before.
    change: Text,
    active: i64,
    inactive: i64,
    staff: i64,
    superusers: i64,
    /// Accounts that have signed in within 7 and 30 days.
    seen_week: i64,
    seen_month: i64,
    sessions: u64,
    sign_ups: Chart,
    sign_ins: Chart,
    days: Vec<Day>,
    newest: Vec<Newcomer>,
    actions: Vec<TrailEntry>,
    failures: i64,
    tried: Vec<TriedName>,
    sources: Vec<(String, i64)>,
    limited: usize,
    throttle: bool,
    version: &'static str,
    database: String,
    /// Whether `doorward backup` is how this database is backed up.
    has_backups: bool,
    last_backup: Option<Moment>,
    /// What in the settings is unsafe; none for those who cannot change it.
    risks: Vec<Markup>,
}

/// A row of the table below the charts.
#[derive(Debug, Serialize)]
struct Day {
    date: UtcDay,
    sign_ups: i64,
    sign_ins: i64,
}

#[derive(Debug, Serialize)]
struct Newcomer {
    id: i64,
    #[serde(flatten)]
    face: Face,
    email: String,
    joined: Moment,
    is_active: bool,
    is_staff: bool,
    is_superuser: bool,
}

#[derive(Debug, Serialize)]
struct TriedName {
    /// `None` stands for all unknown names.
    account: Option<Owner>,
    count: i64,
}

#[derive(Debug, Serialize)]
struct Owner {
    id: i64,
    name: String,
}

impl From<user::Model> for Newcomer {
    fn from(user: user::Model) -> Self {
        Newcomer {
            id: user.id,
            face: Face::of(user.id, &user.username, &user.first_name, &user.last_name),
            email: user.email,
            joined: Moment::of(user.date_joined),
            is_active: user.is_active,
            is_staff: user.is_staff,
            is_superuser: user.is_superuser,
        }
    }
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![dashboard]
}

#[get("/admin")]
pub async fn dashboard(
    staff: Staff<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let app = context.app;
    let found = try_join!(
        app.totals(),
        app.live_sessions(),
        app.sign_ups(),
        app.sign_ins(),
        app.failures(),
        app.limited(),
        app.users.newest(LATEST),
        app.audit.administration(LATEST),
        app.database_version(),
        app.audit.latest(Event::BackupMade),
    )?;
    let (totals, sessions, sign_ups, sign_ins, failed, limited, newest, actions, database, backup) =
        found;
    let ((sign_ups, before), Failures { count, accounts, addresses }) = (sign_ups, failed);
    let page = Dashboard {
        at: "dashboard",
        may_change: staff.is_superuser,
        users: totals.all,
        change: change(&sign_ups, before),
        active: totals.active,
        inactive: totals.all - totals.active,
        staff: totals.staff,
        superusers: totals.superusers,
        seen_week: totals.seen_week,
        seen_month: totals.seen_month,
        sessions,
        days: days(&sign_ups, &sign_ins),
        sign_ups: Chart::of(&sign_ups, "dashboard-sign-ups-label"),
        sign_ins: Chart::of(&sign_ins, "dashboard-sign-ins-label"),
        newest: newest.into_iter().map(Newcomer::from).collect(),
        actions: actions.into_iter().map(|entry| TrailEntry::of(entry, &app.base)).collect(),
        failures: count,
        tried: accounts.into_iter().map(tried).collect(),
        sources: addresses,
        limited,
        throttle: app.throttle.is_on(),
        version: env!("CARGO_PKG_VERSION"),
        database,
        has_backups: sqlite_path(&app.config.database_url).is_some(),
        last_backup: backup.map(|ms| Moment::of(ms / 1000)),
        risks: if staff.is_superuser { risks::texts(&app.config) } else { Vec::new() },
    };
    Ok(Page::new(&frame, "doorward/admin/dashboard.html", &page))
}

/// How many more sign-ups the last days had than as many days before.
fn change(sign_ups: &[(i64, i64)], before: i64) -> Text {
    let lately: i64 = sign_ups.iter().map(|(_, count)| count).sum();
    let more = lately - before;
    let direction = match more.cmp(&0) {
        Ordering::Greater => "more",
        Ordering::Equal => "same",
        Ordering::Less => "fewer",
    };
    let text = Text::new("dashboard-change").words("direction", direction);
    text.number("n", more.abs()).number("days", sign_ups.len())
}

/// The rows of the table, the newest day first.
fn days(sign_ups: &[(i64, i64)], sign_ins: &[(i64, i64)]) -> Vec<Day> {
    let both = sign_ups.iter().zip(sign_ins).rev();
    let row = |(&(day, sign_ups), &(_, sign_ins)): (&(i64, i64), &(i64, i64))| Day {
        date: UtcDay(day),
        sign_ups,
        sign_ins,
    };
    both.map(row).collect()
}

fn tried((account, count): (Option<(i64, String)>, i64)) -> TriedName {
    TriedName { account: account.map(|(id, name)| Owner { id, name }), count }
}
