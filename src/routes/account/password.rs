//! Changing one's password.

use rocket::{get, post};
use serde::Serialize;

use crate::error::Problem;
use crate::guards::{Body, Changer, CurrentUser, Entry};
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page, Returned};
use crate::routes::done::Done;
use crate::routes::own;

const FIELDS: [Field; 3] = [
    Field { name: "old_password", secret: true },
    Field { name: "password", secret: true },
    Field { name: "password2", secret: true },
];

#[derive(Debug, Serialize)]
struct PasswordPage {
    form: FormState,
    min_length: usize,
}

fn page(frame: &Frame<'_>, entry: &Entry<'_>, form: FormState) -> Page {
    let min_length = entry.site.config.password_min_length;
    Page::new(frame, "doorward/account/password.html", &PasswordPage { form, min_length })
}

#[get("/account/password")]
pub fn form(_user: CurrentUser<'_>, entry: Entry<'_>, frame: Frame<'_>) -> Page {
    page(&frame, &entry, FormState::blank(&FIELDS, ""))
}

#[post("/account/password", data = "<body>")]
pub async fn save(
    changer: Changer<'_>,
    entry: Entry<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    match Returned::sort(own::change_password(&entry, changer.0, &body.fields, true).await)? {
        Ok(()) => Ok(Done::Password.at(&entry, "/account")),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &entry, form(errors))).into())
        }
    }
}

/// Where password managers look for that page (W3C, "A Well-Known URL for Changing Passwords").
#[get("/.well-known/change-password")]
pub fn well_known(entry: Entry<'_>) -> Answer {
    Answer::SeeOther(entry.site.path("/account/password"))
}
