//! Making the first superuser, for whoever holds the code that the server printed.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use super::register::{self, FIELDS};
use super::welcome::welcome;
use crate::error::Problem;
use crate::guards::{Body, Code, Entry};
use crate::render::{Answer, FormState, Frame, Page};
use crate::users::{Authenticated, Rights};

#[derive(Debug, Serialize)]
struct SetupPage {
    form: FormState,
    min_length: usize,
}

fn page(frame: &Frame<'_>, entry: &Entry<'_>, form: FormState, code: &str) -> Page {
    let min_length = entry.site.config.password_min_length;
    let form = form.value("code", code);
    Page::new(frame, "doorward/setup.html", &SetupPage { form, min_length })
}

#[get("/setup")]
pub async fn form(entry: Entry<'_>, frame: Frame<'_>, code: Code) -> Result<Page, Problem> {
    let code = code.0.unwrap_or_default();
    entry.site.holds_setup(&code).await?;
    Ok(page(&frame, &entry, FormState::blank(&FIELDS, ""), &code))
}

#[post("/setup", data = "<body>")]
pub async fn set_up(
    entry: Entry<'_>,
    frame: Frame<'_>,
    code: Code,
    body: Body,
) -> Result<Answer, Problem> {
    let code = code.0.as_deref().unwrap_or_else(|| body.fields.text("code"));
    let (mut draft, errors) = register::draft(&body.fields, true);
    draft.rights = Rights { is_active: true, is_staff: true, is_superuser: true };
    match entry.site.set_up(&entry.by_anyone(), code, draft, errors).await? {
        Ok(user) => {
            let who = Authenticated { user, upgrade: None };
            welcome(&entry, &who, false, &entry.site.path("/admin")).await
        }
        Err(errors) => {
            let form = FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(page(&frame, &entry, form, code).status(Status::UnprocessableEntity).into())
        }
    }
}
