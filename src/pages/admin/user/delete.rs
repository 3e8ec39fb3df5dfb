//! Deleting a user, with a confirmation page.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::app::App;
use crate::audit::Event;
use crate::error::{FieldErrors, Refusal};
use crate::guards::Superuser;
use crate::pages::admin::subject::seen;
use crate::pages::admin::user::{AboutUser, Head, mistakes};
use crate::pages::admin::users::filters::View;
use crate::render::{Answer, FormState, Notice, Page};
use crate::text::Moment;
use crate::users;
use crate::web::{Body, Context, Fields, Problem};

#[derive(Debug, Serialize)]
struct DeletePage {
    #[serde(flatten)]
    head: Head,
    form: FormState,
    joined: Moment,
    live: u64,
    ended: u64,
    /// Somebody has changed the account since the page was opened.
    stale: bool,
}

async fn page(about: &AboutUser<'_>, errors: FieldErrors, stale: bool) -> Result<Page, Problem> {
    let user = &about.subject;
    let (live, ended) = about.context.app.sessions.tally(user.id).await?;
    let page = DeletePage {
        head: Head::of(about, "delete"),
        form: FormState::filled(&[], &Fields::default(), "", errors),
        joined: Moment::of(user.date_joined),
        live,
        ended,
        stale,
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/delete.html", &page))
}

#[get("/admin/users/<_>/delete")]
pub async fn form(about: AboutUser<'_>) -> Result<Page, Problem> {
    page(&about, FieldErrors::new(), false).await
}

#[post("/admin/users/<id>/delete", data = "<body>")]
pub async fn delete(
    admin: Superuser<'_>,
    about: Result<AboutUser<'_>, Problem>,
    id: &str,
    context: Context<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let gone = || {
        let list = View::of(context.request).link();
        Notice::UserDeleted.at(&context, &format!("/admin/users{list}"))
    };
    let about = match about {
        // The form was sent twice.
        Err(problem) if problem.status == 404 && is_just_deleted(context.app, id).await? => {
            return Ok(gone());
        }
        about => about?,
    };
    let (user, version) = (&about.subject, seen(&body.fields, about.subject.version));
    let errors = match about.accounts().delete_user(user.id, Some(version)).await {
        Ok(_) if user.id == admin.id => {
            return Ok(Answer::farewell(&context));
        }
        Ok(_) => return Ok(gone()),
        Err(Refusal::NotFound) if is_just_deleted(context.app, id).await? => return Ok(gone()),
        Err(Refusal::Stale) => {
            let page = page(&about.reread().await?, FieldErrors::new(), true).await?;
            return Ok(page.status(Status::Conflict).into());
        }
        Err(refusal) => mistakes(refusal)?,
    };
    Ok(page(&about, errors, false).await?.status(Status::UnprocessableEntity).into())
}

/// Whether an administrator has deleted this user within the last minute.
async fn is_just_deleted(app: &App, id: &str) -> Result<bool, Problem> {
    let Some(id) = users::id(id) else { return Ok(false) };
    Ok(app.audit.just(Event::UserDeleted, id).await?.is_some())
}
