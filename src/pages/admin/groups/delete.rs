//! Deleting a group, with a confirmation page.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::audit::Event;
use crate::error::Refusal;
use crate::guards::Superuser;
use crate::pages::admin::boxes::sentences;
use crate::pages::admin::groups::{AboutGroup, PATH};
use crate::pages::admin::subject::seen;
use crate::render::{Answer, Notice, Page};
use crate::text::Text;
use crate::web::{Body, Context, Problem};

#[derive(Debug, Serialize)]
struct DeletePage<'a> {
    at: &'static str,
    done: Option<Text>,
    id: i64,
    name: &'a str,
    version: i64,
    members: u64,
    /// The descriptions of the group's permissions.
    permissions: Vec<String>,
    /// Whether the viewer may delete it.
    may_change: bool,
    /// Somebody has changed the group since the page was opened.
    stale: bool,
}

async fn page(about: &AboutGroup<'_>, stale: bool) -> Result<Page, Problem> {
    let (permissions, group) = (&about.context.app.permissions, &about.subject);
    let page = DeletePage {
        at: "groups",
        done: None,
        id: group.row.id,
        members: permissions.members(group.row.id).await?,
        permissions: sentences(permissions.declared(), &group.permissions),
        name: &group.row.name,
        version: group.row.version,
        may_change: about.viewer.is_superuser,
        stale,
    };
    Ok(Page::new(&about.frame, "doorward/admin/group_delete.html", &page))
}

#[get("/admin/groups/<_>/delete")]
pub async fn form(about: AboutGroup<'_>) -> Result<Page, Problem> {
    page(&about, false).await
}

#[post("/admin/groups/<_>/delete", data = "<body>")]
pub async fn delete(
    admin: Superuser<'_>,
    about: Result<AboutGroup<'_>, Problem>,
    context: Context<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let accounts = context.accounts_for(&admin);
    let gone = || Notice::GroupDeleted.at(&context, PATH);
    // The form carries the name: the group itself may be deleted already.
    let name = body.fields.text("name");
    let again = async || accounts.has_just_done(Event::GroupDeleted, name).await;
    let about = match about {
        Err(problem) if problem.status == 404 && again().await? => return Ok(gone()),
        about => about?,
    };
    let group = &about.subject.row;
    let version = seen(&body.fields, group.version);
    match accounts.delete_group(group.id, Some(version)).await {
        Ok(_) => Ok(gone()),
        Err(Refusal::NotFound) if again().await? => Ok(gone()),
        Err(Refusal::Stale) => {
            Ok(page(&about.reread().await?, true).await?.status(Status::Conflict).into())
        }
        Err(refusal) => Err(refusal.into()),
    }
}
