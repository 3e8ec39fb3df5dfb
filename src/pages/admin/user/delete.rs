//! Deleting a user, with a confirmation page.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::app::App;
use crate::audit::Event;
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::guards::{Staff, Superuser};
use crate::pages::admin::user::{Head, known, mistakes, seen};
use crate::pages::admin::users::filters::View;
use crate::render::times::Moment;
use crate::render::{Answer, FormState, Frame, Notice, Page};
use crate::sessions::Identity;
use crate::users;
use crate::web::{Body, Context, Fields, Problem};

#[derive(Debug, Serialize)]
struct DeletePage<'a> {
    #[serde(flatten)]
    head: Head,
    form: FormState,
    first_name: &'a str,
    last_name: &'a str,
    email: &'a str,
    joined: Moment,
    live: u64,
    ended: u64,
    /// Somebody has changed the account since the page was opened.
    stale: bool,
}

async fn page(
    context: &Context<'_>,
    frame: &Frame<'_>,
    who: &Identity,
    user: &user::Model,
    (errors, stale): (FieldErrors, bool),
) -> Result<Page, Problem> {
    let (live, ended) = context.app.sessions.tally(user.id).await?;
    let page = DeletePage {
        head: Head::new(context, "delete", who, user),
        form: FormState::filled(&[], &Fields::default(), "", errors),
        first_name: &user.first_name,
        last_name: &user.last_name,
        email: &user.email,
        joined: Moment::of(user.date_joined),
        live,
        ended,
        stale,
    };
    Ok(Page::new(frame, "doorward/admin/user/delete.html", &page))
}

#[get("/admin/users/<id>/delete")]
pub async fn form(
    staff: Staff<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(context.app, id).await?;
    page(&context, &frame, &staff, &user, (FieldErrors::new(), false)).await
}

#[post("/admin/users/<id>/delete", data = "<body>")]
pub async fn delete(
    admin: Superuser<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let app = context.app;
    let gone = || {
        Notice::UserDeleted
            .at(&context, &format!("/admin/users{}", View::of(context.request).link()))
    };
    let user = match known(app, id).await {
        // The form was sent twice.
        Err(problem) if problem.status == 404 && is_just_deleted(app, id).await? => {
            return Ok(gone());
        }
        user => user?,
    };
    let version = Some(seen(&body.fields, &user));
    match context.accounts_for(&admin).delete_user(user.id, version).await {
        Ok(_) if user.id == admin.id => {
            context.cookies.clear();
            Ok(Notice::Deleted.at(&context, "/"))
        }
        Ok(_) => Ok(gone()),
        Err(Refusal::NotFound) if is_just_deleted(app, id).await? => Ok(gone()),
        Err(Refusal::Stale) => {
            let user = known(app, id).await?;
            let page = page(&context, &frame, &admin, &user, (FieldErrors::new(), true)).await?;
            Ok(page.status(Status::Conflict).into())
        }
        Err(refusal) => {
            let page = page(&context, &frame, &admin, &user, (mistakes(refusal)?, false)).await?;
            Ok(page.status(Status::UnprocessableEntity).into())
        }
    }
}

/// Whether an administrator has deleted this user within the last minute.
async fn is_just_deleted(app: &App, id: &str) -> Result<bool, Problem> {
    let Some(id) = users::id(id) else { return Ok(false) };
    Ok(app.audit.just(Event::UserDeleted, id).await?.is_some())
}
