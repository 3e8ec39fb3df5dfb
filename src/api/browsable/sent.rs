//! What a request asked for, kept for the page that answers it.

use std::sync::OnceLock;

use rocket::Request;
use rocket::http::Method;
use serde_json::{Map, Value};

use crate::api::endpoint::{Kind, Operation};
use crate::api::method_form::{Payload, RawBody};
use crate::web::{Fields, RequestInfo};

/// The method that a request means, and the fields it brought.
pub struct Sent {
    pub method: Method,
    /// Whether a form of a page said the method.
    pub by_form: bool,
    /// What was typed as raw data.
    typed: Option<RawBody>,
    values: OnceLock<Map<String, Value>>,
    current: OnceLock<Value>,
}

impl Sent {
    /// Settles what the request means.
    pub fn settle(request: &Request<'_>, method: Method, payload: &Payload<'_>) {
        request.local_cache(|| Sent {
            method,
            by_form: matches!(payload, Payload::Filled(_) | Payload::Raw(..)),
            typed: match payload {
                Payload::Raw(_, typed) => Some(typed.clone()),
                _ => None,
            },
            values: OnceLock::new(),
            current: OnceLock::new(),
        });
    }

    /// What the request means: until that is settled, what is on the wire.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r Sent {
        request.local_cache(|| Sent {
            method: RequestInfo::of(request).method,
            by_form: false,
            typed: None,
            values: OnceLock::new(),
            current: OnceLock::new(),
        })
    }

    /// Keeps the fields, in place of each secret the name of a variable of a shell.
    pub fn keep(&self, operation: &Operation, fields: &Fields) {
        let kept = operation.input.iter().filter_map(|input| {
            let value = fields.get(input.name)?;
            let blank = value.is_null() || value.as_str() == Some("");
            let value = match input.is_secret() && !blank {
                true => Value::from(variable(input.name)),
                false => value.clone(),
            };
            Some((input.name.to_owned(), value))
        });
        let _ = self.values.set(kept.collect());
    }

    /// The fields that came, without their secrets; `None` where no body could be read.
    pub fn values(&self) -> Option<&Map<String, Value>> {
        self.values.get()
    }

    /// Whether the fields were typed as raw data.
    pub fn is_raw(&self) -> bool {
        self.typed.is_some()
    }

    /// The raw data as it was typed, unless it speaks of a secret; where tokens are taken it may
    /// be nothing but one.
    pub fn typed(&self, operation: &Operation) -> Option<&RawBody> {
        let typed = self.typed.as_ref()?;
        let mut secrets = operation.body().iter().filter(|input| input.is_secret());
        let told = secrets.any(|one| one.kind == Kind::Token || typed.content.contains(one.name));
        (!told).then_some(typed)
    }

    /// Keeps what stands at the address while the answer is about something else.
    pub fn keep_current(&self, current: Value) {
        let _ = self.current.set(current);
    }

    /// What stands at the address, where the answer is about something else.
    pub fn current(&self) -> Option<&Value> {
        self.current.get()
    }
}

/// What stands for the value of a secret field.
pub fn variable(name: &str) -> String {
    format!("${}", name.to_ascii_uppercase())
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
