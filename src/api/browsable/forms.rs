//! The forms of a page: one for each method that the user may use, made from the same inputs that
//! `OPTIONS` describes.

use rocket::Request;
use rocket::http::Method;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::api::browsable::sent::Sent;
use crate::api::endpoint::Operation;
use crate::web::{Field, Kind};

/// The request and the answer from which forms are filled in.
pub struct FormSource<'a> {
    pub sent: &'a Sent,
    pub body: &'a Value,
    pub status: u16,
}

/// A form, filled in as far as its values are known.
#[derive(Serialize)]
pub struct BrowsableForm<'a> {
    method: &'a str,
    fields: Vec<FormField<'a>>,
    /// The raw data: what was typed, or a body to fill in.
    raw: String,
    raw_kind: &'a str,
    /// Whether this form is shown again: with its errors, by field and for the whole.
    returned: bool,
    raw_returned: bool,
    errors: Vec<&'a str>,
}

#[derive(Serialize)]
struct FormField<'a> {
    id: String,
    name: &'a str,
    label: &'a str,
    help: &'a str,
    /// The `type` of an input, or `select`.
    kind: &'static str,
    /// The value of `autocomplete`.
    fill: &'static str,
    value: String,
    required: bool,
    longest: Option<u32>,
    errors: Vec<&'a str>,
    focus: bool,
    choices: &'a [&'a str],
}

/// The form of an operation with a body; `None` if there are no fields, or if the current values
/// are not known: a blank form would erase them.
pub fn form<'a>(operation: &'a Operation, shown: &FormSource<'a>) -> Option<BrowsableForm<'a>> {
    if operation.input.is_empty() {
        return None;
    }
    let changes = operation.method != Method::Post;
    let same = shown.sent.method == operation.method;
    let failed = shown.status >= 400;
    let sent = shown.sent.values().filter(|_| failed && same);
    let read = shown.sent.method != Method::Options && shown.sent.method != Method::Post;
    let current = shown.sent.current().or(Some(shown.body).filter(|_| read && !failed));
    let known: Option<Map<String, Value>> = match current.and_then(Value::as_object) {
        _ if !changes => sent.cloned(),
        Some(current) => {
            let mut known = current.clone();
            known.extend(sent.into_iter().flatten().map(|(name, v)| (name.clone(), v.clone())));
            Some(known)
        }
        // A raw body contains only the fields it changes, and would blank the others of the form.
        None => sent.filter(|_| !shown.sent.is_raw()).cloned(),
    };
    if changes && known.is_none() {
        return None;
    }
    let known = known.as_ref();
    let typed = shown.sent.typed(operation).filter(|_| same && failed);
    let returned = same && shown.status == 400;
    let errors = |name: &str| match shown.body.get(name) {
        Some(Value::Array(messages)) if returned => {
            messages.iter().filter_map(Value::as_str).collect()
        }
        _ => Vec::new(),
    };
    let method = operation.method.as_str();
    let mut fields: Vec<FormField<'a>> = operation
        .input
        .iter()
        .map(|input| {
            let value =
                if input.is_secret() { None } else { known.and_then(|k| k.get(input.name)) };
            FormField { errors: errors(input.name), ..field(input, method, value) }
        })
        .collect();
    if let Some(first) = fields.iter_mut().find(|field| !field.errors.is_empty()) {
        first.focus = true;
    }
    Some(BrowsableForm {
        method,
        fields,
        raw: match typed {
            Some(typed) => typed.content.clone(),
            None => serde_json::to_string_pretty(&blank(operation, known)).unwrap_or_default(),
        },
        raw_kind: typed.map_or("application/json", |typed| typed.kind.as_str()),
        returned,
        raw_returned: same && failed && shown.sent.is_raw(),
        errors: errors("non_field_errors"),
    })
}

/// The form for the query of a list.
pub fn filter<'a>(get: &'a Operation, request: &Request<'_>) -> Option<BrowsableForm<'a>> {
    let fields: Vec<FormField<'a>> = get
        .input
        .iter()
        .map(|input| {
            let value = request.query_value::<String>(input.name).and_then(Result::ok);
            field(input, "filter", value.map(Value::from).as_ref())
        })
        .collect();
    let returned = fields.iter().any(|field| !field.value.is_empty());
    (!fields.is_empty()).then(|| BrowsableForm {
        method: "GET",
        fields,
        raw: String::new(),
        raw_kind: "",
        returned,
        raw_returned: false,
        errors: Vec::new(),
    })
}

fn field<'a>(input: &'a Field, prefix: &str, value: Option<&Value>) -> FormField<'a> {
    let choices = match input.kind {
        Kind::Boolean => &["true", "false"],
        _ => input.choices,
    };
    FormField {
        id: format!("{}-{}", prefix.to_ascii_lowercase(), input.name),
        name: input.name,
        label: input.label,
        help: input.help,
        kind: match input.kind {
            _ if !choices.is_empty() => "select",
            Kind::Email => "email",
            Kind::Password => "password",
            Kind::Integer => "number",
            Kind::Text | Kind::Token | Kind::Boolean | Kind::Names => "text",
        },
        fill: input.fill,
        value: match value {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            Some(other) => other.to_string(),
        },
        required: input.required,
        longest: input.longest,
        errors: Vec::new(),
        focus: false,
        choices,
    }
}

/// A body to fill in: required fields, known values, and texts that may stay empty.
pub fn blank(operation: &Operation, known: Option<&Map<String, Value>>) -> Map<String, Value> {
    let mut body = Map::new();
    for input in operation.input {
        let value = match known.and_then(|known| known.get(input.name)) {
            Some(value) if !input.is_secret() => value.clone(),
            _ if input.required || input.kind == Kind::Text => Value::from(""),
            _ => continue,
        };
        body.insert(input.name.to_owned(), value);
    }
    body
}
