//! The API endpoint of the signed-in person's account.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::clock::rfc3339;
use crate::entity::user;
use crate::render::typed;
use crate::users::Profile;
use crate::web::person::{EMAIL, FIRST_NAME, LAST_NAME, OWN_PASSWORD};
use crate::web::{Field, Problem};

const PROFILE: &[Field] = &[
    FIRST_NAME.fill("given-name"),
    LAST_NAME.fill("family-name"),
    EMAIL.or_absent().fill("email"),
    OWN_PASSWORD.or_absent().called("Password, for another e-mail"),
];

pub static ME: Endpoint = Endpoint {
    path: "/me",
    name: "Me",
    description: "Your account. Names can be changed; another e-mail address needs the password.",
    access: Access::SignedIn,
    gate: Gate::Open,
    operations: &[
        Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) },
        Operation { method: Method::Patch, input: PROFILE, call: |ask| Box::pin(change(ask)) },
        Operation { method: Method::Put, input: PROFILE, call: |ask| Box::pin(change(ask)) },
    ],
};

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let user = ask.accounts()?.get(ask.person()?.id).await?;
    Ok(Reply::ok(shown(&user)))
}

/// Handles `PATCH` and `PUT`: every field is optional.
async fn change(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (profile, errors) = typed::profile(&ask.fields);
    // The preferences are of pages alone.
    let profile = Profile { language: None, time_zone: None, theme: None, ..profile };
    let password = || typed::password(&ask.fields);
    let accounts = ask.accounts()?;
    let user = accounts.change_profile(ask.person()?, profile, errors, password).await?;
    Ok(Reply::ok(shown(&user)))
}

fn shown(user: &user::Model) -> Value {
    json!({
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "is_staff": user.is_staff,
        "date_joined": rfc3339(user.date_joined),
        "last_login": user.last_login.map(rfc3339),
    })
}
