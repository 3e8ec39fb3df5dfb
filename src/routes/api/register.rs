//! Making an account as a script.

use rocket::http::Method;
use serde_json::json;

use super::person::{EMAIL, FIRST_NAME, PASSWORD, USERNAME};
use crate::error::Problem;
use crate::guards::{Entry, Fields};
use crate::render::endpoint::{Endpoint, Gate, Input, Kind, Needs, Operation, Reply};
use crate::routes::register::enrol;

pub static REGISTER: Endpoint = Endpoint {
    path: "/register",
    name: "Register",
    description: "Makes an account. It can sign in and nothing else.",
    needs: Needs::Nobody,
    gate: Gate::Registration,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            USERNAME.fill("username"),
            EMAIL.fill("email"),
            PASSWORD,
            FIRST_NAME.fill("given-name"),
            Input::optional("password2", "Password again", Kind::Password).fill("new-password"),
        ],
        call: |ask| Box::pin(async move { register(&Entry::of(ask.request), &ask.fields).await }),
    }],
};

/// Makes an account; no cookie is read or set.
///
/// # Errors
/// 400 with field errors, 403, 429 or 503.
async fn register(entry: &Entry<'_>, fields: &Fields) -> Result<Reply, Problem> {
    let user = enrol(entry, fields, false).await?.map_err(Problem::invalid)?;
    Ok(Reply::created(json!({
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
    })))
}
