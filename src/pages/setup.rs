//! Creating the first superuser, with the code that the server printed.

use rocket::{get, post};
use serde::Serialize;

use crate::accounts::Way;
use crate::render::typed::{self, REGISTRATION};
use crate::render::{Answer, FormState, Frame, Page, PasswordHint, Returned};
use crate::users::{Draft, Rights};
use crate::web::{Body, Context, LinkCode, Problem};

#[derive(Debug, Serialize)]
struct SetupPage {
    form: FormState,
    password: PasswordHint,
}

fn page(frame: &Frame<'_>, context: &Context<'_>, form: FormState, code: &str) -> Page {
    let password = PasswordHint::of(&context.app.config);
    let form = form.value("code", code);
    Page::new(frame, "doorward/setup.html", &SetupPage { form, password })
}

#[get("/setup")]
pub async fn form(context: Context<'_>, frame: Frame<'_>, code: LinkCode) -> Result<Page, Problem> {
    let code = code.0.unwrap_or_default();
    context.accounts().must_hold_setup(&code).await?;
    Ok(page(&frame, &context, FormState::blank(&REGISTRATION, ""), &code))
}

#[post("/setup", data = "<body>")]
pub async fn set_up(
    context: Context<'_>,
    frame: Frame<'_>,
    code: LinkCode,
    body: Body,
) -> Result<Answer, Problem> {
    let code = code.0.as_deref().unwrap_or_else(|| body.fields.text("code"));
    let (draft, errors) = typed::registration(&body.fields, true);
    let draft = Draft { rights: Rights::SUPERUSER, ..draft };
    let old = context.presented();
    let way = Way::Browser { remember: false, old: old.as_deref() };
    match Returned::sort(context.accounts().set_up(code, draft, errors, way).await)? {
        Ok(entered) => {
            context.cookies.issue(entered.pair);
            Ok(Answer::welcome(&context, &context.app.path("/admin")).await)
        }
        Err(returned) => {
            let form = |errors| FormState::filled(&REGISTRATION, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &context, form(errors), code)).into())
        }
    }
}
