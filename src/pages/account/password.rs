//! Changing one's password.

pub mod api;

use rocket::{get, post};
use serde::Serialize;

use crate::guards::{Changer, CurrentUser};
use crate::render::{Answer, FormState, Frame, Notice, Page, PasswordHint, Returned, typed};
use crate::web::person::{OLD_PASSWORD, PASSWORD, PASSWORD2};
use crate::web::{Body, Context, Field, Problem, authorization};

const FIELDS: [Field; 3] = [
    OLD_PASSWORD,
    PASSWORD.labelled("field-new-password"),
    PASSWORD2.labelled("field-new-password2"),
];

#[derive(Debug, Serialize)]
struct PasswordPage {
    form: FormState,
    password: PasswordHint,
}

fn page(frame: &Frame<'_>, context: &Context<'_>, form: FormState) -> Page {
    let password = PasswordHint::of(&context.app.config);
    Page::new(frame, "doorward/account/password.html", &PasswordPage { form, password })
}

#[get("/account/password")]
pub fn form(_user: CurrentUser<'_>, context: Context<'_>, frame: Frame<'_>) -> Page {
    page(&frame, &context, FormState::blank(&FIELDS, ""))
}

#[post("/account/password", data = "<body>")]
pub async fn save(
    changer: Changer<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let change = typed::password_change(&body.fields, true);
    let in_browser = authorization(context.request).is_none();
    let changed =
        context.accounts_for(changer.0).change_password(changer.0, change, in_browser).await;
    match Returned::sort(changed)? {
        Ok(pair) => {
            context.cookies.issue(pair);
            Ok(Notice::Password.at(&context, "/account"))
        }
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &context, form(errors))).into())
        }
    }
}

/// Where password managers look for the page (W3C, "A Well-Known URL for Changing Passwords").
#[get("/.well-known/change-password")]
pub fn well_known(context: Context<'_>) -> Answer {
    Answer::SeeOther(context.app.path("/account/password"))
}
