//! Creating an account for somebody.

use rocket::{get, post};
use serde::Serialize;

use crate::guards::Superuser;
use crate::pages::admin::users::PATH;
use crate::pages::admin::users::filters::View;
use crate::render::{Answer, FormState, Frame, Notice, Page, Returned, typed};
use crate::users::Rights;
use crate::web::person::{
    ACTIVE, EMAIL, FIRST_NAME, LAST_NAME, PASSWORD, PASSWORD2, STAFF, SUPERUSER, USERNAME,
};
use crate::web::{Body, Context, Field, Problem};

const FIELDS: [Field; 9] =
    [USERNAME, EMAIL, FIRST_NAME, LAST_NAME, PASSWORD, PASSWORD2, ACTIVE, STAFF, SUPERUSER];

#[derive(Debug, Serialize)]
struct AddPage {
    at: &'static str,
    done: Option<String>,
    /// The query of the list that led here.
    list: String,
    form: FormState,
    min_length: usize,
}

fn page(frame: &Frame<'_>, context: &Context<'_>, form: FormState) -> Page {
    let min_length = context.app.config.password_min_length;
    let list = View::of(context.request).link();
    let data = AddPage { at: "users", done: None, list, form, min_length };
    Page::new(frame, "doorward/admin/users_add.html", &data)
}

#[get("/admin/users/add")]
pub fn form(_user: Superuser<'_>, context: Context<'_>, frame: Frame<'_>) -> Page {
    page(&frame, &context, FormState::blank(&FIELDS, "").value("is_active", "on"))
}

#[post("/admin/users/add", data = "<body>")]
pub async fn save(
    user: Superuser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let none = Rights { is_active: false, ..Rights::default() };
    let (draft, errors) = typed::account(&body.fields, true, none);
    match Returned::sort(context.accounts_for(&user).create_user(draft, errors).await)? {
        Ok(new) => Ok(Notice::UserAdded
            .at(&context, &format!("{PATH}/{}{}", new.id, View::of(context.request).link()))),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &context, form(errors))).into())
        }
    }
}
