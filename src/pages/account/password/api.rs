//! The API endpoint for changing one's own password.

use rocket::http::Method;
use serde_json::json;

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::render::typed;
use crate::web::person::{self, OLD_PASSWORD, PASSWORD2};
use crate::web::{Context, Problem, authorization};

pub static PASSWORD: Endpoint = Endpoint {
    path: "/me/password",
    name: "Password",
    description: "Changes your password and ends all your other sessions.",
    access: Access::Changer,
    gate: Gate::Passwords,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            OLD_PASSWORD,
            person::PASSWORD.called("New password"),
            PASSWORD2.called("New password again"),
        ],
        call: |ask| Box::pin(change_password(ask)),
    }],
};

async fn change_password(ask: Ask<'_>) -> Result<Reply, Problem> {
    let change = typed::password_change(&ask.fields, false);
    let in_browser = authorization(ask.request).is_none();
    let pair = ask.accounts()?.change_password(ask.person()?, change, in_browser).await?;
    Context::of(ask.request).cookies.issue(pair);
    Ok(Reply::ok(json!({})))
}
