//! The page of the log, with filters and pagination.

mod export;
mod filters;

use rocket::http::Status;
use rocket::{Route, get, routes};
use serde::Serialize;

use filters::{FilterChoice, LogQuery};

use crate::guards::Staff;
use crate::pages::admin::trail::TrailEntry;
use crate::render::entries::{self, EntryChip, EntryLinks, EntryPage, LogDay};
use crate::render::{FormState, Frame, Page};
use crate::web::{Context, Problem};

#[derive(Debug, Serialize)]
struct LogPage {
    at: &'static str,
    form: FormState,
    /// Whether any filter is set.
    filtered: bool,
    wrong: bool,
    /// The field that is wrong, which gets the focus.
    focus: &'static str,
    events: Vec<FilterChoice>,
    spans: Vec<FilterChoice>,
    choices: Vec<EntryChip>,
    /// The query of the file with the same entries.
    export: String,
    days: Vec<LogDay<TrailEntry>>,
    #[serde(flatten)]
    links: EntryLinks,
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![log, export::export]
}

#[get("/admin/log")]
pub async fn log(
    _staff: Staff<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let (app, locale) = (context.app, frame.locale());
    let asked = LogQuery::of(&context, locale).await?;
    let (wrong, kind) = (asked.is_wrong(), asked.filter.kind);
    let found = match wrong {
        true => EntryPage::default(),
        false => EntryPage::read(&app.audit, &asked.filter, asked.before).await?,
    };
    let told = |entry| TrailEntry::under_day(entry, &app.base);
    let page = LogPage {
        at: "log",
        filtered: asked.is_filtered(),
        wrong,
        focus: asked.focus(),
        events: asked.events(),
        spans: filters::spans(),
        choices: entries::chips(kind, |kind| asked.query(kind, None)),
        export: asked.query(kind, None),
        links: EntryLinks::of(asked.before, found.older, |before| asked.query(kind, before)),
        days: entries::by_day(found.entries, locale, told),
        form: asked.form(),
    };
    let status = if wrong { Status::UnprocessableEntity } else { Status::Ok };
    Ok(Page::new(&frame, "doorward/admin/log.html", &page).status(status))
}
