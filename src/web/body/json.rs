//! A JSON body as named fields.

use serde_json::{Map, Value};

use crate::error::FieldErrors;
use crate::web::Problem;

/// The deepest nesting of `[` and `{`.
const DEPTH: usize = 32;

/// The fields of a JSON object; none for an empty body.
///
/// # Errors
/// 400.
pub fn json(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    if deep(bytes) {
        let detail = format!("JSON parse error - nested deeper than {DEPTH} levels");
        return Err(Problem::new(400, detail));
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => {
            let found = match other {
                Value::Array(_) => "list",
                Value::String(_) => "str",
                Value::Number(_) => "int",
                Value::Bool(_) => "bool",
                _ => "null",
            };
            let message = format!("Invalid data. Expected a dictionary, but got {found}.");
            Err(Problem::invalid(FieldErrors::from([("non_field_errors", vec![message.into()])])))
        }
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let detail = format!("JSON parse error - at line {line}, column {column}");
            Err(Problem::new(400, detail))
        }
    }
}

fn deep(bytes: &[u8]) -> bool {
    let (mut depth, mut text, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if text => escaped = true,
            b'"' => text = !text,
            b'[' | b'{' if !text => {
                depth += 1;
                if depth > DEPTH {
                    return true;
                }
            }
            b']' | b'}' if !text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}
