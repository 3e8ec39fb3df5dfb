//! What the list says after a bulk action: the URL names the job, the sentences are made here.

use std::fmt::Write;

use crate::accounts::bulk::{Bulk, Census};
use crate::pages::admin::users::many;
use crate::render::notice;
use crate::web::{Context, Problem};

/// The word in the URL.
const DONE: &str = "many";

/// The query parameters that name a job.
pub fn words(job: i64) -> [(&'static str, String); 2] {
    [("done", DONE.to_owned()), ("job", job.to_string())]
}

/// The notice above the list, if the URL comes from a bulk action: the job's current progress.
pub async fn told(context: &Context<'_>) -> Result<Option<String>, Problem> {
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
    let group = group.map_or_else(|| "the group".to_owned(), |group| group.row.name);
    Ok(Some(sentences(bulk, &group, &census)))
}

fn sentences(bulk: Bulk, group: &str, census: &Census) -> String {
    let users = many(census.count, "user was", "users were");
    let sessions = many(census.sessions, "session", "sessions");
    let mut text = match bulk {
        Bulk::Activate => format!("{users} activated."),
        Bulk::Deactivate => format!("{users} deactivated; {sessions} ended."),
        Bulk::EndSessions => {
            format!("{sessions} of {} ended.", many(census.count, "user", "users"))
        }
        Bulk::Delete => format!("{users} deleted; {sessions} ended."),
        Bulk::JoinGroup(_) => format!("{users} added to {group}."),
        Bulk::LeaveGroup(_) => format!("{users} removed from {group}."),
    };
    for left_out in left_out(bulk, census) {
        let _ = write!(text, " {left_out}");
    }
    if census.broken {
        text.push_str(" Then it broke off: the other users are as they were.");
    }
    if census.going {
        text.push_str(
            " That is not all yet: it goes on by itself, and this page tells how far when it is \
             loaded again.",
        );
    }
    text
}

/// Which users are left out, and why.
pub fn left_out(bulk: Bulk, census: &Census) -> Vec<String> {
    let mut all = Vec::new();
    if census.own {
        all.push(match bulk {
            Bulk::EndSessions => "Your present session goes on.".to_owned(),
            _ => "Your own account stays as it is.".to_owned(),
        });
    }
    if census.unchanged > 0 {
        let (one, several) = match bulk {
            Bulk::Activate => ("user is active already.", "users are active already."),
            Bulk::Deactivate => ("user is inactive already.", "users are inactive already."),
            Bulk::JoinGroup(_) => {
                ("user is in the group already.", "users are in the group already.")
            }
            Bulk::LeaveGroup(_) => ("user is not in the group.", "users are not in the group."),
            _ => ("user has no session that could end.", "users have no session that could end."),
        };
        all.push(many(census.unchanged, one, several));
    }
    if census.gone > 0 {
        all.push(many(census.gone, "user is not there any more.", "users are not there any more."));
    }
    if census.in_use > 0 {
        let one = "user stays: other data still refers to it.";
        let several = "users stay: other data still refers to them.";
        all.push(many(census.in_use, one, several));
    }
    all
}
