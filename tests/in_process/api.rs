//! The JSON API as its clients rely on it.

mod checks;
mod curl;
mod faces;
mod fields;
mod literal;
mod matrix;
mod offered;
mod order;

use crate::actor::{Ask, Visitor};
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};
use rocket::http::Method;
use serde_json::{Value, json};

/// The two mounts.
pub const MOUNTS: [&str; 2] = ["/api", "/accounts"];

/// An account with these rights, signed in by browser afterwards.
pub async fn somebody<'w>(world: &'w World, name: &str, rights: &str) -> Visitor<'w> {
    world.visitor().register(name).await.is(303);
    if !rights.is_empty() {
        let update = format!("UPDATE users SET {rights} WHERE username = '{name}'");
        assert_eq!(world.change(&update).await, 1);
    }
    let visitor = world.visitor();
    visitor.login(name).await.is(303);
    visitor
}

pub const STAFF: &str = "is_staff = TRUE";
pub const SUPERUSER: &str = "is_staff = TRUE, is_superuser = TRUE";

/// A pair of tokens for an account.
pub async fn tokens(world: &World, name: &str) -> (String, String) {
    let body = json!({ "username": name, "password": PASSWORD });
    let given = world.visitor().json("/api/token/", &body).await;
    let given = given.is(200).json();
    let text = |key: &str| given[key].as_str().expect("a token").to_owned();
    (text("access"), text("refresh"))
}

/// The body of a request in one of the forms that the API reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Json,
    Form,
    Multipart,
}

pub const KINDS: [Kind; 3] = [Kind::Json, Kind::Form, Kind::Multipart];

/// A script's request with these fields.
pub async fn send(
    visitor: &Visitor<'_>,
    (method, path): (Method, &str),
    (kind, fields): (Kind, &[(&str, &str)]),
    token: Option<&str>,
) -> Answer {
    let ask = filled(visitor.script(method, path), kind, fields);
    match token {
        Some(token) => ask.bearer(token).send().await,
        None => ask.send().await,
    }
}

fn filled<'v, 'w>(ask: Ask<'v, 'w>, kind: Kind, fields: &[(&str, &str)]) -> Ask<'v, 'w> {
    match kind {
        Kind::Form => ask.form(fields),
        Kind::Json => {
            let pairs = fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value)));
            ask.json(&Value::Object(pairs.collect()))
        }
        Kind::Multipart => {
            let mut body = String::new();
            for (name, value) in fields {
                let head = "--cut\r\nContent-Disposition: form-data; name=";
                body.push_str(&format!("{head}\"{name}\"\r\n\r\n{value}\r\n"));
            }
            ask.body("multipart/form-data; boundary=cut", body + "--cut--\r\n")
        }
    }
}
