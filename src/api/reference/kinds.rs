//! The types of values in the document.

use serde_json::Value;

/// The name of the shape to which a schema refers.
pub fn shape(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// The type of a value, in the notation of TypeScript.
pub fn kind(schema: &Value) -> String {
    let any_of = |all: Vec<String>| all.join(" | ");
    if let Some(name) = shape(schema) {
        return name.to_owned();
    }
    if let Some(values) = schema["enum"].as_array() {
        return any_of(values.iter().map(Value::to_string).collect());
    }
    if let Some(ways) = schema["oneOf"].as_array() {
        return any_of(ways.iter().map(kind).collect());
    }
    match &schema["type"] {
        Value::Array(kinds) => any_of(
            kinds.iter().map(|one| named(one.as_str().unwrap_or_default(), schema)).collect(),
        ),
        one => named(one.as_str().unwrap_or_default(), schema),
    }
}

fn named(kind_of: &str, schema: &Value) -> String {
    match (kind_of, schema["format"].as_str()) {
        ("array", _) => format!("{}[]", kind(&schema["items"])),
        ("object", _) if schema["additionalProperties"].is_object() => {
            format!("{{ [name]: {} }}", kind(&schema["additionalProperties"]))
        }
        ("object", _) if schema["additionalProperties"] == false => "{}".to_owned(),
        ("string", Some(format)) => format!("string ({format})"),
        ("", _) => "any".to_owned(),
        (other, _) => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::kind;
    use serde_json::json;

    #[test]
    fn a_type_is_told_in_a_few_signs() {
        let user = json!({ "$ref": "#/components/schemas/User" });
        for (schema, told) in [
            (json!({ "type": "string" }), "string"),
            (json!({ "type": "string", "format": "email" }), "string (email)"),
            (json!({ "type": "integer", "format": "int64" }), "integer"),
            (
                json!({ "type": ["string", "null"], "format": "date-time" }),
                "string (date-time) | null",
            ),
            (json!({ "type": "string", "enum": ["a", "b"] }), "\"a\" | \"b\""),
            (
                json!({ "oneOf": [{ "type": "integer" }, { "enum": ["last"] }] }),
                "integer | \"last\"",
            ),
            (json!({ "type": "array", "items": user }), "User[]"),
            (user.clone(), "User"),
            (
                json!({ "type": "object", "additionalProperties": { "type": "string" } }),
                "{ [name]: string }",
            ),
            (json!({ "type": "object", "additionalProperties": false }), "{}"),
            (json!({}), "any"),
        ] {
            assert_eq!(kind(&schema), told, "{schema}");
        }
    }
}
