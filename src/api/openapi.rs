//! The OpenAPI document (3.1), from the same table that dispatches requests.

mod failures;
mod inputs;
mod shapes;

use rocket::http::Method;
use serde_json::Value;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::OperationBuilder;
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Ref, Schema, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    ComponentsBuilder, Content, Header, HttpMethod, InfoBuilder, OpenApiBuilder, PathItem, Paths,
    RefOr, Required, ResponseBuilder, Server,
};

use crate::api::endpoint::{Access, Ask, Endpoint, Gate, Operation, Reply};
use crate::app::App;
use crate::web::{API, Problem, access_cookie};

pub static SCHEMA: Endpoint = Endpoint {
    path: "/schema",
    name: "Schema",
    description: "This API as an OpenAPI document.",
    access: Access::Public,
    gate: Gate::Open,
    operations: &[Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) }],
};

const BODIES: [&str; 3] =
    ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

/// The two security schemes.
const BEARER: &str = "bearer";
const COOKIE: &str = "cookie";

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    Ok(Reply::ok(document(ask.app, ask.endpoints)))
}

/// The path of an endpoint in the document.
pub fn described_path(endpoint: &Endpoint) -> String {
    format!("{}{}/", API[0], endpoint.path.replace("<id>", "{id}"))
}

/// The document about those endpoints that are here.
pub fn document(app: &App, endpoints: &[&Endpoint]) -> Value {
    let mut paths = Paths::new();
    for endpoint in endpoints.iter().filter(|endpoint| endpoint.is_here(&app.config)) {
        let path = described_path(endpoint);
        for operation in endpoint.operations {
            let described = PathItem::new(method(operation.method), describe(endpoint, operation));
            match paths.paths.get_mut(&path) {
                Some(item) => item.merge_operations(described),
                None => drop(paths.paths.insert(path.clone(), described)),
            }
        }
    }
    paths.paths.insert("/.well-known/jwks.json".into(), PathItem::new(HttpMethod::Get, keys()));
    let bearer = Http::builder()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .description(Some("An access token; the scheme may be written `JWT`, too."));
    let cookie = ApiKeyValue::with_description(
        access_cookie(&app.config),
        "The session of a browser; writes have to come from this site's own pages.",
    );
    let mut components = ComponentsBuilder::new()
        .security_scheme(BEARER, SecurityScheme::Http(bearer.build()))
        .security_scheme(COOKIE, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    for (name, schema) in shapes::shapes() {
        components = components.schema(name, schema);
    }
    let document = OpenApiBuilder::new()
        .info(InfoBuilder::new().title("Doorward").version(env!("CARGO_PKG_VERSION")).build())
        .servers(Some([Server::new(format!("{}{}", app.config.public_url.origin(), app.base))]))
        .paths(paths)
        .components(Some(components.build()))
        .build();
    serde_json::to_value(document).expect("a document is plain data")
}

fn method(method: Method) -> HttpMethod {
    match method {
        Method::Post => HttpMethod::Post,
        Method::Put => HttpMethod::Put,
        Method::Patch => HttpMethod::Patch,
        Method::Delete => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}

fn describe(endpoint: &Endpoint, operation: &Operation) -> OperationBuilder {
    let name = endpoint.name.to_lowercase().replace(' ', "_");
    let mut described = OperationBuilder::new()
        .summary(Some(endpoint.name))
        .description(Some(endpoint.description))
        .operation_id(Some(format!("{name}_{}", operation.method.as_str().to_lowercase())));
    for parameter in inputs::parameters(endpoint, operation) {
        described = described.parameter(parameter);
    }
    if !operation.body().is_empty() {
        let needed = operation.body().iter().any(|input| input.required);
        let needed = if needed { Required::True } else { Required::False };
        let mut body = RequestBodyBuilder::new().required(Some(needed));
        for kind in BODIES {
            body = body.content(kind, Content::new(Some(inputs::fields(operation.body()))));
        }
        described = described.request_body(Some(body.build()));
    }
    let (success, shape) = answer(endpoint, operation.method);
    let mut ok = ResponseBuilder::new().description("Done");
    if let Some(shape) = shape {
        ok = ok.content("application/json", Content::new(Some(shape)));
    }
    if tagged(endpoint, operation.method) {
        ok = ok.header("ETag", header("The `version`, in quotes, for `If-Match`."));
    }
    if success == "201" {
        ok = ok.header("Location", header("Where to look at it."));
    }
    described = described.response(success, ok.build());
    for failure in failures::failures(endpoint, operation) {
        let content = Content::new(Some(Ref::from_schema_name(failure.shape)));
        let mut failed =
            ResponseBuilder::new().description(failure.why).content("application/json", content);
        for (name, what) in failure.headers {
            failed = failed.header(*name, header(what));
        }
        described = described.response(failure.status.to_string(), failed.build());
    }
    if endpoint.access != Access::Public {
        if endpoint.access == Access::Optional {
            described = described.security(SecurityRequirement::default());
        }
        described = described
            .security(SecurityRequirement::new(BEARER, [""; 0]))
            .security(SecurityRequirement::new(COOKIE, [""; 0]));
    }
    described
}

/// Whether a success has an `ETag`: the version of an account or a group.
fn tagged(endpoint: &Endpoint, method: Method) -> bool {
    match endpoint.path {
        "/users" | "/groups" => method == Method::Post,
        "/users/<id>" | "/groups/<id>" => method != Method::Delete,
        _ => false,
    }
}

fn header(what: &str) -> Header {
    let text = ObjectBuilder::new().schema_type(Type::String);
    HeaderBuilder::new().schema(Some(text)).description(Some(what)).build()
}

/// The public keys are not part of the endpoints' table.
fn keys() -> OperationBuilder {
    let set = Content::new(Some(Ref::from_schema_name("JwkSet")));
    OperationBuilder::new()
        .summary(Some("Public keys"))
        .description(Some(
            "The keys that verify access tokens, the one that signs first (RFC 7517); none while \
             tokens are signed with a shared secret.",
        ))
        .operation_id(Some("jwks_get"))
        .response(
            "200",
            ResponseBuilder::new().description("Done").content("application/json", set).build(),
        )
}

/// The status of a success and the shape of its body.
fn answer(endpoint: &Endpoint, method: Method) -> (&'static str, Option<RefOr<Schema>>) {
    let shape = |name: &str| Some(RefOr::Ref(Ref::from_schema_name(name)));
    match (endpoint.path, method) {
        (_, Method::Delete) => ("204", None),
        ("/register", _) => ("201", shape("Registered")),
        ("/users", Method::Post) => ("201", shape("User")),
        ("/users", _) => ("200", shape("UserPage")),
        ("/users/<id>", _) => ("200", shape("User")),
        ("/groups", Method::Post) => ("201", shape("Group")),
        ("/groups", _) => ("200", shape("GroupPage")),
        ("/groups/<id>", _) => ("200", shape("Group")),
        ("/token" | "/token/refresh", _) => ("200", shape("TokenPair")),
        ("/private", _) => ("200", shape("Message")),
        ("/me", _) => ("200", shape("Me")),
        ("/me/sessions", _) => ("200", shape("SessionPage")),
        ("", _) => ("200", shape("Links")),
        ("/schema", _) => ("200", Some(ObjectBuilder::new().build().into())),
        _ => ("200", shape("Nothing")),
    }
}
