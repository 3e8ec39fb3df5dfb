//! What happened with one's account, and from where.

use rocket::get;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::audit::{AuditFilter, Event, EventKind};
use crate::entity::audit;
use crate::guards::CurrentUser;
use crate::render::entries::{self, EntryChip, EntryLinks, EntryPage, LogDay};
use crate::render::{Frame, Page};
use crate::text::{Markup, Moment, Text};
use crate::web::{Context, Problem};

/// The events that no living account is the subject of.
const OF_NOBODY: [Event; 10] = [
    Event::AccountDeleted,
    Event::UserDeleted,
    Event::GroupCreated,
    Event::GroupChanged,
    Event::GroupDeleted,
    Event::CrossOriginRefused,
    Event::UsersExported,
    Event::LogExported,
    Event::BackupMade,
    Event::UntrustedProxy,
];

#[derive(Debug, Serialize)]
struct ActivityPage {
    choices: Vec<EntryChip>,
    days: Vec<LogDay<Told>>,
    #[serde(flatten)]
    links: EntryLinks,
}

/// An entry, as its subject is told it.
#[derive(Debug, Serialize)]
struct Told {
    sentence: Markup,
    alarming: bool,
    /// The picture of the event.
    icon: &'static str,
    /// Empty for what an administrator did, whose address is nobody else's business.
    address: String,
    at: Moment,
}

/// The entries about the user, with `show` only those of that kind, with `before` only those older
/// than that one.
#[get("/account/activity?<before>&<show>")]
pub async fn list(
    user: CurrentUser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    before: Option<i64>,
    show: Option<&str>,
) -> Result<Page, Problem> {
    let kind = show.and_then(EventKind::parse);
    let filter = AuditFilter { subject_id: Some(user.id), kind, ..AuditFilter::default() };
    let found = EntryPage::read(&context.app.audit, &filter, before).await?;
    let page = ActivityPage {
        choices: entries::chips(kind, |kind| query(kind, None)),
        links: EntryLinks::of(before, found.older, |before| query(kind, before)),
        days: entries::by_day(found.entries, frame.locale(), |entry| Told::of(entry, user.id)),
    };
    Ok(Page::new(&frame, "doorward/account/activity.html", &page))
}

fn query(kind: Option<EventKind>, before: Option<i64>) -> String {
    let show = kind.map_or("", EventKind::as_str);
    entries::query(&[("show", show), ("before", &entries::place(before))])
}

impl Told {
    fn of(entry: audit::Model, user_id: i64) -> Told {
        let (event, details) = (Event::parse(&entry.event), entries::details(&entry));
        let by_others = entry.actor_id != Some(user_id) && !entry.actor.is_empty();
        Told {
            sentence: sentence(event, &entry, &details, by_others).into_markup(),
            alarming: event.is_some_and(Event::is_alarming),
            icon: entries::icon(event, &details),
            at: Moment::under_day(entries::unix(&entry)),
            address: if by_others { String::new() } else { entry.address },
        }
    }
}

fn sentence(
    event: Option<Event>,
    entry: &audit::Model,
    details: &Map<String, Value>,
    by_others: bool,
) -> Text {
    let Some(event) = event.filter(|event| !OF_NOBODY.contains(event)) else {
        return Text::new("activity-other").words("event", entry.event.as_str());
    };
    let by = if by_others { "admin" } else { "you" };
    let mut text = Text::new(event.key("activity")).words("by", by);
    if let Some(channel) = details.get("channel").and_then(Value::as_str) {
        text = text.words("channel", channel);
    }
    let email = |place: usize| details.get("email")?.get(place)?.as_str();
    match (email(0), email(1)) {
        (Some(old), Some(new)) => text.words("old", old).words("new", new),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::OF_NOBODY;
    use crate::audit::Event;
    use crate::text::Languages;

    #[test]
    fn every_event_that_somebody_can_see_has_a_sentence() {
        let english = Languages::english();
        for event in Event::all().filter(|event| !OF_NOBODY.contains(event)) {
            let key = event.key("activity");
            assert!(english.message(&key).is_some(), "{key}");
        }
        assert!(english.message("activity-other").is_some());
    }
}
