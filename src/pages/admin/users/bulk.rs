//! Bulk actions: a confirmation page with the forecast, then the action.

use rocket::http::Status;
use rocket::post;
use serde::Serialize;

use crate::accounts::bulk::{Bulk, Census, Selection};
use crate::error::FieldErrors;
use crate::guards::Superuser;
use crate::pages::admin::users::filters::View;
use crate::pages::admin::users::{PATH, grouped, many, outcome, show};
use crate::render::{Answer, Frame, Page};
use crate::users::{self, Query, SomeRights};
use crate::web::{Body, Context, Fields, Problem};

const NO_ACTION: &str = "Choose what to do with the users.";
const NO_GROUP: &str = "Choose the group first.";
const NOBODY: &str = "Tick the users first, or choose all of them.";

#[derive(Debug, Serialize)]
struct ConfirmPage {
    at: &'static str,
    done: Option<String>,
    action: &'static str,
    title: String,
    /// The label of the button.
    button: String,
    is_grave: bool,
    /// The group of the action.
    group: Option<i64>,
    sentences: Vec<String>,
    left_out: Vec<String>,
    first: Vec<Named>,
    more: Option<String>,
    count: u64,
    /// The query of the list.
    here: String,
    /// The fields that describe the selection.
    scope: &'static str,
    ids: String,
    up_to: i64,
}

#[derive(Debug, Serialize)]
struct Named {
    id: i64,
    username: String,
    email: String,
    is_superuser: bool,
    is_staff: bool,
}

/// Shows the confirmation page; with `confirm`, carries the action out.
#[post("/admin/users", data = "<body>")]
pub async fn apply(
    user: Superuser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (app, view) = (context.app, View::of(context.request));
    let again = async |error| {
        let page = show(&context, &frame, &user, view.clone(), None, Some(error)).await?;
        Ok(page.status(Status::UnprocessableEntity).into())
    };
    let (action, id) = (body.fields.text("action"), users::id(body.fields.text("group")));
    let group = match id {
        Some(id) => app.permissions.group(id).await?,
        None => None,
    };
    let id = group.as_ref().map(|group| group.row.id);
    let Some(bulk) = Bulk::parse(action, id) else {
        let lacks_group = Bulk::parse(action, Some(0)).is_some();
        return again(if lacks_group { NO_GROUP } else { NO_ACTION }).await;
    };
    let Some(selection) = selected(&context, &body.fields, &view).await? else {
        return again(NOBODY).await;
    };
    let accounts = context.accounts_for(&user);
    if body.fields.has("confirm") {
        let job = accounts.carry_out(&user, bulk, &selection).await?;
        let link = view.link_and(&outcome::words(job));
        return Ok(Answer::SeeOther(app.path(&format!("{PATH}{link}"))));
    }
    let census = accounts.foresee(&user, bulk, &selection).await?;
    let mut left_out = outcome::left_out(bulk, &census);
    if census.own && bulk.ends_sessions() && bulk != Bulk::EndSessions && is_last(&context).await? {
        left_out.push("You are the last active superuser.".to_owned());
    }
    let name = group.map(|group| group.row.name).unwrap_or_default();
    let page = asked((bulk, &name), census, selection, left_out, view.link());
    Ok(Page::new(&frame, "doorward/admin/users_confirm.html", &page).into())
}

/// The users that a form selects; `None` when there are none.
async fn selected(
    context: &Context<'_>,
    fields: &Fields,
    view: &View,
) -> Result<Option<Selection>, Problem> {
    let ids = match fields.text("scope") {
        "all" => {
            let up_to = match fields.integer("up_to", &mut FieldErrors::new()) {
                Some(id) => id,
                None => newest(context).await?,
            };
            return Ok(Some(Selection::Matching { query: view.query(), up_to }));
        }
        "page" => numbers(fields.text("ids").split(',')),
        _ => numbers(fields.list("selected[]")),
    };
    Ok((!ids.is_empty()).then_some(Selection::These(ids)))
}

fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<i64> {
    let mut known = std::collections::HashSet::new();
    let ids = texts.filter_map(|text| text.parse().ok());
    ids.filter(|id: &i64| *id > 0 && known.insert(*id)).collect()
}

async fn newest(context: &Context<'_>) -> Result<i64, Problem> {
    let query = Query { ordering: "-id".into(), ..Query::default() };
    let (_, rows) = context.app.users.search(&query, 0, 1).await?;
    Ok(rows.first().map_or(0, |row| row.id))
}

async fn is_last(context: &Context<'_>) -> Result<bool, Problem> {
    let rights = SomeRights { is_active: Some(true), is_superuser: Some(true), ..SomeRights::NONE };
    let query = Query { rights, ..Query::default() };
    Ok(context.app.users.search(&query, 0, 0).await?.0 == 1)
}

fn asked(
    (bulk, group): (Bulk, &str),
    census: Census,
    selection: Selection,
    left_out: Vec<String>,
    here: String,
) -> ConfirmPage {
    let count = census.count + census.unseen;
    let most = if census.unseen > 0 { "up to " } else { "" };
    let users = format!("{most}{}", many(count, "user", "users"));
    let title = match bulk {
        Bulk::Activate => format!("Activate {users}"),
        Bulk::Deactivate => format!("Deactivate {users}"),
        Bulk::EndSessions => format!("End the sessions of {users}"),
        Bulk::Delete => format!("Delete {users}"),
        Bulk::JoinGroup(_) => format!("Add {users} to {group}"),
        Bulk::LeaveGroup(_) => format!("Remove {users} from {group}"),
    };
    let (scope, ids, up_to) = match selection {
        Selection::These(ids) => {
            let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
            ("page", ids.join(","), 0)
        }
        Selection::Matching { up_to, .. } => ("all", String::new(), up_to),
    };
    let more = count.saturating_sub(census.first.len() as u64);
    ConfirmPage {
        at: "users",
        done: None,
        action: bulk.word(),
        button: title.clone(),
        title,
        is_grave: matches!(bulk, Bulk::Deactivate | Bulk::Delete),
        group: bulk.group(),
        sentences: what_happens(bulk, &census),
        left_out,
        more: (more > 0).then(|| format!("and {most}{}", many(more, "other", "others"))),
        count,
        first: census
            .first
            .into_iter()
            .map(|row| Named {
                id: row.id,
                username: row.username,
                email: row.email,
                is_superuser: row.is_superuser,
                is_staff: row.is_staff,
            })
            .collect(),
        here,
        scope,
        ids,
        up_to,
    }
}

fn what_happens(bulk: Bulk, census: &Census) -> Vec<String> {
    if census.count + census.unseen == 0 {
        return vec!["Nothing would change.".to_owned()];
    }
    let ends = match census.sessions {
        _ if census.unseen > 0 => format!(
            "Their sessions end at once: {} of the first {} that were looked at.",
            grouped(census.sessions),
            many(census.count, "user", "users")
        ),
        0 => "None of them is signed in.".to_owned(),
        number => format!("{} at once.", many(number, "session ends", "sessions end")),
    };
    match bulk {
        Bulk::Activate => vec!["They can sign in again, with the password they had.".to_owned()],
        Bulk::Deactivate => {
            vec![ends, "They cannot sign in until they are activated again.".into()]
        }
        Bulk::JoinGroup(_) => vec![
            "From their next request on they may do what the group\u{2019}s members may. Nobody is \
             signed out."
                .to_owned(),
        ],
        Bulk::LeaveGroup(_) => vec![
            "From their next request on they may no longer do what only this group lets them. Nobody \
             is signed out."
                .to_owned(),
        ],
        Bulk::EndSessions => vec![ends, "They can sign in again.".into()],
        Bulk::Delete => vec![
            ends,
            "Their accounts go for good; the log keeps what they did. This cannot be undone."
                .into(),
        ],
    }
}
