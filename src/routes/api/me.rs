//! The signed-in person's own account.

use rocket::http::Method;
use serde_json::{Value, json};

use super::person::{EMAIL, FIRST_NAME, LAST_NAME};
use crate::entity::user;
use crate::error::Problem;
use crate::guards::Entry;
use crate::render::endpoint::{Ask, Endpoint, Gate, Input, Kind, Needs, Operation, Reply};
pub use crate::render::moment::rfc3339 as time;
use crate::routes::own;

const PROFILE: &[Input] = &[
    FIRST_NAME.fill("given-name"),
    LAST_NAME.fill("family-name"),
    EMAIL.or_absent().fill("email"),
    Input::optional("password", "Password, for another e-mail", Kind::Password)
        .fill("current-password"),
];

pub static ME: Endpoint = Endpoint {
    path: "/me",
    name: "Me",
    description: "Your account. Names can be changed; another e-mail address needs the password.",
    needs: Needs::SignedIn,
    gate: Gate::Open,
    operations: &[
        Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) },
        Operation { method: Method::Patch, input: PROFILE, call: |ask| Box::pin(change(ask)) },
        Operation { method: Method::Put, input: PROFILE, call: |ask| Box::pin(change(ask)) },
    ],
};

pub static PASSWORD: Endpoint = Endpoint {
    path: "/me/password",
    name: "Password",
    description: "Changes your password and ends all your other sessions.",
    needs: Needs::Changer,
    gate: Gate::Passwords,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            Input::required("old_password", "Old password", Kind::Password)
                .fill("current-password"),
            Input::required("password", "New password", Kind::Password).fill("new-password"),
            Input::optional("password2", "New password again", Kind::Password).fill("new-password"),
        ],
        call: |ask| Box::pin(change_password(ask)),
    }],
};

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let user = own::account(&Entry::of(ask.request), ask.person()?).await?;
    Ok(Reply::ok(shown(&user)))
}

/// `PATCH` and `PUT` alike: every field is optional.
async fn change(ask: Ask<'_>) -> Result<Reply, Problem> {
    let entry = Entry::of(ask.request);
    let changed = own::change_profile(&entry, ask.person()?, &ask.fields).await?;
    Ok(Reply::ok(shown(&changed.map_err(Problem::invalid)?)))
}

async fn change_password(ask: Ask<'_>) -> Result<Reply, Problem> {
    let entry = Entry::of(ask.request);
    let changed = own::change_password(&entry, ask.person()?, &ask.fields, false).await?;
    changed.map_err(Problem::invalid)?;
    Ok(Reply::ok(json!({})))
}

fn shown(user: &user::Model) -> Value {
    json!({
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "is_staff": user.is_staff,
        "date_joined": time(user.date_joined),
        "last_login": user.last_login.map(time),
    })
}
