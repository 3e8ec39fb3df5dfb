//! Parts of the OpenAPI document in the shape in which people read them.

use serde::Serialize;
use serde_json::Value;

use crate::api::endpoint::{Access, Endpoint};
use crate::api::openapi::described_path;
use crate::api::reference::kinds::{kind, shape};

/// The methods, in the order in which they are shown.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// A path with its methods.
#[derive(Serialize)]
pub struct DescribedPath<'a> {
    /// The id of its place on the page.
    id: String,
    path: String,
    /// The address, if a link can lead there.
    href: Option<String>,
    name: &'a str,
    /// Text and code, alternately.
    about: Vec<&'a str>,
    /// Whom it is for, as a word that chooses the sentence.
    access: &'static str,
    operations: Vec<DescribedOperation<'a>>,
}

#[derive(Serialize)]
struct DescribedOperation<'a> {
    method: String,
    /// In path, query and headers.
    parameters: Vec<DescribedField<'a>>,
    body: Vec<DescribedField<'a>>,
    answers: Vec<DescribedAnswer<'a>>,
}

#[derive(Serialize)]
struct DescribedAnswer<'a> {
    status: &'a str,
    good: bool,
    what: &'a str,
    shape: Option<&'a str>,
    headers: Vec<DescribedField<'a>>,
}

/// A parameter, a field or a header.
#[derive(Serialize)]
struct DescribedField<'a> {
    name: &'a str,
    /// `path`, `query`, `header`, or empty for a field of a body.
    place: &'a str,
    kind: String,
    /// The shape to which the type refers.
    shape: Option<&'a str>,
    required: bool,
    /// The greatest length, in characters; 0 without one.
    longest: u64,
    /// Text and code, alternately.
    help: Vec<&'a str>,
}

/// The body of an answer.
#[derive(Serialize)]
pub struct DescribedShape<'a> {
    name: &'a str,
    fields: Vec<DescribedField<'a>>,
    /// The type, for a shape that has other fields than these.
    kind: Option<String>,
}

impl<'a> DescribedPath<'a> {
    /// All paths of the document, below the base.
    pub fn all(document: &'a Value, endpoints: &[&Endpoint], base: &str) -> Vec<Self> {
        let described = |(path, item): (&'a String, &'a Value)| {
            let endpoint = endpoints.iter().find(|one| described_path(one) == *path);
            DescribedPath::of(path, item, endpoint.map(|one| one.access), base)
        };
        members(&document["paths"]).map(described).collect()
    }

    fn of(path: &'a str, item: &'a Value, access: Option<Access>, base: &str) -> Self {
        let operations = METHODS.iter().filter_map(|method| Some((*method, item.get(*method)?)));
        let first = operations.clone().next().map_or(&Value::Null, |(_, operation)| operation);
        let is_open = item.get("get").is_some() && !path.contains('{');
        let words = path.split(|c: char| !c.is_ascii_alphanumeric());
        DescribedPath {
            id: words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-"),
            path: format!("{base}{path}"),
            href: is_open.then(|| format!("{base}{path}")),
            name: text(&first["summary"]),
            about: prose(&first["description"]),
            access: match access {
                None | Some(Access::Public) => "open",
                Some(Access::Optional) => "optional",
                Some(Access::SignedIn | Access::Changer) => "user",
                Some(Access::Staff) => "staff",
            },
            operations: operations
                .map(|(method, operation)| DescribedOperation::of(method, operation))
                .collect(),
        }
    }
}

impl<'a> DescribedOperation<'a> {
    fn of(method: &str, operation: &'a Value) -> Self {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        DescribedOperation {
            method: method.to_uppercase(),
            parameters: parameters.map(DescribedField::of_parameter).collect(),
            body: fields(body),
            answers: members(&operation["responses"]).map(DescribedAnswer::of).collect(),
        }
    }
}

impl<'a> DescribedAnswer<'a> {
    fn of((status, answer): (&'a String, &'a Value)) -> Self {
        let schema = &answer["content"]["application/json"]["schema"];
        DescribedAnswer {
            status,
            good: status.starts_with('2'),
            what: text(&answer["description"]),
            shape: shape(schema),
            headers: members(&answer["headers"]).map(DescribedField::of_header).collect(),
        }
    }
}

impl<'a> DescribedField<'a> {
    fn new(name: &'a str, schema: &'a Value, required: bool) -> Self {
        DescribedField {
            name,
            place: "",
            kind: kind(schema),
            shape: shape(schema).or_else(|| shape(&schema["items"])),
            required,
            longest: schema["maxLength"].as_u64().unwrap_or_default(),
            help: prose(&schema["description"]),
        }
    }

    fn of_parameter(parameter: &'a Value) -> Self {
        let required = parameter["required"].as_bool().unwrap_or_default();
        DescribedField {
            place: text(&parameter["in"]),
            help: prose(&parameter["description"]),
            ..DescribedField::new(text(&parameter["name"]), &parameter["schema"], required)
        }
    }

    fn of_header((name, header): (&'a String, &'a Value)) -> Self {
        DescribedField {
            help: prose(&header["description"]),
            ..DescribedField::new(name, &header["schema"], false)
        }
    }
}

impl<'a> DescribedShape<'a> {
    /// All shapes of the document.
    pub fn all(document: &'a Value) -> Vec<Self> {
        members(&document["components"]["schemas"]).map(DescribedShape::of).collect()
    }

    fn of((name, schema): (&'a String, &'a Value)) -> Self {
        let fields = fields(schema);
        let is_open = schema["additionalProperties"].is_object();
        let kind = (is_open || fields.is_empty()).then(|| kind(schema));
        DescribedShape { name, fields, kind }
    }
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A text, divided at the marks of code.
fn prose(value: &Value) -> Vec<&str> {
    value.as_str().map(|text| text.split('`').collect()).unwrap_or_default()
}

/// The fields of an object.
fn fields(schema: &Value) -> Vec<DescribedField<'_>> {
    let required = schema["required"].as_array();
    let is_required =
        |name: &str| required.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(name)));
    members(&schema["properties"])
        .map(|(name, field)| DescribedField::new(name, field, is_required(name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_is_described_with_its_methods() {
        let document = json!({ "paths": { "/api/users/{id}/": {
            "patch": {
                "summary": "User Instance",
                "description": "See `version`.",
                "parameters": [{ "name": "id", "in": "path", "required": true,
                    "schema": { "type": "integer" } }],
                "requestBody": { "content": { "application/json": { "schema": {
                    "properties": { "email": { "type": "string", "maxLength": 254 } },
                    "required": ["email"],
                } } } },
                "responses": { "200": { "description": "Done", "content": {
                    "application/json": { "schema": { "$ref": "#/components/schemas/User" } } } } },
            },
        } } });
        let paths = DescribedPath::all(&document, &[], "/base");
        let path = serde_json::to_value(&paths[0]).expect("plain data");
        assert_eq!(
            (&path["id"], &path["path"]),
            (&json!("api-users-id"), &json!("/base/api/users/{id}/"))
        );
        assert_eq!(
            (&path["href"], &path["about"]),
            (&json!(null), &json!(["See ", "version", "."]))
        );
        let patch = &path["operations"][0];
        assert_eq!(
            (&patch["method"], &patch["answers"][0]["shape"]),
            (&json!("PATCH"), &json!("User"))
        );
        let (id, email) = (&patch["parameters"][0], &patch["body"][0]);
        assert_eq!((&id["place"], &id["required"]), (&json!("path"), &json!(true)));
        assert_eq!((&email["longest"], &email["required"]), (&json!(254), &json!(true)));
    }
}
