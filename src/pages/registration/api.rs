//! The API endpoint for registration.

use rocket::http::Method;
use serde_json::json;

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::render::typed;
use crate::web::person::{EMAIL, FIRST_NAME, PASSWORD, PASSWORD2, TERMS, USERNAME};
use crate::web::{Context, Problem};

pub static REGISTER: Endpoint = Endpoint {
    path: "/register",
    name: "Register",
    description: "Makes an account. It can sign in and nothing else.",
    access: Access::Public,
    gate: Gate::Registration,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            USERNAME.fill("username"),
            EMAIL.fill("email"),
            PASSWORD,
            FIRST_NAME.fill("given-name"),
            PASSWORD2,
            TERMS,
        ],
        call: |ask| Box::pin(register(ask)),
    }],
};

/// Creates an account; no cookie is read or set.
///
/// # Errors
/// 400 with field errors, 403, 429 or 503.
async fn register(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (draft, errors) = typed::registration(&ask.fields, false);
    let user = Context::of(ask.request).accounts().register(draft, errors, None).await?.user;
    let reply = Reply::created(json!({
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
    }));
    // The person's own account, which they can open once signed in.
    Ok(reply.header("Location", ask.app.url(&format!("{}/me/", ask.mount))))
}
