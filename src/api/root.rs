//! The API's root: links to what the client may open.

use rocket::http::Method;
use serde_json::{Map, Value};

use crate::api::endpoint::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::web::Problem;

pub static ROOT: Endpoint = Endpoint {
    path: "",
    name: "Api Root",
    description: "What you may open here.",
    access: Access::Optional,
    gate: Gate::Open,
    operations: &[Operation { method: Method::Get, input: &[], call: |ask| Box::pin(map(ask)) }],
};

async fn map(ask: Ask<'_>) -> Result<Reply, Problem> {
    let open = ask.endpoints.iter().filter(|endpoint| {
        let listed = !endpoint.path.is_empty() && !endpoint.path.contains('<');
        let config = &ask.app.config;
        let open = endpoint.is_here(config) && endpoint.is_open(config);
        listed && open && endpoint.access.met(ask.who, false)
    });
    let map: Map<String, Value> = open
        .map(|endpoint| {
            let name = endpoint.path.trim_start_matches('/').replace('/', "-");
            (name, Value::String(url(&ask, endpoint.path)))
        })
        .collect();
    Ok(Reply::ok(Value::Object(map)))
}

/// The absolute URL of a path below the mount the client used.
fn url(ask: &Ask<'_>, path: &str) -> String {
    let origin = ask.app.config.public_url.origin();
    format!("{origin}{}{}{path}/", ask.app.base, ask.mount)
}
