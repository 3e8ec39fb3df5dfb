//! Creating and changing groups.

use std::collections::BTreeMap;

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::error::{FieldErrors, Refusal};
use crate::guards::Superuser;
use crate::pages::admin::boxes::{self, TickBox, sentences};
use crate::pages::admin::groups::{AboutGroup, NAME, PATH};
use crate::pages::admin::subject::seen;
use crate::permissions::GroupEdit;
use crate::render::{Answer, FormState, Frame, Notice, Page, Returned};
use crate::text::Text;
use crate::web::person::PERMISSIONS;
use crate::web::{Body, Context, Field, Fields, Problem};

const FIELDS: [Field; 2] = [NAME, PERMISSIONS];

#[derive(Debug, Serialize)]
struct GroupPage {
    at: &'static str,
    done: Option<Text>,
    /// The group of this page; `None` for a new one.
    group: Option<Head>,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    form: FormState,
    permissions: Vec<TickBox>,
    /// What is stored, when somebody has changed it since the form was opened.
    stored: Option<Stored>,
}

#[derive(Debug, Serialize)]
struct Head {
    id: i64,
    name: String,
    version: i64,
    members: u64,
}

#[derive(Debug, Serialize)]
struct Stored {
    name: String,
    permissions: Vec<String>,
}

/// The group as typed in a form.
fn typed(fields: &Fields, errors: &mut FieldErrors) -> GroupEdit {
    GroupEdit {
        name: fields.required("name", true, errors),
        permissions: Some(fields.list("permissions[]").map(str::to_owned).collect()),
        version: None,
    }
}

/// The checkboxes; `held` are the group's permissions so far.
fn choices(context: &Context<'_>, held: &[String], ticked: &[String]) -> Vec<TickBox> {
    let declared = context.app.permissions.declared();
    boxes::permissions(declared, held, ticked, &BTreeMap::new())
}

async fn head(about: &AboutGroup<'_>) -> Result<Head, Problem> {
    let group = &about.subject.row;
    Ok(Head {
        id: group.id,
        name: group.name.clone(),
        version: group.version,
        members: about.context.app.permissions.members(group.id).await?,
    })
}

fn fresh(context: &Context<'_>, frame: &Frame<'_>, form: FormState, ticked: &[String]) -> Page {
    let page = GroupPage {
        at: "groups",
        done: None,
        group: None,
        may_change: true,
        form,
        permissions: choices(context, &[], ticked),
        stored: None,
    };
    Page::new(frame, "doorward/admin/group.html", &page)
}

#[get("/admin/groups/add")]
pub fn blank(_admin: Superuser<'_>, context: Context<'_>, frame: Frame<'_>) -> Page {
    fresh(&context, &frame, FormState::blank(&FIELDS, ""), &[])
}

#[post("/admin/groups/add", data = "<body>")]
pub async fn add(
    admin: Superuser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let mut errors = FieldErrors::new();
    let edit = typed(&body.fields, &mut errors);
    let ticked = edit.permissions.clone().unwrap_or_default();
    match Returned::sort(context.accounts_for(&admin).create_group(edit, errors).await)? {
        Ok(group) => Ok(Notice::GroupAdded.at(&context, &format!("{PATH}/{}", group.row.id))),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            let page = returned.page(|errors| fresh(&context, &frame, form(errors), &ticked));
            Ok(page.into())
        }
    }
}

#[get("/admin/groups/<_>")]
pub async fn show(about: AboutGroup<'_>) -> Result<Page, Problem> {
    let (context, group) = (&about.context, &about.subject);
    let page = GroupPage {
        at: "groups",
        done: Notice::told(
            context,
            &[Notice::GroupAdded, Notice::GroupSaved, Notice::GroupUnchanged],
        ),
        group: Some(head(&about).await?),
        may_change: about.viewer.is_superuser,
        form: FormState::blank(&FIELDS, "").value("name", &group.row.name).focus(""),
        permissions: choices(context, &group.permissions, &group.permissions),
        stored: None,
    };
    Ok(Page::new(&about.frame, "doorward/admin/group.html", &page))
}

#[post("/admin/groups/<_>", data = "<body>")]
pub async fn save(
    _admin: Superuser<'_>,
    about: AboutGroup<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (context, id) = (about.context, about.subject.row.id);
    let mut errors = FieldErrors::new();
    let edit = typed(&body.fields, &mut errors);
    let seen = seen(&body.fields, about.subject.row.version);
    let ticked = edit.permissions.clone().unwrap_or_default();
    let edit = GroupEdit { version: Some(seen), ..edit };
    let at = |notice: Notice| notice.at(&context, &format!("{PATH}/{id}"));
    let (status, errors) = match about.accounts().change_group(id, edit, errors).await {
        Ok((old, new)) if old == new => return Ok(at(Notice::GroupUnchanged)),
        Ok(_) => return Ok(at(Notice::GroupSaved)),
        Err(Refusal::Invalid(errors)) => (Status::UnprocessableEntity, errors),
        Err(Refusal::Stale) => (Status::Conflict, FieldErrors::new()),
        Err(refusal) => return Err(refusal.into()),
    };
    let is_stale = status == Status::Conflict;
    let about = about.reread().await?;
    let (group, known) = (&about.subject, head(&about).await?);
    // A form with errors keeps the version it was based on; a stale form is resubmitted on top of
    // the version shown beside it.
    let version = if is_stale { known.version } else { seen };
    let declared = context.app.permissions.declared();
    let stored = is_stale.then(|| Stored {
        name: group.row.name.clone(),
        permissions: sentences(declared, &group.permissions),
    });
    let page = GroupPage {
        at: "groups",
        done: None,
        group: Some(Head { version, ..known }),
        may_change: true,
        form: FormState::filled(&FIELDS, &body.fields, "", errors),
        permissions: choices(&context, &group.permissions, &ticked),
        stored,
    };
    Ok(Page::new(&about.frame, "doorward/admin/group.html", &page).status(status).into())
}
