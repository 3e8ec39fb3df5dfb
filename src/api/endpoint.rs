//! Endpoints of the API, described once for dispatch, for `OPTIONS` and for people.

use rocket::Request;
use rocket::futures::future::BoxFuture;
use rocket::http::{Method, Status};
use serde_json::{Value, json};

use crate::accounts::Accounts;
use crate::app::App;
use crate::config::Config;
use crate::sessions::Identity;
use crate::web::person::VERSION;
use crate::web::{API, Context, Field, Fields, Kind, Problem};

/// Who may use an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone; neither credentials nor cookies are read.
    Public,
    /// Anyone; credentials that are presented must be valid.
    Optional,
    SignedIn,
    /// The user who changes their password: signed in, or signed out a moment ago by that change.
    Changer,
    /// Staff may read, superusers may change.
    Staff,
}

impl Access {
    /// Whether `who` has access, with a method that changes something or not.
    pub fn met(self, who: Option<&Identity>, changes: bool) -> bool {
        match self {
            Access::Public | Access::Optional => true,
            Access::SignedIn | Access::Changer => who.is_some(),
            Access::Staff if changes => who.is_some_and(|who| who.is_superuser),
            Access::Staff => who.is_some_and(|who| who.is_staff || who.is_superuser),
        }
    }
}

/// What an endpoint requires besides access, before it reads the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// That registration is open, and that the address has registrations left.
    Registration,
    /// That the address has password attempts left.
    Passwords,
}

impl Gate {
    /// The channel that the audit trail names when the limit is reached.
    pub fn channel(self) -> &'static str {
        match self {
            Gate::Registration => "registration",
            Gate::Open | Gate::Passwords => "api",
        }
    }
}

/// One method of an endpoint.
pub struct Operation {
    pub method: Method,
    /// The fields of the body, or of the query of a GET.
    pub input: &'static [Field],
    pub call: Call,
}

impl Operation {
    /// The fields of the body.
    pub fn body(&self) -> &'static [Field] {
        if self.method == Method::Get { &[] } else { self.input }
    }
}

/// The code behind an operation.
pub type Call = for<'r> fn(Ask<'r>) -> BoxFuture<'r, Result<Reply, Problem>>;

/// An endpoint: where it is, what it is called, and what it does.
pub struct Endpoint {
    /// Below the mount, without a trailing slash; `<id>` stands for one segment.
    pub path: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub access: Access,
    pub gate: Gate,
    pub operations: &'static [Operation],
}

/// A request to an endpoint, checked and parsed.
pub struct Ask<'r> {
    pub request: &'r Request<'r>,
    pub app: &'r App,
    pub who: Option<&'r Identity>,
    /// The path segment for `<id>`.
    pub id: Option<&'r str>,
    /// The mount the client used, such as `/api`.
    pub mount: &'r str,
    /// All endpoints.
    pub endpoints: &'static [&'static Endpoint],
    pub fields: Fields,
}

impl Ask<'_> {
    /// The signed-in user, for endpoints that need one.
    ///
    /// # Errors
    /// 401 if nobody is signed in, should the endpoint's `access` permit that.
    pub fn person(&self) -> Result<&Identity, Problem> {
        self.who.ok_or_else(|| Problem::of_status(401))
    }

    /// Operations on accounts, performed by that user.
    ///
    /// # Errors
    /// As [`Ask::person`].
    pub fn accounts(&self) -> Result<Accounts, Problem> {
        Ok(Context::of(self.request).accounts_for(self.person()?))
    }
}

/// A success.
pub struct Reply {
    pub status: Status,
    pub body: Option<Value>,
    /// Headers of this answer only, such as `ETag`.
    pub headers: Vec<(&'static str, String)>,
}

impl Reply {
    /// 200 with a body.
    pub fn ok(body: Value) -> Self {
        Reply { status: Status::Ok, body: Some(body), headers: Vec::new() }
    }

    /// 201 with a body.
    pub fn created(body: Value) -> Self {
        Reply { status: Status::Created, body: Some(body), headers: Vec::new() }
    }

    /// The answer with one more header.
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// 204.
    pub fn none() -> Self {
        Reply { status: Status::NoContent, body: None, headers: Vec::new() }
    }
}

impl Endpoint {
    /// Its address below the base, by the first mount.
    pub fn address(&self) -> String {
        format!("{}{}", API[0], self.path)
    }

    /// Whether this installation mounts it.
    pub fn is_here(&self, config: &Config) -> bool {
        !config.left_out.have(&self.address())
    }

    /// Whether what is here has versions, so that a change can be refused as stale.
    pub fn is_versioned(&self) -> bool {
        let takes =
            |operation: &Operation| operation.body().iter().any(|field| field.name == VERSION.name);
        self.operations.iter().any(takes)
    }

    /// Whether it is open: registration may be closed.
    pub fn is_open(&self, config: &Config) -> bool {
        self.gate != Gate::Registration || config.registration_open
    }

    /// The operation of a method.
    pub fn operation(&self, method: Method) -> Option<&'static Operation> {
        self.operations.iter().find(|operation| operation.method == method)
    }

    /// The value of `Allow`.
    pub fn allow(&self) -> String {
        let mut methods: Vec<&str> = Vec::new();
        for operation in self.operations {
            methods.push(operation.method.as_str());
            if operation.method == Method::Get {
                methods.push("HEAD");
            }
        }
        methods.push("OPTIONS");
        methods.join(", ")
    }

    /// The answer to `OPTIONS`, in the shape of Django REST framework's `SimpleMetadata`, with the
    /// actions that this caller may use; `pages` says whether browsers get pages.
    pub fn metadata(&self, who: Option<&Identity>, pages: bool) -> Value {
        let renders: &[&str] =
            if pages { &["application/json", "text/html"] } else { &["application/json"] };
        let mut about = json!({
            "name": self.name,
            "description": self.description,
            "renders": renders,
            "parses": [
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
            ],
        });
        let actions: serde_json::Map<String, Value> = self
            .operations
            .iter()
            .filter(|operation| !operation.body().is_empty() && self.access.met(who, true))
            .map(|operation| (operation.method.to_string(), fields(operation.input)))
            .collect();
        if !actions.is_empty() {
            about["actions"] = Value::Object(actions);
        }
        about
    }
}

fn fields(inputs: &[Field]) -> Value {
    let described = inputs.iter().map(|input| {
        let kind = match input.kind {
            Kind::Email => "email",
            Kind::Text | Kind::Password | Kind::Token => "string",
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Names => "list",
        };
        let mut field = json!({
            "type": kind,
            "required": input.required,
            "read_only": false,
            "label": input.label,
        });
        if input.kind == Kind::Names {
            field["child"] = json!({ "type": "string", "required": true, "read_only": false });
        }
        if let Some(longest) = input.longest {
            field["max_length"] = json!(longest);
        }
        if !input.help.is_empty() {
            field["help_text"] = json!(input.help);
        }
        (input.name.to_owned(), field)
    });
    Value::Object(described.collect())
}
