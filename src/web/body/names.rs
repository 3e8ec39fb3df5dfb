//! Lists of names in a body.

use serde_json::Value;

use crate::error::{FieldError, FieldErrors};
use crate::web::Fields;

impl Fields {
    /// An optional list of names: an array in JSON, comma-separated text in a form.
    pub fn names(&self, name: &'static str, errors: &mut FieldErrors) -> Option<Vec<String>> {
        let said = match self.0.get(name)? {
            Value::Array(all) => match all.iter().map(Value::as_str).collect::<Option<Vec<_>>>() {
                Some(all) => return Some(trimmed(all.into_iter())),
                None => "Not a valid string.".to_owned(),
            },
            Value::String(text) => return Some(trimmed(text.split(','))),
            Value::Null => "This field may not be null.".to_owned(),
            other => {
                let kind = match other {
                    Value::Bool(_) => "bool",
                    Value::Number(number) if number.is_f64() => "float",
                    Value::Number(_) => "int",
                    _ => "dict",
                };
                format!("Expected a list of items but got type \"{kind}\".")
            }
        };
        errors.entry(name).or_default().push(FieldError::new(said, "error-choice"));
        None
    }
}

fn trimmed<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
