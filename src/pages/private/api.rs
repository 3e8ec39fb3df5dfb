//! The API endpoint for signed-in clients only.

use rocket::http::Method;
use serde_json::json;

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::web::Problem;

pub static PRIVATE: Endpoint = Endpoint {
    path: "/private",
    name: "Private",
    description: "Says that access is granted, to everybody who is signed in.",
    access: Access::SignedIn,
    gate: Gate::Open,
    operations: &[Operation {
        method: Method::Get,
        input: &[],
        call: |ask| Box::pin(granted(ask)),
    }],
};

async fn granted(_: Ask<'_>) -> Result<Reply, Problem> {
    Ok(Reply::ok(json!({ "message": "Access Granted!" })))
}
