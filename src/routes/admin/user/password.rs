//! Another password for a user: set here, or chosen by the person with a one-time link.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use super::{Head, known, path, seen};
use crate::entity::user;
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Entry, Staff, Superuser};
use crate::password::Password;
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page};
use crate::routes::done::Done;
use crate::site;

const FIELDS: [Field; 2] =
    [Field { name: "password", secret: true }, Field { name: "password2", secret: true }];

#[derive(Debug, Serialize)]
struct PasswordPage {
    #[serde(flatten)]
    head: Head,
    form: FormState,
    min_length: usize,
    /// Somebody else has changed the account since the form was opened.
    stale: bool,
    /// Why there is no link.
    refused: Option<String>,
}

#[derive(Serialize)]
struct LinkPage {
    #[serde(flatten)]
    head: Head,
    link: String,
}

impl PasswordPage {
    fn new(entry: &Entry<'_>, head: Head, form: FormState) -> Self {
        let min_length = entry.site.config.password_min_length;
        PasswordPage { head, form, min_length, stale: false, refused: None }
    }

    fn page(&self, frame: &Frame<'_>) -> Page {
        Page::new(frame, "doorward/admin/user/password.html", self)
    }
}

#[get("/admin/users/<id>/password")]
pub async fn form(
    staff: Staff<'_>,
    id: &str,
    entry: Entry<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(entry.site, id).await?;
    let head = Head::new(&entry, "password", &staff, &user);
    Ok(PasswordPage::new(&entry, head, FormState::blank(&FIELDS, "").focus("")).page(&frame))
}

#[post("/admin/users/<id>/password", data = "<body>")]
pub async fn set(
    admin: Superuser<'_>,
    id: &str,
    entry: Entry<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let user = known(entry.site, id).await?;
    let errors = match apply(&entry, &admin, &user, &body).await {
        Ok(Ok(())) => return Ok(Done::UserPassword.at(&entry, &path(&entry, user.id, ""))),
        Ok(Err(errors)) => errors,
        Err(problem) if problem.code == Some("conflict") => {
            let head = Head::new(&entry, "password", &admin, &known(entry.site, id).await?);
            let page = PasswordPage::new(&entry, head, FormState::blank(&FIELDS, ""));
            let page = PasswordPage { stale: true, ..page };
            return Ok(page.page(&frame).status(Status::Conflict).into());
        }
        Err(problem) => return Err(problem),
    };
    let form = FormState::filled(&FIELDS, &body.fields, "", errors);
    let head =
        Head { version: seen(&body.fields, &user), ..Head::new(&entry, "password", &admin, &user) };
    let page = PasswordPage::new(&entry, head, form).page(&frame);
    Ok(page.status(Status::UnprocessableEntity).into())
}

async fn apply(
    entry: &Entry<'_>,
    admin: &Superuser<'_>,
    user: &user::Model,
    body: &Body,
) -> site::Done<()> {
    let version = seen(&body.fields, user);
    if version != user.version {
        return Err(Problem::conflict());
    }
    let mut errors = FieldErrors::new();
    let new = body.fields.required("password", false, &mut errors);
    if let Some(new) = &new
        && body.fields.text("password2") != new
    {
        let mut all = vec!["Password fields didn't match.".to_owned()];
        all.extend(entry.site.users.weaknesses_for(user, &Password::new(new.clone())).await?);
        errors.insert("password", all);
    }
    let Some(new) = new.filter(|_| errors.is_empty()) else { return Ok(Err(errors)) };
    let by = entry.by(admin);
    let set = entry.site.set_password(&by, user.id, Password::new(new), Some(version)).await?;
    Ok(set.map(|_| ()))
}

/// Answers the link itself, and with no redirect: it must not stand in an address.
#[post("/admin/users/<id>/reset-link")]
pub async fn reset_link(
    admin: Superuser<'_>,
    id: &str,
    entry: Entry<'_>,
    frame: Frame<'_>,
) -> Result<Answer, Problem> {
    let user = known(entry.site, id).await?;
    let head = Head::new(&entry, "password", &admin, &user);
    match entry.site.reset_link(&entry.by(&admin), user.id).await {
        Ok(link) => {
            let page = LinkPage { head, link };
            Ok(Page::new(&frame, "doorward/admin/user/link.html", &page).into())
        }
        Err(problem) if problem.status == 400 => {
            let page = PasswordPage::new(&entry, head, FormState::blank(&FIELDS, "").focus(""));
            let page = PasswordPage { refused: Some(problem.detail.into_owned()), ..page };
            Ok(page.page(&frame).status(Status::UnprocessableEntity).into())
        }
        Err(problem) => Err(problem),
    }
}
