//! The intended method and the fields of a request, kept for the page that answers it.

use std::sync::OnceLock;

use rocket::Request;
use rocket::http::Method;
use serde_json::{Map, Value};

use crate::api::endpoint::Operation;
use crate::api::method_form::{Payload, RawBody};
use crate::web::{Fields, Kind, RequestInfo};

/// The intended method of a request, and its fields.
pub struct Sent {
    pub method: Method,
    /// Whether a page's form named the method.
    pub by_form: bool,
    /// Whether a page's form brought the token that decided who asks.
    pub by_token: bool,
    /// Raw data as typed.
    typed: Option<RawBody>,
    values: OnceLock<Map<String, Value>>,
    current: OnceLock<Value>,
}

impl Sent {
    /// Records the intended method and the raw data.
    pub fn settle(request: &Request<'_>, method: Method, payload: &Payload<'_>) {
        request.local_cache(|| Sent {
            method,
            by_form: matches!(payload, Payload::Filled(_) | Payload::Raw(..)),
            by_token: matches!(payload, Payload::Token),
            typed: match payload {
                Payload::Raw(_, typed) => Some(typed.clone()),
                _ => None,
            },
            values: OnceLock::new(),
            current: OnceLock::new(),
        });
    }

    /// What was recorded for this request; until then, the method as sent.
    pub fn of<'r>(request: &'r Request<'_>) -> &'r Sent {
        request.local_cache(|| Sent {
            method: RequestInfo::of(request).method,
            by_form: false,
            by_token: false,
            typed: None,
            values: OnceLock::new(),
            current: OnceLock::new(),
        })
    }

    /// Keeps the fields, with the name of a shell variable in place of each secret.
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

    /// The fields that were sent, without their secrets; `None` if no body could be read.
    pub fn values(&self) -> Option<&Map<String, Value>> {
        self.values.get()
    }

    /// Whether the fields were typed as raw data.
    pub fn is_raw(&self) -> bool {
        self.typed.is_some()
    }

    /// The raw data as typed, unless it may contain a secret: it names one, or tokens are expected,
    /// since then it may be just a token.
    pub fn typed(&self, operation: &Operation) -> Option<&RawBody> {
        let typed = self.typed.as_ref()?;
        let mut secrets = operation.body().iter().filter(|input| input.is_secret());
        let told = secrets.any(|one| one.kind == Kind::Token || typed.content.contains(one.name));
        (!told).then_some(typed)
    }

    /// Keeps the current resource while the answer is about something else.
    pub fn keep_current(&self, current: Value) {
        let _ = self.current.set(current);
    }

    /// The current resource, if the answer is about something else.
    pub fn current(&self) -> Option<&Value> {
        self.current.get()
    }
}

/// The shell variable in place of a secret field's value.
pub fn variable(name: &str) -> String {
    format!("${}", name.to_ascii_uppercase())
}

/// Removes blank optional fields from an HTML form, which cannot leave out a field.
pub fn unfilled(operation: &Operation, fields: &mut Fields) {
    for input in operation.input.iter().filter(|input| !input.required) {
        // Texts and lists may be cleared. A blank e-mail address is kept to be reported as an
        // error.
        let may_be_blank = matches!(input.kind, Kind::Text | Kind::Email | Kind::Names);
        if operation.method == Method::Post || !may_be_blank {
            fields.drop_blank(input.name);
        }
    }
}
