//! The parameters and bodies of operations.

use rocket::http::Method;
use serde_json::json;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{
    ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat, Type,
};
use utoipa::openapi::{RefOr, Required};

use crate::api::endpoint::{Endpoint, Operation};
use crate::web::{Field, Kind};

/// The parameters in path, query and headers.
pub(super) fn parameters(endpoint: &Endpoint, operation: &Operation) -> Vec<Parameter> {
    let mut found = Vec::new();
    let mut add = |name: &str, place: ParameterIn, what: &str, schema: RefOr<Schema>| {
        let required = matches!(place, ParameterIn::Path);
        let required = if required { Required::True } else { Required::False };
        let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(required);
        let what = (!what.is_empty()).then_some(what);
        found.push(parameter.description(what).schema(Some(schema)).build());
    };
    if endpoint.path.contains("<id>") {
        // Accounts and groups are numbered; a session's id is random.
        let id = match endpoint.is_versioned() {
            true => counted(),
            false => ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9a-f]+$")),
        };
        add("id", ParameterIn::Path, "", id.into());
    }
    let list = operation.method == Method::Get && !operation.input.is_empty();
    if list {
        let last = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["last"]));
        let page = Schema::from(OneOfBuilder::new().item(counted()).item(last));
        add("page", ParameterIn::Query, "A page by its number, or the last one.", page.into());
        for input in operation.input {
            add(input.name, ParameterIn::Query, input.help, queried(input));
        }
    }
    if endpoint.is_versioned() && operation.method != Method::Get {
        let tag = ObjectBuilder::new().schema_type(Type::String).examples(["\"1\""]);
        let what = "The `ETag` that was seen last; another one is answered with 409.";
        add("If-Match", ParameterIn::Header, what, tag.into());
    }
    found
}

fn queried(input: &Field) -> RefOr<Schema> {
    let schema = match input.kind {
        Kind::Integer => counted(),
        Kind::Boolean => ObjectBuilder::new().schema_type(Type::Boolean),
        _ => ObjectBuilder::new().schema_type(Type::String),
    };
    let choices = (!input.choices.is_empty()).then(|| input.choices.iter().copied());
    schema.enum_values(choices.map(|choices| choices.map(|choice| json!(choice)))).into()
}

/// A whole number from 1 on.
fn counted() -> ObjectBuilder {
    let format = SchemaFormat::KnownFormat(KnownFormat::Int64);
    ObjectBuilder::new().schema_type(Type::Integer).format(Some(format)).minimum(Some(1))
}

/// The shape of a body with these fields.
pub(super) fn fields(inputs: &[Field]) -> RefOr<Schema> {
    let mut object = ObjectBuilder::new();
    for input in inputs {
        object = match input.kind {
            Kind::Names => object.property(input.name, names(input)),
            _ => object.property(input.name, field(input)),
        };
        if input.required {
            object = object.required(input.name);
        }
    }
    object.build().into()
}

/// A list of names, each once.
fn names(input: &Field) -> ArrayBuilder {
    ArrayBuilder::new()
        .items(ObjectBuilder::new().schema_type(Type::String))
        .title(Some(input.label))
        .description((!input.help.is_empty()).then_some(input.help))
}

fn field(input: &Field) -> ObjectBuilder {
    let kind = match input.kind {
        Kind::Boolean => Type::Boolean,
        Kind::Integer => Type::Integer,
        Kind::Text | Kind::Email | Kind::Password | Kind::Token | Kind::Names => Type::String,
    };
    let format = match input.kind {
        Kind::Email => Some(SchemaFormat::Custom("email".into())),
        Kind::Password => Some(SchemaFormat::KnownFormat(KnownFormat::Password)),
        Kind::Integer => Some(SchemaFormat::KnownFormat(KnownFormat::Int64)),
        Kind::Text | Kind::Token | Kind::Boolean | Kind::Names => None,
    };
    // Blank counts as absent where a field is optional, except for a user name or an e-mail
    // address.
    let filled = input.required || input.kind == Kind::Email || input.name == "username";
    let is_text = kind == Type::String;
    ObjectBuilder::new()
        .schema_type(kind)
        .format(format)
        .title(Some(input.label))
        .description((!input.help.is_empty()).then_some(input.help))
        .min_length((is_text && filled).then_some(1))
        .max_length(input.longest.map(|longest| longest as usize))
        .write_only(matches!(input.kind, Kind::Password))
}
