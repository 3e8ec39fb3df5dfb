//! Deleting a user, after a look at what goes.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use super::{Head, known, mistakes, seen};
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::guards::{Body, Entry, Fields, Staff, Superuser};
use crate::render::moment::Moment;
use crate::render::{Answer, FormState, Frame, Page};
use crate::routes::admin::users::view::View;
use crate::routes::done::Done;
use crate::sessions::Identity;
use crate::web::Problem;

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
    entry: &Entry<'_>,
    frame: &Frame<'_>,
    who: &Identity,
    user: &user::Model,
    (errors, stale): (FieldErrors, bool),
) -> Result<Page, Problem> {
    let (live, ended) = entry.site.sessions.tally(user.id).await?;
    let page = DeletePage {
        head: Head::new(entry, "delete", who, user),
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
    entry: Entry<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(entry.site, id).await?;
    page(&entry, &frame, &staff, &user, (FieldErrors::new(), false)).await
}

#[post("/admin/users/<id>/delete", data = "<body>")]
pub async fn delete(
    admin: Superuser<'_>,
    id: &str,
    entry: Entry<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let site = entry.site;
    let user = known(site, id).await?;
    let version = Some(seen(&body.fields, &user));
    match entry.accounts_for(&admin).delete(user.id, version).await {
        Ok(_) if user.id == admin.id => {
            entry.cookies.clear();
            Ok(Done::Deleted.at(&entry, "/"))
        }
        Ok(_) => {
            let list = View::of(entry.request).link();
            Ok(Done::UserDeleted.at(&entry, &format!("/admin/users{list}")))
        }
        Err(Refusal::Stale) => {
            let user = known(site, id).await?;
            let page = page(&entry, &frame, &admin, &user, (FieldErrors::new(), true)).await?;
            Ok(page.status(Status::Conflict).into())
        }
        Err(refusal) => {
            let page = page(&entry, &frame, &admin, &user, (mistakes(refusal)?, false)).await?;
            Ok(page.status(Status::UnprocessableEntity).into())
        }
    }
}
