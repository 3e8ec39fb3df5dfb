//! Deleting one's account.

use rocket::{get, post};
use serde::Serialize;

use crate::guards::{CurrentUser, Leaver};
use crate::render::{Answer, FormState, Frame, Page, Returned, typed};
use crate::web::person::OWN_PASSWORD;
use crate::web::{Body, Context, Field, Problem};

const FIELDS: [Field; 1] = [OWN_PASSWORD];

#[derive(Debug, Serialize)]
struct DeletePage<'a> {
    form: FormState,
    email: &'a str,
}

fn page(frame: &Frame<'_>, user: CurrentUser<'_>, form: FormState) -> Page {
    let page = DeletePage { form, email: &user.email };
    Page::new(frame, "doorward/account/delete.html", &page)
}

#[get("/account/delete")]
pub fn form(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    page(&frame, user, FormState::blank(&FIELDS, ""))
}

#[post("/account/delete", data = "<body>")]
pub async fn delete(
    leaver: Leaver<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let Leaver::Here(user) = leaver else {
        return Ok(Answer::farewell(&context));
    };
    let password = typed::password(&body.fields);
    match Returned::sort(context.accounts_for(&user).delete_own(&user, password).await)? {
        Ok(()) => Ok(Answer::farewell(&context)),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, user, form(errors))).into())
        }
    }
}
