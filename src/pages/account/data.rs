//! A copy of everything that is kept about one's account (GDPR, articles 15 and 20).

use rocket::get;
use rocket::http::{ContentType, Header};
use rocket::response::Responder;
use serde_json::{Value, json};

use crate::audit::{AuditFilter, Event};
use crate::clock::rfc3339;
use crate::entity::{audit, session};
use crate::guards::CurrentUser;
use crate::users::UserJson;
use crate::web::{Context, Problem};

/// The most entries and ended sessions in the file.
const MOST: u64 = 10_000;

/// A file to keep.
#[derive(Responder)]
pub struct Download {
    content: String,
    kind: ContentType,
    name: Header<'static>,
}

#[get("/account/data.json")]
pub async fn download(user: CurrentUser<'_>, context: Context<'_>) -> Result<Download, Problem> {
    let app = context.app;
    let account = app.users.get(user.id).await?.ok_or_else(|| Problem::of_status(404))?;
    let groups = app.permissions.group_names(user.id).await?;
    let live = app.sessions.live(user.id).await?;
    let ended = app.sessions.ended(user.id, MOST).await?;
    let filter = AuditFilter { subject_id: Some(user.id), ..AuditFilter::default() };
    let activity = app.audit.search(&filter, None, MOST).await?;
    let file = json!({
        "account": UserJson::of(&account, groups, None),
        "preferences": {
            "language": account.language,
            "time_zone": account.time_zone,
            "theme": account.theme,
        },
        "terms_accepted": account.terms_accepted.map(rfc3339),
        "permissions": app.permissions.own(user.id).await?,
        "sessions": live.iter().map(|live| session(live, false))
            .chain(ended.iter().map(|ended| session(ended, true))).collect::<Vec<_>>(),
        "activity": activity.iter().map(|entry| deed(entry, user.id)).collect::<Vec<_>>(),
    });
    let mut content = serde_json::to_string_pretty(&file).expect("JSON becomes text");
    content.push('\n');
    let name = Header::new("Content-Disposition", "attachment; filename=\"my-data.json\"");
    Ok(Download { content, kind: ContentType::JSON, name })
}

/// A session; of one that expired, no end is stored.
fn session(session: &session::Model, has_ended: bool) -> Value {
    let ended = session.ended_at.or(has_ended.then_some(session.expires_at));
    json!({
        "channel": session.channel,
        "address": session.ip,
        "user_agent": session.user_agent,
        "first_seen": rfc3339(session.created_at),
        "last_seen": rfc3339(session.last_seen_at),
        "remember": session.remember,
        "ended": ended.map(rfc3339),
        "end_reason": session.end_reason,
    })
}

/// An entry of the trail; who else acted, and from where, is nobody's data but theirs.
fn deed(entry: &audit::Model, user_id: i64) -> Value {
    let own = entry.actor_id == Some(user_id) || entry.actor.is_empty();
    // A host's own events may tell of others.
    let details = match Event::parse(&entry.event) {
        Some(_) => serde_json::from_str(&entry.details).unwrap_or_default(),
        None => Value::Null,
    };
    json!({
        "at": rfc3339(entry.at.div_euclid(1000)),
        "event": entry.event,
        "by": if own { "you or a visitor" } else { "an administrator" },
        "address": if own { &entry.address } else { "" },
        "details": details,
    })
}
