//! Registration.

pub mod api;

use rocket::{get, post};
use serde::Serialize;

use crate::accounts::Way;
use crate::app::App;
use crate::render::typed::{self, REGISTRATION};
use crate::render::{Answer, FormState, Frame, Page, PasswordHint, Returned};
use crate::web::{Body, Context, Problem, RedirectTarget, encode};

#[derive(Debug, Serialize)]
struct RegisterPage {
    form: FormState,
    password: PasswordHint,
    closed: bool,
    /// The query of the link to signing in.
    next: String,
}

fn page(frame: &Frame<'_>, app: &App, form: FormState) -> Page {
    let closed = !app.config.registration_open;
    let next = match form.shown("next") {
        "" => String::new(),
        next => format!("?next={}", encode(next)),
    };
    let password = PasswordHint::of(&app.config);
    Page::new(frame, "doorward/register.html", &RegisterPage { form, password, closed, next })
}

#[get("/register?<next>")]
pub fn form(context: Context<'_>, frame: Frame<'_>, next: Option<&str>) -> Result<Page, Problem> {
    let next = RedirectTarget::new(context.app, next.unwrap_or_default());
    Ok(page(&frame, context.app, FormState::blank(&REGISTRATION, next.as_str())))
}

#[post("/register", data = "<body>")]
pub async fn register(context: Context<'_>, body: Body) -> Result<Answer, Problem> {
    // A form that is shown again still shows who is signed in.
    let frame = Frame::of(context.request).await?;
    let old = context.presented();
    let way = Way::Browser { remember: false, old: old.as_deref() };
    let (draft, errors) = typed::registration(&body.fields, true);
    match Returned::sort(context.accounts().register(draft, errors, Some(way)).await)? {
        Ok(entered) => {
            context.cookies.issue(entered.pair);
            Ok(Answer::welcome(&context, body.fields.text("next")).await)
        }
        Err(returned) => {
            let next = RedirectTarget::new(context.app, body.fields.text("next"));
            let form =
                |errors| FormState::extended(&REGISTRATION, &body.fields, next.as_str(), errors);
            Ok(returned.page(|errors| page(&frame, context.app, form(errors))).into())
        }
    }
}
