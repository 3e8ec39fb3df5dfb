//! The dashboard.

mod chart;

use rocket::tokio::try_join;
use rocket::{Route, get, routes};
use serde::Serialize;

use crate::audit::Failures;
use crate::entity::user;
use crate::guards::Staff;
use crate::pages::admin::dashboard::chart::Chart;
use crate::pages::admin::trail::{AccountName, TrailEntry};
use crate::render::times::Moment;
use crate::render::{Frame, Page};
use crate::web::{Context, Problem};

/// How many sign-ups and actions are shown.
const LATEST: u64 = 10;

#[derive(Debug, Serialize)]
struct Dashboard {
    at: &'static str,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    users: i64,
    active: i64,
    staff: i64,
    superusers: i64,
    sessions: u64,
    sign_ups: Chart,
    sign_ins: Chart,
    days: Vec<Day>,
    newest: Vec<Newcomer>,
    actions: Vec<TrailEntry>,
    failures: i64,
    tried: Vec<Tried>,
    sources: Vec<(String, i64)>,
    limited: usize,
    throttle: bool,
}

/// A row of the table beside the charts.
#[derive(Debug, Serialize)]
struct Day {
    date: String,
    sign_ups: i64,
    sign_ins: i64,
}

#[derive(Debug, Serialize)]
struct Newcomer {
    id: i64,
    username: String,
    email: String,
    joined: Moment,
    is_active: bool,
}

#[derive(Debug, Serialize)]
struct Tried {
    /// `None` stands for all unknown names.
    account: Option<AccountName>,
    count: i64,
}

impl From<user::Model> for Newcomer {
    fn from(user: user::Model) -> Self {
        Newcomer {
            id: user.id,
            username: user.username,
            email: user.email,
            joined: Moment::of(user.date_joined),
            is_active: user.is_active,
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
    let (totals, sessions, sign_ups, sign_ins, failed, limited, newest, actions) = try_join!(
        app.totals(),
        app.live_sessions(),
        app.sign_ups(),
        app.sign_ins(),
        app.failures(),
        app.limited(),
        app.users.newest(LATEST),
        app.audit.administration(LATEST),
    )?;
    let Failures { count, accounts, addresses } = failed;
    let page = Dashboard {
        at: "dashboard",
        may_change: staff.is_superuser,
        users: totals.all,
        active: totals.active,
        staff: totals.staff,
        superusers: totals.superusers,
        sessions,
        days: sign_ups
            .iter()
            .zip(&sign_ins)
            .rev()
            .map(|(&(day, sign_ups), &(_, sign_ins))| Day {
                date: chart::date(day),
                sign_ups,
                sign_ins,
            })
            .collect(),
        sign_ups: Chart::of(&sign_ups),
        sign_ins: Chart::of(&sign_ins),
        newest: newest.into_iter().map(Newcomer::from).collect(),
        actions: actions.into_iter().map(TrailEntry::of).collect(),
        failures: count,
        tried: accounts
            .into_iter()
            .map(|(account, count)| Tried {
                account: account.map(|(id, name)| AccountName { id: Some(id), name }),
                count,
            })
            .collect(),
        sources: addresses,
        limited,
        throttle: app.throttle.is_on(),
    };
    Ok(Page::new(&frame, "doorward/admin/dashboard.html", &page))
}
