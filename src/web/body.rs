//! A request's body as named fields: JSON, form or multipart, within limits.

mod json;
mod names;

use std::time::Duration;

use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::http::{ContentType, RawStr};
use rocket::tokio::io::AsyncReadExt;
use rocket::{Request, tokio};
use serde_json::{Map, Value};

use crate::error::{FieldError, FieldErrors};
use crate::web::{Problem, raise};

pub use json::json;

/// The longest form, in bytes (ASVS 2.4.1).
const FORM: usize = 32 * 1024;
/// The longest JSON body, in bytes.
const JSON: usize = 64 * 1024;
/// The most fields in one body.
const FIELDS: usize = 100;
/// The ending of a list's name, such as that of checkboxes.
const LIST: &str = "[]";
/// The initial capacity of the buffer, in bytes; most forms fit.
const FIRST: usize = 512;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);
/// A body over its limit is read and discarded up to this size, in bytes, so that the client reads
/// the answer.
const SWALLOWED: usize = 4 * 1024 * 1024;

/// The fields of a body.
#[derive(Debug, Default)]
pub struct Body {
    pub fields: Fields,
}

/// Named values; in forms all of them are text. The last value of a repeated name counts, except
/// that a name ending in `[]` is one field with the list of all its values.
#[derive(Default)]
pub struct Fields(pub(crate) Map<String, Value>);

impl std::fmt::Debug for Fields {
    /// Names alone: values may be passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Fields {
    /// The text of a field as a form shows it again: empty when it is absent or not text.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// All fields that are text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
    }

    /// Whether the field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A required field, trimmed or not; if it is missing or invalid, a message is added to
    /// `errors`. Numbers are taken as text.
    pub fn required(
        &self,
        name: &'static str,
        trim: bool,
        errors: &mut FieldErrors,
    ) -> Option<String> {
        let said = match self.0.get(name) {
            None => ("This field is required.", "error-blank"),
            Some(Value::Null) => ("This field may not be null.", "error-blank"),
            Some(Value::Number(number)) => return Some(number.to_string()),
            Some(Value::String(text)) => {
                let text = if trim { text.trim() } else { text };
                if !text.is_empty() {
                    return Some(text.to_owned());
                }
                ("This field may not be blank.", "error-blank")
            }
            Some(_) => ("Not a valid string.", "error-choice"),
        };
        errors.entry(name).or_default().push(said.into());
        None
    }

    /// All values of a field whose name ends in `[]`.
    pub fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        let values = self.0.get(name).and_then(Value::as_array);
        values.into_iter().flatten().filter_map(Value::as_str)
    }

    /// An optional flag.
    pub fn boolean(&self, name: &'static str, errors: &mut FieldErrors) -> Option<bool> {
        let said = match self.0.get(name)? {
            Value::Bool(flag) => return Some(*flag),
            Value::Null => "This field may not be null.",
            Value::String(text) => match text.to_lowercase().as_str() {
                "true" | "t" | "on" | "yes" | "y" | "1" => return Some(true),
                "false" | "f" | "off" | "no" | "n" | "0" => return Some(false),
                _ => "Must be a valid boolean.",
            },
            Value::Number(number) if number.as_i64() == Some(1) => return Some(true),
            Value::Number(number) if number.as_i64() == Some(0) => return Some(false),
            _ => "Must be a valid boolean.",
        };
        errors.entry(name).or_default().push(FieldError::new(said, "error-choice"));
        None
    }

    /// An optional whole number; blank, as forms send it, counts as absent.
    pub fn integer(&self, name: &'static str, errors: &mut FieldErrors) -> Option<i64> {
        let number = match self.0.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            let said = ("A valid integer is required.", "error-number");
            errors.entry(name).or_default().push(said.into());
        }
        number
    }

    /// A field that may be absent or blank.
    pub fn optional(
        &self,
        name: &'static str,
        trim: bool,
        errors: &mut FieldErrors,
    ) -> Option<String> {
        match self.0.get(name) {
            None => None,
            Some(Value::String(text)) if text.trim().is_empty() && trim => Some(String::new()),
            Some(Value::String(text)) if text.is_empty() => Some(String::new()),
            Some(_) => self.required(name, trim, errors),
        }
    }
}

impl Body {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// 400, 408, 413 or 415.
    pub async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Self, Problem> {
        read(request, data).await.map(|fields| Body { fields })
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Body {
    type Error = Problem;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match Body::read(request, data).await {
            Ok(body) => Outcome::Success(body),
            Err(problem) => Outcome::Error((raise(request, problem.clone()), problem)),
        }
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Fields, Problem> {
    let kind = request.content_type();
    let limit = if kind.is_some_and(|kind| kind.is_json()) { JSON } else { FORM };
    let bytes = match bytes(data, limit).await {
        // An unsupported media type is reported before the size.
        Err(problem) if problem.status == 413 && !is_known(kind) => return Err(unknown(request)),
        read => read?,
    };
    let fields = match kind {
        None if bytes.is_empty() => Map::new(),
        Some(kind) if kind.is_json() => json(&bytes)?,
        Some(kind) if kind.is_form() => form(&bytes)?,
        Some(kind) if kind.is_form_data() => multipart(kind, bytes).await?,
        _ => return Err(unknown(request)),
    };
    if fields.len() > FIELDS {
        return Err(Problem::new(400, format!("More than {FIELDS} fields.")));
    }
    Ok(Fields(fields))
}

fn is_known(kind: Option<&ContentType>) -> bool {
    kind.is_some_and(|kind| kind.is_json() || kind.is_form() || kind.is_form_data())
}

fn unknown(request: &Request<'_>) -> Problem {
    let named = request.headers().get_one("Content-Type").unwrap_or_default();
    let named: String = named.chars().take(100).collect();
    Problem::new(415, format!("Unsupported media type \"{named}\" in request."))
}

async fn bytes(data: Data<'_>, limit: usize) -> Result<Vec<u8>, Problem> {
    let late = |_| Problem::new(408, "The request body took too long to arrive.");
    tokio::time::timeout(PATIENCE, received(data, limit)).await.map_err(late)?
}

async fn received(data: Data<'_>, limit: usize) -> Result<Vec<u8>, Problem> {
    let broken = |error| Problem::new(400, format!("The request body broke off: {error}."));
    let mut stream = data.open(SWALLOWED.bytes());
    // The buffer grows with the data, so that a thousand slow clients do not hold full-size
    // buffers.
    let mut bytes = Vec::with_capacity(FIRST);
    let mut total = 0;
    loop {
        let count = stream.read_buf(&mut bytes).await.map_err(broken)?;
        if count == 0 {
            break;
        }
        total += count;
        if total > limit {
            bytes.clear();
        }
    }
    if total > limit { Err(Problem::of_status(413)) } else { Ok(bytes) }
}

pub fn form(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    let mut fields = Map::new();
    for (name, value) in decoded(bytes)? {
        insert(&mut fields, name, value);
    }
    Ok(fields)
}

/// The fields of a form in their order, repeated names included.
pub async fn pairs(data: Data<'_>) -> Result<Vec<(String, String)>, Problem> {
    decoded(&bytes(data, FORM).await?)
}

fn decoded(bytes: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    let utf8 = std::str::from_utf8(bytes).ok();
    if utf8.is_none_or(|text| RawStr::new(text).percent_decode().is_err()) {
        return Err(Problem::new(400, "The form is not UTF-8."));
    }
    let pairs: Vec<_> = url::form_urlencoded::parse(bytes).into_owned().collect();
    if pairs.iter().filter(|(name, _)| !name.ends_with(LIST)).count() > FIELDS {
        return Err(Problem::new(400, format!("More than {FIELDS} fields.")));
    }
    Ok(pairs)
}

fn insert(fields: &mut Map<String, Value>, name: String, value: String) {
    let value = Value::String(value);
    if !name.ends_with(LIST) {
        fields.insert(name, value);
    } else if let Some(Value::Array(list)) = fields.get_mut(&name) {
        list.push(value);
    } else {
        fields.insert(name, Value::Array(vec![value]));
    }
}

async fn multipart(kind: &ContentType, bytes: Vec<u8>) -> Result<Map<String, Value>, Problem> {
    let broken =
        |error: multer::Error| Problem::new(400, format!("Multipart form parse error - {error}"));
    let boundary = kind
        .param("boundary")
        .ok_or_else(|| Problem::new(400, "Multipart form parse error - no boundary"))?;
    let body = rocket::futures::stream::once(async move { Ok::<_, std::io::Error>(bytes) });
    let mut parts = multer::Multipart::new(body, boundary);
    let mut fields = Map::new();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let Some(name) = part.name().map(str::to_owned) else {
            continue;
        };
        let value = part.bytes().await.map_err(broken)?;
        let value = String::from_utf8(value.to_vec())
            .map_err(|_| Problem::new(400, "The form is not UTF-8."))?;
        insert(&mut fields, name, value);
        if fields.len() > FIELDS {
            break;
        }
    }
    Ok(fields)
}
