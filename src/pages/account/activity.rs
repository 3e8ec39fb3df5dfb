//! What happened with one's account, and from where.

use rocket::get;
use rocket::time::OffsetDateTime;
use rocket::time::macros::format_description;
use serde::Serialize;
use serde_json::Value;

use crate::audit::{AuditFilter, Event};
use crate::entity::audit;
use crate::guards::CurrentUser;
use crate::render::times::{Moment, date};
use crate::render::{Frame, Page};
use crate::web::{Context, Problem};

/// Entries per page.
const SHOWN: usize = 50;
/// Seconds of a day.
const DAY: i64 = 86_400;

#[derive(Debug, Serialize)]
struct ActivityPage {
    days: Vec<Day>,
    /// Whether there are newer entries.
    later: bool,
    /// The entry before which the next page starts.
    older: Option<i64>,
}

/// The entries of a day, the newest first.
#[derive(Debug, Serialize)]
struct Day {
    name: String,
    deeds: Vec<Told>,
}

/// An entry in words.
#[derive(Debug, Serialize)]
struct Told {
    sentence: String,
    alarming: bool,
    /// Empty for what an administrator did, whose address is nobody else's business.
    address: String,
    at: Moment,
    /// The time of the day.
    clock: String,
}

/// The entries about the user, with `before` only those older than that one.
#[get("/account/activity?<before>")]
pub async fn list(
    user: CurrentUser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    before: Option<i64>,
) -> Result<Page, Problem> {
    let filter = AuditFilter { subject_id: Some(user.id), ..AuditFilter::default() };
    let found = context.app.audit.search(&filter, before, SHOWN as u64 + 1).await?;
    let last = found.get(SHOWN - 1).filter(|_| found.len() > SHOWN);
    let older = last.map(|last| last.id);
    let mut days: Vec<Day> = Vec::new();
    for entry in found.into_iter().take(SHOWN) {
        let unix = entry.at.div_euclid(1000);
        let (name, told) = (day(unix, context.app.clock.now()), Told::of(&entry, user.id, unix));
        match days.last_mut() {
            Some(day) if day.name == name => day.deeds.push(told),
            _ => days.push(Day { name, deeds: vec![told] }),
        }
    }
    let page = ActivityPage { days, later: before.is_some(), older };
    Ok(Page::new(&frame, "doorward/account/activity.html", &page))
}

impl Told {
    fn of(entry: &audit::Model, user_id: i64, unix: i64) -> Told {
        let event = Event::parse(&entry.event);
        let by_others = entry.actor_id != Some(user_id) && !entry.actor.is_empty();
        Told {
            sentence: sentence(event, entry, by_others),
            alarming: event.is_some_and(Event::is_alarming),
            address: if by_others { String::new() } else { entry.address.clone() },
            at: Moment::of(unix),
            clock: OffsetDateTime::from_unix_timestamp(unix)
                .ok()
                .and_then(|time| time.format(format_description!("[hour]:[minute]")).ok())
                .unwrap_or_default(),
        }
    }
}

fn sentence(event: Option<Event>, entry: &audit::Model, by_others: bool) -> String {
    let own = match event {
        Some(Event::SetUp | Event::Registered) => "You created this account.",
        Some(Event::SignedIn) => "You signed in.",
        Some(Event::SignInFailed) => "An attempt to sign in failed.",
        Some(Event::Throttled) => "There were too many attempts to sign in.",
        Some(Event::SignedOut) => "You signed out.",
        Some(Event::TokenReused) => {
            "An old copy of a session was used again; that session was ended."
        }
        Some(Event::PasswordReset) => "A new password was chosen with a one-time link.",
        Some(Event::SessionEnded) if by_others => "An administrator ended one of your sessions.",
        Some(Event::SessionEnded) => "You ended one of your sessions.",
        Some(Event::SessionsEnded) if by_others => "An administrator ended your sessions.",
        Some(Event::SessionsEnded) => "You ended your other sessions.",
        Some(Event::PasswordChanged) => "You changed your password.",
        Some(Event::PasswordSet) if by_others => "An administrator set your password.",
        Some(Event::PasswordSet) => "You set your password in the administration.",
        Some(Event::ResetLinkMade) if by_others => {
            "An administrator made a link for resetting your password."
        }
        Some(Event::ResetLinkMade) => "You made a link for resetting your password.",
        Some(Event::ThrottleLifted) => "A limit on attempts to sign in was lifted.",
        Some(Event::ProfileChanged | Event::UserChanged) => return changed(entry, by_others),
        Some(Event::UserCreated) => "An administrator created your account.",
        Some(Event::RightsChanged) if by_others => "An administrator changed your rights.",
        Some(Event::RightsChanged) => "You changed your rights.",
        Some(Event::Activated) => "An administrator activated your account.",
        Some(Event::Deactivated) => "An administrator deactivated your account.",
        Some(Event::GroupsChanged) => "Your groups were changed.",
        Some(Event::PermissionsChanged) => "Your permissions were changed.",
        Some(other) => other.label(),
        None => &entry.event,
    };
    own.to_owned()
}

/// A change of names or of the e-mail address, which is told in full.
fn changed(entry: &audit::Model, by_others: bool) -> String {
    let details: Value = serde_json::from_str(&entry.details).unwrap_or_default();
    let who = if by_others { "An administrator" } else { "You" };
    match (details["email"][0].as_str(), details["email"][1].as_str()) {
        (Some(old), Some(new)) => {
            format!("{who} changed your e-mail address from {old} to {new}.")
        }
        _ => format!("{who} changed your profile."),
    }
}

/// The name of the day of a Unix time, in UTC.
fn day(unix: i64, now: i64) -> String {
    match now.div_euclid(DAY) - unix.div_euclid(DAY) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        _ => date(unix),
    }
}
