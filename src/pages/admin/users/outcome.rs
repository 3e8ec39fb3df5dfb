//! What the list says after a bulk action: the URL names the job, the texts are made here.

use crate::accounts::bulk::{Bulk, Census};
use crate::render::notice;
use crate::text::Text;
use crate::web::{Context, Problem};

/// The word in the URL.
const DONE: &str = "many";

/// The query parameters that name a job.
pub fn words(job: i64) -> [(&'static str, String); 2] {
    [("done", DONE.to_owned()), ("job", job.to_string())]
}

/// The notice above the list, if the URL comes from a bulk action: the job's current progress.
pub async fn told(context: &Context<'_>) -> Result<Option<Text>, Problem> {
    let job = context.request.query_value::<i64>("job").and_then(Result::ok);
    let Some(job) = job.filter(|_| notice::word(context) == Some(DONE)) else {
        return Ok(None);
    };
    let Some((bulk, census)) = context.app.progress(job).await? else { return Ok(None) };
    let group = match bulk.group() {
        Some(id) => context.app.permissions.group(id).await?,
        None => None,
    };
    // The group may have been deleted meanwhile.
    let group = group.map(|group| group.row.name);
    Ok(Some(sentences(done(bulk, group, &census), bulk, &census)))
}

fn done(bulk: Bulk, group: Option<String>, census: &Census) -> Text {
    let text = Text::new(match bulk {
        Bulk::Activate => "bulk-activate-done",
        Bulk::Deactivate => "bulk-deactivate-done",
        Bulk::EndSessions => "bulk-end-sessions-done",
        Bulk::Delete => "bulk-delete-done",
        Bulk::JoinGroup(_) => "bulk-join-done",
        Bulk::LeaveGroup(_) => "bulk-leave-done",
    });
    let text = text.number("n", census.count);
    match group {
        Some(name) => text.words("group", name),
        None if bulk.group().is_some() => text.text("group", Text::new("bulk-group-gone")),
        None => text.number("sessions", census.sessions),
    }
}

/// What was done, and what was not.
fn sentences(done: Text, bulk: Bulk, census: &Census) -> Text {
    let mut more = left_out(bulk, census);
    more.extend(census.broken.then(|| Text::new("bulk-broken")));
    more.extend(census.going.then(|| Text::new("bulk-going")));
    more.into_iter()
        .fold(done, |told, next| Text::new("two-sentences").text("one", told).text("other", next))
}

/// Which users are left out, and why.
pub fn left_out(bulk: Bulk, census: &Census) -> Vec<Text> {
    let own = match bulk {
        Bulk::EndSessions => "bulk-own-session",
        _ => "bulk-own-account",
    };
    let unchanged = match bulk {
        Bulk::Activate => "bulk-active-already",
        Bulk::Deactivate => "bulk-inactive-already",
        Bulk::JoinGroup(_) => "bulk-in-group-already",
        Bulk::LeaveGroup(_) => "bulk-not-in-group",
        _ => "bulk-no-session",
    };
    let counted =
        [(unchanged, census.unchanged), ("bulk-gone", census.gone), ("bulk-in-use", census.in_use)];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let own = census.own.then(|| Text::new(own));
    own.into_iter().chain(counted.map(|(key, count)| Text::new(key).number("n", count))).collect()
}
