//! Choosing a new password with a one-time code.

use rocket::{get, post};
use serde::Serialize;

use crate::entity::user;
use crate::render::{Answer, FormState, Frame, Notice, Page, PasswordHint, Returned, typed};
use crate::web::person::{PASSWORD, PASSWORD2};
use crate::web::{Body, Context, Field, LinkCode, Problem};

const FIELDS: [Field; 2] =
    [PASSWORD.labelled("field-new-password"), PASSWORD2.labelled("field-new-password2")];

#[derive(Debug, Serialize)]
struct ResetPage<'a> {
    form: FormState,
    password: PasswordHint,
    /// The name of the account.
    username: &'a str,
}

fn page(
    frame: &Frame<'_>,
    context: &Context<'_>,
    form: FormState,
    code: &str,
    holder: &user::Model,
) -> Page {
    let page = ResetPage {
        form: form.value("code", code),
        password: PasswordHint::of(&context.app.config),
        username: &holder.username,
    };
    Page::new(frame, "doorward/reset.html", &page)
}

#[get("/reset")]
pub async fn form(context: Context<'_>, frame: Frame<'_>, code: LinkCode) -> Result<Page, Problem> {
    let code = code.0.unwrap_or_default();
    let holder = context.accounts().holder_of(&code).await?;
    Ok(page(&frame, &context, FormState::blank(&FIELDS, ""), &code, &holder))
}

#[post("/reset", data = "<body>")]
pub async fn reset(
    context: Context<'_>,
    frame: Frame<'_>,
    code: LinkCode,
    body: Body,
) -> Result<Answer, Problem> {
    let (accounts, fields) = (context.accounts(), &body.fields);
    let code = code.0.as_deref().unwrap_or_else(|| fields.text("code"));
    let password = typed::new_password(fields, true);
    match Returned::sort(accounts.reset_password(code, password).await)? {
        Ok(()) => Ok(Notice::Reset.at(&context, "/login")),
        Err(returned) => {
            let holder = accounts.holder_of(code).await?;
            let form = |errors| FormState::filled(&FIELDS, fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &context, form(errors), code, &holder)).into())
        }
    }
}
