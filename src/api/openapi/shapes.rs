//! The bodies of answers.

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, KnownFormat, ObjectBuilder, Ref, Schema, SchemaFormat,
    SchemaType, Type,
};

/// Every shape, with the name that operations refer to.
pub(super) fn shapes() -> Vec<(&'static str, RefOr<Schema>)> {
    vec![
        ("Registered", object(&person()[..4])),
        ("TokenPair", object(&[("access", text()), ("refresh", text())])),
        ("Message", object(&[("message", text())])),
        ("Nothing", closed(ObjectBuilder::new())),
        ("Links", map_of(plain(Type::String))),
        ("Me", object(&person())),
        ("User", user()),
        ("UserPage", page("User")),
        ("Group", group()),
        ("GroupPage", page("Group")),
        ("Session", session()),
        ("SessionPage", page("Session")),
        ("JwkSet", object(&[("keys", list(key()))])),
        ("Detail", detail()),
        ("Errors", errors()),
    ]
}

/// An object of exactly these properties.
fn object(properties: &[(&str, RefOr<Schema>)]) -> RefOr<Schema> {
    let mut object = ObjectBuilder::new();
    for (name, schema) in properties {
        object = object.property(*name, schema.clone()).required(*name);
    }
    closed(object)
}

fn closed(object: ObjectBuilder) -> RefOr<Schema> {
    object.additional_properties(Some(AdditionalProperties::FreeForm(false))).build().into()
}

fn map_of(schema: RefOr<Schema>) -> RefOr<Schema> {
    ObjectBuilder::new().additional_properties(Some(schema)).build().into()
}

fn list(schema: RefOr<Schema>) -> RefOr<Schema> {
    ArrayBuilder::new().items(schema).build().into()
}

fn plain(kind: Type) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(kind).build().into()
}

fn text() -> RefOr<Schema> {
    plain(Type::String)
}

fn nullable(schema: ObjectBuilder) -> RefOr<Schema> {
    schema.schema_type(SchemaType::from_iter([Type::String, Type::Null])).into()
}

fn moment() -> ObjectBuilder {
    let format = SchemaFormat::KnownFormat(KnownFormat::DateTime);
    ObjectBuilder::new().schema_type(Type::String).format(Some(format))
}

fn person() -> [(&'static str, RefOr<Schema>); 8] {
    [
        ("id", plain(Type::Integer)),
        ("username", text()),
        ("email", text()),
        ("first_name", text()),
        ("last_name", text()),
        ("is_staff", plain(Type::Boolean)),
        ("date_joined", moment().into()),
        ("last_login", nullable(moment())),
    ]
}

fn user() -> RefOr<Schema> {
    let mut user = person().to_vec();
    user.extend([
        ("url", text()),
        ("is_active", plain(Type::Boolean)),
        ("is_superuser", plain(Type::Boolean)),
        ("version", plain(Type::Integer)),
        ("groups", list(text())),
    ]);
    object(&user)
}

fn group() -> RefOr<Schema> {
    object(&[
        ("url", text()),
        ("id", plain(Type::Integer)),
        ("name", text()),
        ("permissions", list(text())),
        ("members", plain(Type::Integer)),
        ("version", plain(Type::Integer)),
    ])
}

fn session() -> RefOr<Schema> {
    let channel =
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["browser", "api"]));
    object(&[
        ("id", text()),
        ("channel", channel.into()),
        ("created_at", moment().into()),
        ("last_seen_at", moment().into()),
        ("ip", text()),
        ("user_agent", text()),
        ("current", plain(Type::Boolean)),
    ])
}

fn page(of: &str) -> RefOr<Schema> {
    object(&[
        ("count", plain(Type::Integer)),
        ("next", nullable(ObjectBuilder::new())),
        ("previous", nullable(ObjectBuilder::new())),
        ("results", list(Ref::from_schema_name(of).into())),
    ])
}

/// A public key (RFC 7517 §4); which parameters it has depends on its type.
fn key() -> RefOr<Schema> {
    let mut key = ObjectBuilder::new();
    for name in ["kty", "use", "alg", "kid"] {
        key = key.property(name, text()).required(name);
    }
    for name in ["crv", "x", "y", "n", "e"] {
        key = key.property(name, text());
    }
    closed(key)
}

/// A sentence; for tokens also a code, and why which kind of token was refused.
fn detail() -> RefOr<Schema> {
    let message = object(&[("token_class", text()), ("token_type", text()), ("message", text())]);
    closed(
        ObjectBuilder::new()
            .property("detail", text())
            .property("code", text())
            .property("messages", list(message))
            .required("detail"),
    )
}

/// Messages by field, or a sentence about the whole.
fn errors() -> RefOr<Schema> {
    ObjectBuilder::new()
        .property("detail", text())
        .property("code", text())
        .property("non_field_errors", list(text()))
        .additional_properties(Some(list(text())))
        .build()
        .into()
}
