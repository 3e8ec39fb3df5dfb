//! A new password for a user, set here or chosen by the person with a one-time link.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::error::Refusal;
use crate::guards::Superuser;
use crate::pages::admin::subject::seen;
use crate::pages::admin::user::link::LinkPage;
use crate::pages::admin::user::{AboutUser, Head};
use crate::render::form::PasswordHint;
use crate::render::{Answer, FormState, Notice, Page, typed};
use crate::text::Text;
use crate::web::person::{PASSWORD, PASSWORD2};
use crate::web::{Body, Field, Problem};

const FIELDS: [Field; 2] = [PASSWORD, PASSWORD2];

#[derive(Debug, Serialize)]
struct PasswordPage {
    #[serde(flatten)]
    head: Head,
    form: FormState,
    password: PasswordHint,
    /// Somebody else has changed the account since the form was opened.
    stale: bool,
    /// Why no link was created.
    refused: Option<Text>,
}

impl PasswordPage {
    fn of(about: &AboutUser<'_>, form: FormState) -> Self {
        let (head, config) = (Head::of(about, "password"), &about.context.app.config);
        let password = PasswordHint::of(config);
        PasswordPage { head, form, password, stale: false, refused: None }
    }

    fn page(&self, about: &AboutUser<'_>) -> Page {
        Page::new(&about.frame, "doorward/admin/user/password.html", self)
    }
}

/// Setting a password is one choice of two on this page, so the focus is left alone.
fn blank() -> FormState {
    FormState::blank(&FIELDS, "").focus("")
}

#[get("/admin/users/<_>/password")]
pub fn form(about: AboutUser<'_>) -> Page {
    PasswordPage::of(&about, blank()).page(&about)
}

#[post("/admin/users/<_>/password", data = "<body>")]
pub async fn set(
    _admin: Superuser<'_>,
    about: AboutUser<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let version = seen(&body.fields, about.subject.version);
    let password = typed::new_password(&body.fields, true);
    let set = about.accounts().set_password(about.subject.id, password, Some(version)).await;
    let errors = match set {
        Ok(()) => return Ok(about.redirect(Notice::UserPassword, "")),
        Err(Refusal::Invalid(errors)) => errors,
        Err(Refusal::Stale) => {
            let about = about.reread().await?;
            let page = PasswordPage::of(&about, FormState::blank(&FIELDS, ""));
            let page = PasswordPage { stale: true, ..page }.page(&about);
            return Ok(page.status(Status::Conflict).into());
        }
        Err(refusal) => return Err(refusal.into()),
    };
    let mut page = PasswordPage::of(&about, FormState::filled(&FIELDS, &body.fields, "", errors));
    page.head.version = version;
    Ok(page.page(&about).status(Status::UnprocessableEntity).into())
}

/// Shows the link without a redirect, since the link must not appear in a URL.
#[post("/admin/users/<_>/reset-link")]
pub async fn reset_link(_admin: Superuser<'_>, about: AboutUser<'_>) -> Result<Answer, Problem> {
    match about.accounts().make_reset_link(about.subject.id).await {
        Ok(link) => {
            let page = LinkPage::of(&about.context, &about.viewer, &about.subject, link);
            Ok(page.on(&about.frame).into())
        }
        Err(refusal @ Refusal::Inactive) => {
            let page = PasswordPage::of(&about, blank());
            let page = PasswordPage { refused: Some(refusal.text()), ..page };
            Ok(page.page(&about).status(Status::UnprocessableEntity).into())
        }
        Err(refusal) => Err(refusal.into()),
    }
}
