//! Deleting a group, with a confirmation page.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::audit::Event;
use crate::error::{FieldErrors, Refusal};
use crate::guards::{Staff, Superuser};
use crate::pages::admin::boxes::sentences;
use crate::pages::admin::groups::{PATH, known};
use crate::permissions::Group;
use crate::render::{Answer, Frame, Notice, Page};
use crate::web::{Body, Context, Problem};

#[derive(Debug, Serialize)]
struct DeletePage {
    at: &'static str,
    done: Option<&'static str>,
    id: i64,
    name: String,
    version: i64,
    members: u64,
    /// The descriptions of the group's permissions.
    permissions: Vec<String>,
    /// Whether the viewer may delete it.
    may_change: bool,
    /// Somebody has changed the group since the page was opened.
    stale: bool,
}

async fn page(
    context: &Context<'_>,
    frame: &Frame<'_>,
    group: Group,
    (may_change, stale): (bool, bool),
) -> Result<Page, Problem> {
    let permissions = &context.app.permissions;
    let page = DeletePage {
        at: "groups",
        done: None,
        id: group.row.id,
        members: permissions.members(group.row.id).await?,
        permissions: sentences(permissions.declared(), &group.permissions),
        name: group.row.name,
        version: group.row.version,
        may_change,
        stale,
    };
    Ok(Page::new(frame, "doorward/admin/group_delete.html", &page))
}

#[get("/admin/groups/<id>/delete")]
pub async fn form(
    staff: Staff<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let group = known(context.app, id).await?;
    page(&context, &frame, group, (staff.is_superuser, false)).await
}

#[post("/admin/groups/<id>/delete", data = "<body>")]
pub async fn delete(
    admin: Superuser<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let accounts = context.accounts_for(&admin);
    let gone = || Notice::GroupDeleted.at(&context, PATH);
    // The form carries the name: the group itself may be deleted already.
    let name = body.fields.text("name");
    let again = async || accounts.has_just_done(Event::GroupDeleted, name).await;
    let group = match known(context.app, id).await {
        Err(problem) if problem.status == 404 && again().await? => return Ok(gone()),
        group => group?,
    };
    let version = body.fields.integer("version", &mut FieldErrors::new());
    match accounts.delete_group(group.row.id, version.or(Some(group.row.version))).await {
        Ok(_) => Ok(gone()),
        Err(Refusal::NotFound) if again().await? => Ok(gone()),
        Err(Refusal::Stale) => {
            let group = known(context.app, id).await?;
            let page = page(&context, &frame, group, (true, true)).await?;
            Ok(page.status(Status::Conflict).into())
        }
        Err(refusal) => Err(refusal.into()),
    }
}
