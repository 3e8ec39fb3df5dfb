//! Changing one's names and e-mail address.

use rocket::{get, post};
use serde::Serialize;

use crate::guards::{Body, CurrentUser, Entry};
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page, Returned};
use crate::routes::done::Done;
use crate::routes::typed;
use crate::web::Problem;

const FIELDS: [Field; 4] = [
    Field { name: "first_name", secret: false },
    Field { name: "last_name", secret: false },
    Field { name: "email", secret: false },
    Field { name: "password", secret: true },
];

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
    entry: Entry<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (profile, errors) = typed::profile(&body.fields);
    let password = || typed::password(&body.fields);
    let changed = entry.accounts_for(&user).change_profile(&user, profile, errors, password).await;
    match Returned::sort(changed)? {
        Ok(_) => Ok(Done::Profile.at(&entry, "/account")),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, form(errors))).into())
        }
    }
}
