//! Making the first superuser, for whoever holds the code that the server printed.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use super::register::{self, FIELDS};
use super::welcome::{admit, arrival, enter_again, presented};
use crate::error::Problem;
use crate::guards::{Body, Code, Entry, Fields};
use crate::render::{Answer, FormState, Frame, Page};
use crate::sessions::Opening;
use crate::site::Entered;
use crate::users::{Rights, is_taken, name};

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
    let old = presented(&entry);
    let opening = arrival(&entry, old.as_deref());
    let mut done = entry.site.set_up(&entry.by_anyone(), code, (draft, errors), &opening).await;
    let spent = match &done {
        Ok(done) => done.as_ref().is_err_and(is_taken),
        Err(problem) => problem.status == 403,
    };
    if spent && let Some(entered) = again(&entry, code, &body.fields, &opening).await? {
        done = Ok(Ok(entered));
    }
    match done? {
        Ok(entered) => Ok(admit(&entry, entered, &entry.site.path("/admin")).await),
        Err(errors) => {
            let form = FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(page(&frame, &entry, form, code).status(Status::UnprocessableEntity).into())
        }
    }
}

/// Lets the superuser in again who was made with this code a moment ago.
async fn again(
    entry: &Entry<'_>,
    code: &str,
    fields: &Fields,
    opening: &Opening<'_>,
) -> Result<Option<Entered>, Problem> {
    let name = name::key(fields.text("username"));
    let _turn = entry.site.users.turn(&name).await;
    match entry.site.codes.set_up_by(code).await? {
        Some(spent) if spent.user.username_key == name => {
            enter_again(entry, spent, fields.text("password"), Some(opening)).await
        }
        _ => Ok(None),
    }
}
