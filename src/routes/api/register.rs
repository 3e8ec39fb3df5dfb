//! Making an account as a script.

use rocket::http::Method;
use serde_json::json;

use super::person::{EMAIL, FIRST_NAME, PASSWORD, USERNAME};
use crate::guards::Entry;
use crate::render::endpoint::{Ask, Endpoint, Gate, Input, Kind, Needs, Operation, Reply};
use crate::routes::typed;
use crate::web::Problem;

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
        call: |ask| Box::pin(register(ask)),
    }],
};

/// Makes an account; no cookie is read or set.
///
/// # Errors
/// 400 with field errors, 403, 429 or 503.
async fn register(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (draft, errors) = typed::registration(&ask.fields, false);
    let user = Entry::of(ask.request).accounts().register(draft, errors, None).await?.user;
    let reply = Reply::created(json!({
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
    }));
    // What the person may open of it, once signed in.
    Ok(reply.header("Location", ask.site.url(&format!("{}/me/", ask.mount))))
}
