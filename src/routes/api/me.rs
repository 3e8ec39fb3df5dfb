//! The signed-in person's own account.

use rocket::http::Method;
use serde_json::{Value, json};

use super::person::{EMAIL, FIRST_NAME, LAST_NAME};
use crate::entity::user;
use crate::guards::{Entry, authorization};
use crate::render::endpoint::{Ask, Endpoint, Gate, Input, Kind, Needs, Operation, Reply};
pub use crate::render::moment::rfc3339 as time;
use crate::routes::typed;
use crate::web::Problem;

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
    let user = ask.accounts()?.get(ask.person()?.id).await?;
    Ok(Reply::ok(shown(&user)))
}

/// `PATCH` and `PUT` alike: every field is optional.
async fn change(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (profile, errors) = typed::profile(&ask.fields);
    let password = || typed::password(&ask.fields);
    let accounts = ask.accounts()?;
    let user = accounts.change_profile(ask.person()?, profile, errors, password).await?;
    Ok(Reply::ok(shown(&user)))
}

async fn change_password(ask: Ask<'_>) -> Result<Reply, Problem> {
    let change = typed::password_change(&ask.fields, false);
    let in_browser = authorization(ask.request).is_none();
    let pair = ask.accounts()?.change_password(ask.person()?, change, in_browser).await?;
    Entry::of(ask.request).cookies.issue(pair);
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
