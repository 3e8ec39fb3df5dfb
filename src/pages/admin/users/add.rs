//! Creating an account for somebody.

use rocket::{get, post};
use serde::Serialize;

use crate::entity::user;
use crate::error::{FieldError, FieldErrors};
use crate::guards::Superuser;
use crate::pages::admin::user::link::LinkPage;
use crate::pages::admin::users::PATH;
use crate::pages::admin::users::filters::View;
use crate::render::form::PasswordHint;
use crate::render::{Answer, FormState, Frame, Notice, Page, Returned, typed};
use crate::text::Text;
use crate::users::{Draft, Rights};
use crate::web::person::{
    ACTIVE, EMAIL, FIRST_NAME, INVITE, LAST_NAME, PASSWORD, PASSWORD2, STAFF, SUPERUSER, USERNAME,
};
use crate::web::{Body, Context, Field, Fields, Problem};

const FIELDS: [Field; 10] =
    [USERNAME, EMAIL, FIRST_NAME, LAST_NAME, INVITE, PASSWORD, PASSWORD2, ACTIVE, STAFF, SUPERUSER];

#[derive(Debug, Serialize)]
struct AddPage {
    at: &'static str,
    done: Option<Text>,
    /// The query of the list that led here.
    list: String,
    form: FormState,
    password: PasswordHint,
}

fn page(frame: &Frame<'_>, context: &Context<'_>, form: FormState) -> Page {
    let password = PasswordHint::of(&context.app.config);
    let list = View::of(context.request).link();
    let data = AddPage { at: "users", done: None, list, form, password };
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
    let (draft, errors) = draft(&body.fields);
    let invited = draft.passwordless;
    match Returned::sort(context.accounts_for(&user).create_user(draft, errors).await)? {
        Ok(new) if invited => invite(&context, &user, &frame, &new).await,
        Ok(new) => Ok(Notice::UserAdded
            .at(&context, &format!("{PATH}/{}{}", new.id, View::of(context.request).link()))),
        Err(returned) => {
            let form = |errors| FormState::filled(&FIELDS, &body.fields, "", errors);
            Ok(returned.page(|errors| page(&frame, &context, form(errors))).into())
        }
    }
}

/// The account of the form. Whoever is invited gets no password: what was typed as one is ignored.
fn draft(fields: &Fields) -> (Draft, FieldErrors) {
    let none = Rights { is_active: false, ..Rights::default() };
    let (draft, mut errors) = typed::account(fields, true, none);
    if !fields.boolean("invite", &mut errors).unwrap_or(false) {
        return (draft, errors);
    }
    errors.remove("password");
    errors.remove("password2");
    if !draft.rights.is_active {
        let inactive = FieldError::page("users-invite-inactive");
        errors.entry("is_active").or_default().push(inactive);
    }
    (Draft { password: None, passwordless: true, ..draft }, errors)
}

/// Creates the link where somebody new chooses a password, and shows it.
async fn invite(
    context: &Context<'_>,
    who: &Superuser<'_>,
    frame: &Frame<'_>,
    new: &user::Model,
) -> Result<Answer, Problem> {
    let link = context.accounts_for(who).make_reset_link(new.id).await?;
    let added = Text::new("users-invited").words("name", &new.username);
    Ok(LinkPage::of(context, who, new, link).after(added).on(frame).into())
}
