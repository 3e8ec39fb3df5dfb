//! Bulk actions: a confirmation page with the forecast, then the action.

use std::collections::HashSet;

use rocket::http::Status;
use rocket::post;

use crate::accounts::bulk::{Bulk, Selection};
use crate::error::FieldErrors;
use crate::guards::Superuser;
use crate::pages::admin::users::filters::View;
use crate::pages::admin::users::question::BulkQuestion;
use crate::pages::admin::users::{PATH, listing, outcome};
use crate::render::{Answer, Frame, Page};
use crate::text::Text;
use crate::users::{self, Query, SomeRights};
use crate::web::{Body, Context, Fields, Problem};

const NO_ACTION: &str = "bulk-no-action";
const NO_GROUP: &str = "bulk-no-group";
const NOBODY: &str = "bulk-nobody";

/// Shows the confirmation page; with `confirm`, carries the action out.
#[post("/admin/users", data = "<body>")]
pub async fn apply(
    user: Superuser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (app, view, fields) = (context.app, View::of(context.request), &body.fields);
    let again = async |error: &'static str| {
        let told = (None, Some(Text::new(error)));
        let page = listing::show(&context, &frame, &user, view.clone(), told).await?;
        Ok(page.status(Status::UnprocessableEntity).into())
    };
    let one = quick(fields);
    let action = one.map_or_else(|| fields.text("action"), |(action, _)| action);
    let group = match users::id(fields.text("group")).filter(|_| one.is_none()) {
        Some(id) => app.permissions.group(id).await?,
        None => None,
    };
    let id = group.as_ref().map(|group| group.row.id);
    let Some(bulk) = Bulk::parse(action, id) else {
        let lacks_group = Bulk::parse(action, Some(0)).is_some();
        return again(if lacks_group { NO_GROUP } else { NO_ACTION }).await;
    };
    let selection = match one {
        Some((_, whom)) => users::id(whom).map(|id| Selection::These(vec![id])),
        None => selected(&context, fields, &view).await?,
    };
    let Some(selection) = selection else {
        return again(NOBODY).await;
    };
    let accounts = context.accounts_for(&user);
    if fields.has("confirm") {
        let job = accounts.carry_out(&user, bulk, &selection).await?;
        let link = view.link_and(&outcome::words(job));
        return Ok(Answer::SeeOther(app.path(&format!("{PATH}{link}"))));
    }
    let census = accounts.foresee(&user, bulk, &selection).await?;
    let mut left_out = outcome::left_out(bulk, &census);
    if census.own && bulk.ends_sessions() && bulk != Bulk::EndSessions && is_last(&context).await? {
        left_out.push(Text::new("bulk-last-superuser"));
    }
    let name = group.map(|group| group.row.name).unwrap_or_default();
    let question = BulkQuestion::of((bulk, &name), census, selection, left_out, view.link());
    Ok(Page::new(&frame, "doorward/admin/users_confirm.html", &question).into())
}

/// The action and the user of a quick action, which is about one user alone, whoever is ticked:
/// `one` is `<action>:<id>`.
fn quick(fields: &Fields) -> Option<(&str, &str)> {
    let one = fields.has("one").then(|| fields.text("one"))?;
    Some(one.split_once(':').unwrap_or_default())
}

/// The users that a form selects; `None` when there are none. `everyone` widens the selection of a
/// whole page and counts with it alone: its box is hidden until the page is selected.
async fn selected(
    context: &Context<'_>,
    fields: &Fields,
    view: &View,
) -> Result<Option<Selection>, Problem> {
    let ids = match (fields.text("scope"), fields.text("everyone")) {
        ("all", _) | ("page", "on") => {
            let up_to = match fields.integer("up_to", &mut FieldErrors::new()) {
                Some(id) => id,
                None => newest(context).await?,
            };
            return Ok(Some(Selection::Matching { query: view.query(), up_to }));
        }
        ("page", _) => numbers(fields.text("ids").split(',')),
        _ => numbers(fields.list("selected[]")),
    };
    Ok((!ids.is_empty()).then_some(Selection::These(ids)))
}

fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<i64> {
    let mut known = HashSet::new();
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
