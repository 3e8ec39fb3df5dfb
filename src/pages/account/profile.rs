//! Changing one's names and e-mail address.

pub mod api;

use rocket::{get, post};
use serde::Serialize;

use crate::guards::CurrentUser;
use crate::render::{Answer, FormState, Frame, Notice, Page, Returned, typed};
use crate::web::person::{EMAIL, FIRST_NAME, LAST_NAME, OWN_PASSWORD};
use crate::web::{Body, Context, Field, Problem};

const FIELDS: [Field; 4] = [FIRST_NAME, LAST_NAME, EMAIL, OWN_PASSWORD];

#[derive(Debug, Serialize)]
struct ProfilePage {
    form: FormState,
}

fn page(frame: &Frame<'_>, form: FormState) -> Page {
    Page::new(frame, "doorward/account/profile.html", &ProfilePage { form })
}

#[get("/account/profile")]
pub fn form(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    let form = FormState::blank(&FIELDS, "")
        .value("first_name", &user.first_name)
        .value("last_name", &user.last_name)
        .value("email", &user.email);
    page(&frame, form)
}

#[post("/account/profile", data = "<body>")]
pub async fn save(
    user: CurrentUser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (profile, errors) = typed::profile(&body.fields);
    let password = || typed::password(&body.fields);
    let changed =
        context.accounts_for(&user).change_profile(&user, profile, errors, password).await;
    match Returned::sort(changed)? {
        Ok(_) => Ok(Notice::Profile.at(&context, "/account")),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, form(errors))).into())
        }
    }
}
