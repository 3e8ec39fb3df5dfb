//! Making an account.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;
use serde_json::json;

use super::welcome::welcome;
use crate::entity::user;
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Entry, Face, Fields, Next, Visitor};
use crate::password::Password;
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page};
use crate::site::Site;
use crate::users::{Authenticated, Draft};

const FIELDS: [Field; 5] = [
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
    if entry.face == Face::Json {
        return Err(Problem::method("GET", "POST, OPTIONS"));
    }
    let next = Next::new(entry.site, next.unwrap_or_default());
    Ok(page(&frame, entry.site, FormState::blank(&FIELDS, next.as_str())))
}

#[post("/register", data = "<body>")]
pub async fn register(entry: Entry<'_>, body: Body) -> Result<Answer, Problem> {
    let site = entry.site;
    if !site.config.registration_open {
        return Err(Problem::new(403, "Registration is closed."));
    }
    if entry.face == Face::Html {
        // The bar of a form that comes back shows who is signed in.
        Visitor::of(entry.request).await?;
    }
    let _counted = site.throttle.try_registration(entry.facts.address).await?;
    let (draft, errors) = draft(&body.fields, entry.face);
    match (site.users.register(draft, errors).await?, entry.face) {
        (Ok(user), Face::Json) => {
            log(&entry, &user);
            let made = json!({
                "id": user.id,
                "username": user.username,
                "email": user.email,
                "first_name": user.first_name,
            });
            Ok(Answer::json_with(Status::Created, made))
        }
        (Ok(user), Face::Html) => {
            log(&entry, &user);
            let who = Authenticated { user, upgrade: None };
            welcome(&entry, &who, false, body.fields.text("next")).await
        }
        (Err(errors), Face::Json) => Err(Problem::invalid(errors)),
        (Err(errors), Face::Html) => {
            let next = Next::new(site, body.fields.text("next"));
            let form = FormState::filled(&FIELDS, &body.fields, next.as_str(), errors);
            let frame = Frame::of(entry.request).await?;
            Ok(page(&frame, site, form).status(Status::UnprocessableEntity).into())
        }
    }
}

/// The draft as it was typed, and what is already wrong with it. A page asks for the password
/// twice; a script may leave the second one out.
fn draft(fields: &Fields, face: Face) -> (Draft, FieldErrors) {
    let mut errors = FieldErrors::new();
    let username = fields.required("username", true, &mut errors);
    let email = fields.required("email", true, &mut errors);
    let first_name = fields.optional("first_name", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let second = fields.optional("password2", false, &mut errors);
    let asked = face == Face::Html || fields.has("password2");
    if asked
        && password.is_some()
        && second.unwrap_or_default() != password.clone().unwrap_or_default()
    {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    (Draft { username, email, first_name, password: password.map(Password::new) }, errors)
}

fn log(entry: &Entry<'_>, user: &user::Model) {
    tracing::info!(
        event = "registered",
        request = entry.facts.id,
        user = user.id,
        address = %entry.facts.address,
    );
}
