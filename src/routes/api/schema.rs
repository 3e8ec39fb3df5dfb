//! The API's description of itself, from the same table that dispatches it (OpenAPI 3.1).

use rocket::http::Method;
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Ref, Schema, SchemaType, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, Content, HttpMethod, InfoBuilder, OpenApiBuilder, PathItem, Paths, RefOr,
    Required, ResponseBuilder, Server,
};

use super::ENDPOINTS;
use crate::error::Problem;
use crate::render::endpoint::{Ask, Endpoint, Input, Kind, Needs, Operation, Reply};

pub static SCHEMA: Endpoint = Endpoint {
    path: "/schema",
    name: "Schema",
    description: "This API as an OpenAPI document.",
    needs: Needs::Nobody,
    operations: &[Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) }],
};

const BODIES: [&str; 3] =
    ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let site = ask.site;
    let mut paths = Paths::new();
    for endpoint in ENDPOINTS {
        let path = format!("{}{}/", super::MOUNT, endpoint.path.replace("<id>", "{id}"));
        for operation in endpoint.operations {
            let described = PathItem::new(method(operation.method), describe(endpoint, operation));
            match paths.paths.get_mut(&path) {
                Some(item) => item.merge_operations(described),
                None => drop(paths.paths.insert(path.clone(), described)),
            }
        }
    }
    let mut components = ComponentsBuilder::new().security_scheme(
        "bearer",
        SecurityScheme::Http(Http::builder().scheme(HttpAuthScheme::Bearer).build()),
    );
    for (name, schema) in shapes() {
        components = components.schema(name, schema);
    }
    let document = OpenApiBuilder::new()
        .info(InfoBuilder::new().title("Doorward").version(env!("CARGO_PKG_VERSION")).build())
        .servers(Some([Server::new(format!("{}{}", site.config.public_url.origin(), site.base))]))
        .paths(paths)
        .components(Some(components.build()))
        .build();
    Ok(Reply::ok(serde_json::to_value(document).expect("a document is plain data")))
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
    for parameter in parameters(endpoint, operation.method) {
        described = described.parameter(parameter);
    }
    if !operation.body().is_empty() {
        let mut body = RequestBodyBuilder::new().required(Some(Required::True));
        for kind in BODIES {
            body = body.content(kind, Content::new(Some(fields(operation.body()))));
        }
        described = described.request_body(Some(body.build()));
    }
    let (success, shape) = answer(endpoint, operation.method);
    let mut ok = ResponseBuilder::new().description("Done");
    if let Some(shape) = shape {
        ok = ok.content("application/json", Content::new(Some(shape)));
    }
    described = described.response(success, ok.build());
    for (status, why, shape) in failures(endpoint, operation) {
        let content = Content::new(Some(Ref::from_schema_name(shape)));
        let failed = ResponseBuilder::new().description(why).content("application/json", content);
        described = described.response(status.to_string(), failed.build());
    }
    if !matches!(endpoint.needs, Needs::Nobody | Needs::Anyone) {
        described = described.security(SecurityRequirement::new("bearer", [""; 0]));
    }
    described
}

fn parameters(endpoint: &Endpoint, method: Method) -> Vec<Parameter> {
    let mut found = Vec::new();
    let mut add = |name: &str, place: ParameterIn, schema: RefOr<Schema>| {
        let required = matches!(place, ParameterIn::Path);
        let required = if required { Required::True } else { Required::False };
        let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(required);
        found.push(parameter.schema(Some(schema)).build());
    };
    if endpoint.path.contains("<id>") {
        add("id", ParameterIn::Path, plain(Type::String));
    }
    let list = matches!(endpoint.path, "/users" | "/me/sessions") && method == Method::Get;
    if list {
        add("page", ParameterIn::Query, plain(Type::Integer));
        add("page_size", ParameterIn::Query, plain(Type::Integer));
    }
    if list && endpoint.path == "/users" {
        add("search", ParameterIn::Query, plain(Type::String));
        add("ordering", ParameterIn::Query, plain(Type::String));
        for flag in ["is_active", "is_staff", "is_superuser"] {
            add(flag, ParameterIn::Query, plain(Type::Boolean));
        }
    }
    if endpoint.path == "/users/<id>" && method != Method::Get {
        add("If-Match", ParameterIn::Header, plain(Type::String));
    }
    found
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
        ("/token" | "/token/refresh", _) => ("200", shape("TokenPair")),
        ("/private", _) => ("200", shape("Message")),
        ("/me", _) => ("200", shape("Me")),
        ("/me/sessions", _) => ("200", shape("SessionPage")),
        _ => ("200", Some(ObjectBuilder::new().build().into())),
    }
}

/// What else can come of an operation.
fn failures(endpoint: &Endpoint, operation: &Operation) -> Vec<(u16, &'static str, &'static str)> {
    let mut found = vec![
        (404, "No such thing, page or format", "Detail"),
        (406, "Neither JSON nor HTML is accepted", "Detail"),
    ];
    let writes = operation.method != Method::Get;
    let token = endpoint.path.starts_with("/token");
    if !operation.body().is_empty() || endpoint.path == "/users/<id>" && writes {
        found.push((400, "The body or a field is not right", "Errors"));
    }
    if !operation.body().is_empty() {
        found.push((408, "The body was too slow", "Detail"));
        found.push((413, "The body is too large", "Detail"));
        found.push((415, "The body's type is not read", "Detail"));
    }
    if endpoint.needs != Needs::Nobody || token {
        found.push((401, "Nobody who may, by these credentials", "Detail"));
    }
    if endpoint.needs == Needs::Staff || endpoint.path == "/register" || writes && !token {
        found.push((403, "Not allowed", "Detail"));
    }
    if endpoint.path == "/users/<id>" && writes {
        found.push((409, "Somebody was faster", "Detail"));
    }
    if matches!(endpoint.path, "/register" | "/token" | "/me" | "/me/password") && writes {
        found.push((429, "Too many attempts", "Detail"));
    }
    if endpoint.path != "/schema" {
        found.push((503, "Busy, or the database is away", "Detail"));
    }
    found
}

fn plain(kind: Type) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(kind).build().into()
}

fn nullable(kind: Type) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(SchemaType::from_iter([kind, Type::Null])).build().into()
}

fn fields(inputs: &[Input]) -> RefOr<Schema> {
    let mut object = ObjectBuilder::new();
    for input in inputs {
        let kind = match input.kind {
            Kind::Boolean => Type::Boolean,
            Kind::Integer => Type::Integer,
            Kind::Text | Kind::Email | Kind::Password | Kind::Token => Type::String,
        };
        let longest = input.longest.map(|longest| longest as usize);
        let field = ObjectBuilder::new()
            .schema_type(kind)
            .title(Some(input.label))
            .max_length(longest)
            .write_only(input.kind == Kind::Password);
        object = object.property(input.name, field.build());
        if input.required {
            object = object.required(input.name);
        }
    }
    object.build().into()
}

fn shapes() -> Vec<(&'static str, RefOr<Schema>)> {
    use Type::{Boolean, Integer, String as Text};
    let object = |properties: &[(&str, RefOr<Schema>)]| {
        let mut object = ObjectBuilder::new();
        for (name, schema) in properties {
            object = object.property(*name, schema.clone()).required(*name);
        }
        RefOr::<Schema>::from(object.build())
    };
    let page = |of: &str| {
        object(&[
            ("count", plain(Integer)),
            ("next", nullable(Text)),
            ("previous", nullable(Text)),
            ("results", ArrayBuilder::new().items(Ref::from_schema_name(of)).build().into()),
        ])
    };
    let person: [(&str, RefOr<Schema>); 8] = [
        ("id", plain(Integer)),
        ("username", plain(Text)),
        ("email", plain(Text)),
        ("first_name", plain(Text)),
        ("last_name", plain(Text)),
        ("is_staff", plain(Boolean)),
        ("date_joined", plain(Text)),
        ("last_login", nullable(Text)),
    ];
    let mut user = person.to_vec();
    user.extend([
        ("url", plain(Text)),
        ("is_active", plain(Boolean)),
        ("is_superuser", plain(Boolean)),
        ("version", plain(Integer)),
    ]);
    let texts = |names: &[&'static str]| {
        object(&names.iter().map(|name| (*name, plain(Text))).collect::<Vec<_>>())
    };
    let detail = ObjectBuilder::new()
        .property("detail", plain(Text))
        .property("code", plain(Text))
        .required("detail");
    let messages = ArrayBuilder::new().items(plain(Text)).build();
    let errors = ObjectBuilder::new()
        .property("detail", plain(Text))
        .property("code", plain(Text))
        .property("non_field_errors", messages);
    vec![
        ("Registered", object(&person[..4])),
        ("TokenPair", texts(&["access", "refresh"])),
        ("Message", texts(&["message"])),
        ("Me", object(&person)),
        ("User", object(&user)),
        ("UserPage", page("User")),
        (
            "Session",
            object(&[
                ("id", plain(Text)),
                ("channel", plain(Text)),
                ("created_at", plain(Text)),
                ("last_seen_at", plain(Text)),
                ("ip", plain(Text)),
                ("user_agent", plain(Text)),
                ("current", plain(Boolean)),
            ]),
        ),
        ("SessionPage", page("Session")),
        ("Detail", detail.build().into()),
        ("Errors", errors.build().into()),
    ]
}
