//! Choosing a new password, for whoever holds a one-time code for that.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use super::done::Done;
use super::login::confirm;
use crate::entity::user;
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Code, Entry, Fields};
use crate::password::Password;
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page};

const FIELDS: [Field; 2] =
    [Field { name: "password", secret: true }, Field { name: "password2", secret: true }];

#[derive(Debug, Serialize)]
struct ResetPage<'a> {
    form: FormState,
    min_length: usize,
    /// Whose password it is.
    username: &'a str,
}

fn page(
    frame: &Frame<'_>,
    entry: &Entry<'_>,
    form: FormState,
    code: &str,
    holder: &user::Model,
) -> Page {
    let page = ResetPage {
        form: form.value("code", code),
        min_length: entry.site.config.password_min_length,
        username: &holder.username,
    };
    Page::new(frame, "doorward/reset.html", &page)
}

#[get("/reset")]
pub async fn form(entry: Entry<'_>, frame: Frame<'_>, code: Code) -> Result<Page, Problem> {
    let code = code.0.unwrap_or_default();
    let holder = entry.site.holds_reset(&code).await?;
    Ok(page(&frame, &entry, FormState::blank(&FIELDS, ""), &code, &holder))
}

#[post("/reset", data = "<body>")]
pub async fn reset(
    entry: Entry<'_>,
    frame: Frame<'_>,
    code: Code,
    body: Body,
) -> Result<Answer, Problem> {
    let (site, fields) = (entry.site, &body.fields);
    let code = code.0.as_deref().unwrap_or_else(|| fields.text("code"));
    // Whoever presses the button twice waits here for the first answer.
    let _turn = site.users.turn(code).await;
    let holder = match site.holds_reset(code).await {
        Err(problem) if problem.status == 403 => return again(&entry, code, fields, problem).await,
        held => held?,
    };
    let mut errors = FieldErrors::new();
    let password = fields.required("password", false, &mut errors);
    if let Some(text) = &password
        && fields.text("password2") != text
    {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    let password = password.filter(|_| errors.is_empty()).map(Password::new);
    if let Some(password) = password {
        match site.reset_password(&entry.by_anyone(), code, password).await {
            Ok(Ok(_)) => return Ok(Done::Reset.at(&entry, "/login")),
            Ok(Err(found)) => errors = found,
            Err(problem) if problem.status == 403 => {
                return again(&entry, code, fields, problem).await;
            }
            // Somebody else has just set another one, and the code was bound to the one before.
            Err(problem) if problem.code == Some("conflict") => {
                site.holds_reset(code).await?;
                return Err(problem);
            }
            Err(problem) => return Err(problem),
        }
    }
    let form = FormState::filled(&FIELDS, fields, "", errors);
    let page = page(&frame, &entry, form, code, &holder);
    Ok(page.status(Status::UnprocessableEntity).into())
}

/// The answer of the first to the same form again, or else `problem`: the code was spent a moment
/// ago, and the password is the one that it set.
async fn again(
    entry: &Entry<'_>,
    code: &str,
    fields: &Fields,
    problem: Problem,
) -> Result<Answer, Problem> {
    let password = fields.text("password");
    let whole = !password.is_empty() && fields.text("password2") == password;
    match entry.site.codes.reset_by(code).await?.filter(|_| whole) {
        Some(spent) if confirm(entry, &spent.user, &[password]).await?.is_some() => {
            Ok(Done::Reset.at(entry, "/login"))
        }
        _ => Err(problem),
    }
}
