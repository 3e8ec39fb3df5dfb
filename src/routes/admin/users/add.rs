//! Making an account for somebody.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use super::PATH;
use super::view::View;
use crate::audit::Event;
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Entry, Fields, Superuser};
use crate::password::Password;
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page};
use crate::routes::done::Done;
use crate::users::{Draft, Rights};

const FIELDS: [Field; 9] = [
    Field { name: "username", secret: false },
    Field { name: "email", secret: false },
    Field { name: "first_name", secret: false },
    Field { name: "last_name", secret: false },
    Field { name: "password", secret: true },
    Field { name: "password2", secret: true },
    Field { name: "is_active", secret: false },
    Field { name: "is_staff", secret: false },
    Field { name: "is_superuser", secret: false },
];

#[derive(Debug, Serialize)]
struct AddPage {
    at: &'static str,
    done: Option<String>,
    /// The query of the list that led here.
    list: String,
    form: FormState,
    min_length: usize,
}

fn page(frame: &Frame<'_>, entry: &Entry<'_>, form: FormState) -> Page {
    let min_length = entry.site.config.password_min_length;
    let list = View::of(entry.request).link();
    let data = AddPage { at: "users", done: None, list, form, min_length };
    Page::new(frame, "doorward/admin/users_add.html", &data)
}

#[get("/admin/users/add")]
pub fn form(_user: Superuser<'_>, entry: Entry<'_>, frame: Frame<'_>) -> Page {
    page(&frame, &entry, FormState::blank(&FIELDS, "").value("is_active", "on"))
}

#[post("/admin/users/add", data = "<body>")]
pub async fn save(
    user: Superuser<'_>,
    entry: Entry<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (draft, errors) = draft(&body.fields);
    let by = entry.by(&user);
    match entry.site.add_user(&by, Event::UserCreated, draft, errors).await? {
        Ok(new) => Ok(Done::UserAdded
            .at(&entry, &format!("{PATH}/{}{}", new.id, View::of(entry.request).link()))),
        Err(errors) => {
            let form = FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(page(&frame, &entry, form).status(Status::UnprocessableEntity).into())
        }
    }
}

/// The draft as it was typed, and what is already wrong with it. A box that is not ticked is not
/// sent.
fn draft(fields: &Fields) -> (Draft, FieldErrors) {
    let mut errors = FieldErrors::new();
    let mut flag = |name| fields.boolean(name, &mut errors).unwrap_or(false);
    let rights = Rights {
        is_active: flag("is_active"),
        is_staff: flag("is_staff"),
        is_superuser: flag("is_superuser"),
    };
    let username = fields.required("username", true, &mut errors);
    let email = fields.required("email", true, &mut errors);
    let first_name = fields.optional("first_name", true, &mut errors);
    let last_name = fields.optional("last_name", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    if let Some(password) = &password
        && fields.text("password2") != password
    {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    let password = password.map(Password::new);
    (Draft { username, email, first_name, last_name, password, rights }, errors)
}
