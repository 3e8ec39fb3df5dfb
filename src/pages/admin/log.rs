//! The page of the audit trail, with filters and pagination.

use rocket::http::Status;
use rocket::time::Date;
use rocket::time::macros::format_description;
use rocket::{Route, get, routes};
use serde::Serialize;

use crate::audit::AuditFilter;
use crate::error::FieldErrors;
use crate::guards::Staff;
use crate::pages::admin::trail::TrailEntry;
use crate::render::{FormState, Frame, Page};
use crate::web::{Context, Field, Fields, Kind, Problem};

/// Entries per page.
const SHOWN: usize = 50;

const FIELDS: [Field; 5] = [
    Field::optional("event", "Event", Kind::Text),
    Field::optional("who", "Who", Kind::Text),
    Field::optional("address", "Address", Kind::Text),
    Field::optional("from", "From", Kind::Text),
    Field::optional("to", "To", Kind::Text),
];

#[derive(Debug, Serialize)]
struct LogPage {
    at: &'static str,
    form: FormState,
    /// Whether any filter is set.
    filtered: bool,
    wrong: bool,
    events: Vec<Choice>,
    lines: Vec<TrailEntry>,
    /// The queries of the first page and of the next, unless they are this page's.
    newest: Option<String>,
    older: Option<String>,
}

#[derive(Debug, Serialize)]
struct Choice {
    word: String,
    label: String,
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![log]
}

#[get("/admin/log")]
pub async fn log(
    _staff: Staff<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let typed = Fields::of_query(context.request)?;
    let before: Option<i64> = typed.text("before").parse().ok();
    let audit = &context.app.audit;
    let events = audit.known().await?;
    let (filter, errors) = filter(&context, &typed, &events).await?;
    let wrong = !errors.is_empty();
    let found =
        if wrong { Vec::new() } else { audit.search(&filter, before, SHOWN as u64 + 1).await? };
    let last = found.get(SHOWN - 1).filter(|_| found.len() > SHOWN).map(|entry| entry.id);
    let page = LogPage {
        at: "log",
        filtered: FIELDS.iter().any(|field| !typed.text(field.name).is_empty()),
        wrong,
        events: events.into_iter().map(|(word, label)| Choice { word, label }).collect(),
        lines: found.into_iter().take(SHOWN).map(TrailEntry::of).collect(),
        newest: before.map(|_| query(&typed, None)),
        older: last.map(|id| query(&typed, Some(id))),
        form: FormState::filled(&FIELDS, &typed, "", errors),
    };
    let status = if wrong { Status::UnprocessableEntity } else { Status::Ok };
    Ok(Page::new(&frame, "doorward/admin/log.html", &page).status(status))
}

/// The query with the same filters, for entries older than `before`.
fn query(typed: &Fields, before: Option<i64>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for field in FIELDS {
        let text = typed.text(field.name);
        if !text.is_empty() {
            query.append_pair(field.name, text);
        }
    }
    if let Some(id) = before {
        query.append_pair("before", &id.to_string());
    }
    query.finish()
}

async fn filter(
    context: &Context<'_>,
    typed: &Fields,
    events: &[(String, String)],
) -> Result<(AuditFilter, FieldErrors), Problem> {
    let mut errors = FieldErrors::new();
    let mut wrong = |field, said: &str| errors.insert(field, vec![said.to_owned()]);
    let text = |name| typed.text(name).trim();
    let event = Some(text("event")).filter(|word| !word.is_empty());
    if event.is_some_and(|event| events.iter().all(|(word, _)| word != event)) {
        wrong("event", "Choose one of these.");
    }
    let address: Result<std::net::IpAddr, _> = text("address").parse();
    if address.is_err() && !text("address").is_empty() {
        wrong("address", "Enter an IP address, such as 192.0.2.7 or 2001:db8::7.");
    }
    let mut day = |field| match date(text(field)) {
        _ if text(field).is_empty() => None,
        None => {
            wrong(field, "Enter a day as year-month-day, such as 2026-03-31.");
            None
        }
        day => day,
    };
    let (from, to) = (day("from"), day("to"));
    if from.is_some() && to.is_some() && from > to {
        wrong("to", "The last day is before the first.");
    }
    let start = |day: Date| day.midnight().assume_utc().unix_timestamp() * 1000;
    let who = text("who").to_owned();
    let user = context.app.users.find(&who).await?;
    let filter = AuditFilter {
        event: event.map(str::to_owned),
        user_id: user.map(|user| user.id),
        who,
        address: address.map(|address| address.to_canonical().to_string()).unwrap_or_default(),
        since: from.map(start),
        until: to.map(|day| start(day) + DAY_MS),
        ..AuditFilter::default()
    };
    Ok((filter, errors))
}

const DAY_MS: i64 = 86_400_000;

fn date(text: &str) -> Option<Date> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
}
