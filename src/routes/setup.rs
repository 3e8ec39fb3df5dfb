//! Making the first superuser, for whoever holds the code that the server printed.

use rocket::{get, post};
use serde::Serialize;

use super::login::lead;
use super::register::FIELDS;
use super::typed;
use crate::accounts::Way;
use crate::guards::{Body, Code, Entry};
use crate::render::{Answer, FormState, Frame, Page, Returned};
use crate::users::{Draft, Rights};
use crate::web::Problem;

#[derive(Debug, Serialize)]
struct SetupPage {
    form: FormState,
    min_length: usize,
}

fn page(frame: &Frame<'_>, entry: &Entry<'_>, form: FormState, code: &str) -> Page {
    let min_length = entry.site.config.password_min_length;
    let form = form.value("code", code);
    Page::new(frame, "doorward/setup.html", &SetupPage { form, min_length })
}

#[get("/setup")]
pub async fn form(entry: Entry<'_>, frame: Frame<'_>, code: Code) -> Result<Page, Problem> {
    let code = code.0.unwrap_or_default();
    entry.accounts().must_hold_setup(&code).await?;
    Ok(page(&frame, &entry, FormState::blank(&FIELDS, ""), &code))
}

#[post("/setup", data = "<body>")]
pub async fn set_up(
    entry: Entry<'_>,
    frame: Frame<'_>,
    code: Code,
    body: Body,
) -> Result<Answer, Problem> {
    let code = code.0.as_deref().unwrap_or_else(|| body.fields.text("code"));
    let (draft, errors) = typed::registration(&body.fields, true);
    let draft = Draft { rights: Rights::SUPERUSER, ..draft };
    let old = entry.presented();
    let way = Way::Browser { remember: false, old: old.as_deref() };
    match Returned::sort(entry.accounts().set_up(code, draft, errors, way).await)? {
        Ok(entered) => {
            entry.cookies.issue(entered.pair);
            Ok(lead(&entry, &entry.site.path("/admin")).await)
        }
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &entry, form(errors), code)).into())
        }
    }
}
