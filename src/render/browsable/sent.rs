//! What a request asked for, kept for the page that answers it.

use std::sync::OnceLock;

use rocket::Request;
use rocket::http::Method;
use serde_json::{Map, Value};

use crate::guards::{Facts, Fields, Payload};
use crate::render::endpoint::{Kind, Operation};

/// The method that a request means, and the fields it brought.
pub struct Sent {
    pub method: Method,
    /// Whether a form of a page said the method.
    pub by_form: bool,
    /// Whether the fields were typed as raw data.
    pub raw: bool,
    values: OnceLock<Map<String, Value>>,
}

impl Sent {
    /// Settles what the request means.
    pub fn settle(request: &Request<'_>, method: Method, payload: &Payload<'_>) {
        request.local_cache(|| Sent {
            method,
            by_form: matches!(payload, Payload::Filled(_) | Payload::Raw(_)),
            raw: matches!(payload, Payload::Raw(_)),
            values: OnceLock::new(),
        });
    }

    /// What the request means: until that is settled, what is on the wire.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r Sent {
        request.local_cache(|| Sent {
            method: Facts::of(request).method,
            by_form: false,
            raw: false,
            values: OnceLock::new(),
        })
    }

    /// Keeps the fields, secrets blotted out.
    pub fn keep(&self, operation: &Operation, fields: &Fields) {
        let kept = operation.input.iter().filter_map(|input| {
            let value = fields.get(input.name)?;
            let secret = matches!(input.kind, Kind::Password | Kind::Token);
            let value = if secret { Value::from("") } else { value.clone() };
            Some((input.name.to_owned(), value))
        });
        let _ = self.values.set(kept.collect());
    }

    /// The fields that came, without their secrets; `None` where no body could be read.
    pub fn values(&self) -> Option<&Map<String, Value>> {
        self.values.get()
    }
}

/// Readies what an HTML form sends: it has no way to leave a field out but to leave it blank.
pub fn unfilled(operation: &Operation, fields: &mut Fields) {
    for input in operation.input.iter().filter(|input| !input.required) {
        // A name may be cleared, and an address may not: its blank is an error to tell.
        let may_be_blank = matches!(input.kind, Kind::Text | Kind::Email);
        if operation.method == Method::Post || !may_be_blank {
            fields.drop_blank(input.name);
        }
    }
}
