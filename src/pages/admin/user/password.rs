//! A new password for a user, set here or chosen by the person with a one-time link.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::error::Refusal;
use crate::guards::{Staff, Superuser};
use crate::pages::admin::user::{Head, known, path, seen};
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Notice, Page, typed};
use crate::web::{Body, Context, Problem};

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
    /// Why no link was created.
    refused: Option<String>,
}

#[derive(Serialize)]
struct LinkPage {
    #[serde(flatten)]
    head: Head,
    link: String,
}

impl PasswordPage {
    fn new(context: &Context<'_>, head: Head, form: FormState) -> Self {
        let min_length = context.app.config.password_min_length;
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
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Page, Problem> {
    let user = known(context.app, id).await?;
    let head = Head::new(&context, "password", &staff, &user);
    Ok(PasswordPage::new(&context, head, FormState::blank(&FIELDS, "").focus("")).page(&frame))
}

#[post("/admin/users/<id>/password", data = "<body>")]
pub async fn set(
    admin: Superuser<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let user = known(context.app, id).await?;
    let (accounts, version) = (context.accounts_for(&admin), seen(&body.fields, &user));
    let password = typed::new_password(&body.fields, true);
    let errors = match accounts.set_password(user.id, password, Some(version)).await {
        Ok(()) => return Ok(Notice::UserPassword.at(&context, &path(&context, user.id, ""))),
        Err(Refusal::Invalid(errors)) => errors,
        Err(Refusal::Stale) => {
            let head = Head::new(&context, "password", &admin, &known(context.app, id).await?);
            let page = PasswordPage::new(&context, head, FormState::blank(&FIELDS, ""));
            let page = PasswordPage { stale: true, ..page };
            return Ok(page.page(&frame).status(Status::Conflict).into());
        }
        Err(refusal) => return Err(refusal.into()),
    };
    let form = FormState::filled(&FIELDS, &body.fields, "", errors);
    let head = Head { version, ..Head::new(&context, "password", &admin, &user) };
    let page = PasswordPage::new(&context, head, form).page(&frame);
    Ok(page.status(Status::UnprocessableEntity).into())
}

/// Shows the link without a redirect, since the link must not appear in a URL.
#[post("/admin/users/<id>/reset-link")]
pub async fn reset_link(
    admin: Superuser<'_>,
    id: &str,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<Answer, Problem> {
    let user = known(context.app, id).await?;
    let head = Head::new(&context, "password", &admin, &user);
    match context.accounts_for(&admin).make_reset_link(user.id).await {
        Ok(link) => {
            let page = LinkPage { head, link };
            Ok(Page::new(&frame, "doorward/admin/user/link.html", &page).into())
        }
        Err(refusal @ Refusal::Inactive) => {
            let page = PasswordPage::new(&context, head, FormState::blank(&FIELDS, "").focus(""));
            let page = PasswordPage { refused: Some(refusal.to_string()), ..page };
            Ok(page.page(&frame).status(Status::UnprocessableEntity).into())
        }
        Err(refusal) => Err(refusal.into()),
    }
}
