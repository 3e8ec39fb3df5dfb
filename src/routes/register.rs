//! Making an account.

use rocket::{get, post};
use serde::Serialize;

use super::login::lead;
use super::typed;
use crate::accounts::Way;
use crate::guards::{Body, Entry, Next};
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page, Returned};
use crate::site::Site;
use crate::web::Problem;

/// What is asked of somebody who makes an account.
pub const FIELDS: [Field; 5] = [
    Field { name: "username", secret: false },
    Field { name: "email", secret: false },
    Field { name: "first_name", secret: false },
    Field { name: "password", secret: true },
    Field { name: "password2", secret: true },
];

#[derive(Debug, Serialize)]
struct RegisterPage {
    form: FormState,
    min_length: usize,
    closed: bool,
}

fn page(frame: &Frame<'_>, site: &Site, form: FormState) -> Page {
    let closed = !site.config.registration_open;
    let min_length = site.config.password_min_length;
    Page::new(frame, "doorward/register.html", &RegisterPage { form, min_length, closed })
}

#[get("/register?<next>")]
pub fn form(entry: Entry<'_>, frame: Frame<'_>, next: Option<&str>) -> Result<Page, Problem> {
    let next = Next::new(entry.site, next.unwrap_or_default());
    Ok(page(&frame, entry.site, FormState::blank(&FIELDS, next.as_str())))
}

#[post("/register", data = "<body>")]
pub async fn register(entry: Entry<'_>, body: Body) -> Result<Answer, Problem> {
    // The bar of a form that comes back shows who is signed in.
    let frame = Frame::of(entry.request).await?;
    let old = entry.presented();
    let way = Way::Browser { remember: false, old: old.as_deref() };
    let (draft, errors) = typed::registration(&body.fields, true);
    match Returned::sort(entry.accounts().register(draft, errors, Some(way)).await)? {
        Ok(entered) => {
            entry.cookies.issue(entered.pair);
            Ok(lead(&entry, body.fields.text("next")).await)
        }
        Err(returned) => {
            let next = Next::new(entry.site, body.fields.text("next"));
            let form = |errors| FormState::filled(&FIELDS, &body.fields, next.as_str(), errors);
            Ok(returned.page(|errors| page(&frame, entry.site, form(errors))).into())
        }
    }
}
