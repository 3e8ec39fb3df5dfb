//! Changing one's password.

use rocket::{get, post};
use serde::Serialize;

use crate::guards::{Body, Changer, CurrentUser, Entry, authorization};
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page, Returned};
use crate::routes::done::Done;
use crate::routes::typed;
use crate::web::Problem;

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
    let change = typed::password_change(&body.fields, true);
    let in_browser = authorization(entry.request).is_none();
    let changed =
        entry.accounts_for(changer.0).change_password(changer.0, change, in_browser).await;
    match Returned::sort(changed)? {
        Ok(pair) => {
            entry.cookies.issue(pair);
            Ok(Done::Password.at(&entry, "/account"))
        }
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
