//! All accounts, for staff to look at and for superusers to change.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::person::{
    ACTIVE, EMAIL, FIRST_NAME, LAST_NAME, PASSWORD, STAFF, SUPERUSER, USERNAME,
};
use crate::api::{
    Access, Ask, Endpoint, Gate, Input, Kind, Operation, Precondition, Reply, Window, page_of,
};
use crate::clock::rfc3339;
use crate::entity::user;
use crate::error::FieldErrors;
use crate::render::typed;
use crate::users::{self, Edit, Query, Rights};
use crate::web::Problem;

/// What the query of the list may say.
const LISTED: &[Input] = &[
    Input::optional("search", "Search", Kind::Text).help("Words in user name, e-mail and names."),
    Input::optional("ordering", "Ordering", Kind::Text).one_of(&ORDERINGS),
    ACTIVE,
    STAFF,
    SUPERUSER,
    Input::optional("page_size", "Results on a page", Kind::Integer),
];
const ORDERINGS: [&str; 10] = [
    "username",
    "-username",
    "email",
    "-email",
    "last_name",
    "-last_name",
    "date_joined",
    "-date_joined",
    "last_login",
    "-last_login",
];

const VERSION: Input = Input::optional("version", "Version", Kind::Integer)
    .help("The one you have seen: the change is refused if somebody was faster.");

/// What superusers may set; a password only when the account is made.
const NEW: &[Input] = &[USERNAME, EMAIL, PASSWORD, FIRST_NAME, LAST_NAME, ACTIVE, STAFF, SUPERUSER];
const REPLACED: &[Input] =
    &[USERNAME, EMAIL, FIRST_NAME, LAST_NAME, ACTIVE, STAFF, SUPERUSER, VERSION];
const CHANGED: &[Input] = &[
    USERNAME.or_absent(),
    EMAIL.or_absent(),
    FIRST_NAME,
    LAST_NAME,
    ACTIVE,
    STAFF,
    SUPERUSER,
    VERSION,
];

pub static USERS: Endpoint = Endpoint {
    path: "/users",
    name: "User List",
    description: "All accounts. Words in `search` are looked for in user name, e-mail and names; \
                  `ordering` takes a column, with `-` before it for the other way round.",
    access: Access::Staff,
    gate: Gate::Open,
    operations: &[
        Operation { method: Method::Get, input: LISTED, call: |ask| Box::pin(list(ask)) },
        Operation { method: Method::Post, input: NEW, call: |ask| Box::pin(create(ask)) },
    ],
};

pub static USER: Endpoint = Endpoint {
    path: "/users/<id>",
    name: "User Instance",
    description: "One account. A `version` or `If-Match` that is not current refuses the change.",
    access: Access::Staff,
    gate: Gate::Open,
    operations: &[
        Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) },
        Operation { method: Method::Put, input: REPLACED, call: |ask| Box::pin(replace(ask)) },
        Operation { method: Method::Patch, input: CHANGED, call: |ask| Box::pin(change(ask)) },
        Operation { method: Method::Delete, input: &[], call: |ask| Box::pin(delete(ask)) },
    ],
};

async fn list(ask: Ask<'_>) -> Result<Reply, Problem> {
    let text = |name| ask.request.query_value::<String>(name).and_then(Result::ok);
    let flag = |name| match text(name).as_deref() {
        Some("true" | "True" | "1") => Some(true),
        Some("false" | "False" | "0") => Some(false),
        _ => None,
    };
    let query = Query {
        search: text("search").unwrap_or_default(),
        is_active: flag("is_active"),
        is_staff: flag("is_staff"),
        is_superuser: flag("is_superuser"),
        ordering: text("ordering").unwrap_or_default(),
    };
    let mut window = Window::of(ask.request)?;
    if window.is_last() {
        window = window.settled(ask.app.users.search(&query, 0, 0).await?.0);
    }
    let (count, users) = ask.app.users.search(&query, window.offset(), window.size).await?;
    page_of(&ask, window, count, users.iter().map(|user| shown(&ask, user)).collect())
}

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let user = ask.app.users.get(id(&ask)?).await?.ok_or_else(|| Problem::of_status(404))?;
    Ok(tagged(Reply::ok(shown(&ask, &user)), &user))
}

async fn create(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (draft, mut errors) = typed::account(&ask.fields, false, Rights::default());
    // It means nothing here, and has to be a number all the same.
    ask.fields.integer("version", &mut errors);
    let user = ask.accounts()?.create_user(draft, errors).await?;
    let reply = Reply::created(shown(&ask, &user));
    Ok(tagged(reply.header("Location", url(&ask, &user)), &user))
}

async fn change(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let text = |name, errors: &mut FieldErrors| {
        ask.fields.has(name).then(|| ask.fields.required(name, true, errors)).flatten()
    };
    let edit = Edit {
        username: text("username", &mut errors),
        email: text("email", &mut errors),
        first_name: ask.fields.optional("first_name", true, &mut errors),
        last_name: ask.fields.optional("last_name", true, &mut errors),
        ..rights(&ask, &mut errors)
    };
    apply(&ask, edit, errors).await
}

/// Everything that is not said falls back to what a new account has.
async fn replace(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let said = rights(&ask, &mut errors);
    let edit = Edit {
        username: ask.fields.required("username", true, &mut errors),
        email: ask.fields.required("email", true, &mut errors),
        first_name: ask.fields.optional("first_name", true, &mut errors).or(Some(String::new())),
        last_name: ask.fields.optional("last_name", true, &mut errors).or(Some(String::new())),
        is_active: said.is_active.or(Some(true)),
        is_staff: said.is_staff.or(Some(false)),
        is_superuser: said.is_superuser.or(Some(false)),
        version: said.version,
    };
    apply(&ask, edit, errors).await
}

async fn apply(ask: &Ask<'_>, edit: Edit, errors: FieldErrors) -> Result<Reply, Problem> {
    let id = id(ask)?;
    let edit = Edit { version: expected(ask, &edit).await?, ..edit };
    let edited = ask.accounts()?.change_user(id, edit, errors).await?;
    Ok(tagged(Reply::ok(shown(ask, &edited.user)), &edited.user))
}

async fn delete(ask: Ask<'_>) -> Result<Reply, Problem> {
    let id = id(&ask)?;
    let version = expected(&ask, &Edit::default()).await?;
    ask.accounts()?.delete_user(id, version).await?;
    Ok(Reply::none())
}

/// The three flags and the version of a body.
fn rights(ask: &Ask<'_>, errors: &mut FieldErrors) -> Edit {
    Edit {
        is_active: ask.fields.boolean("is_active", errors),
        is_staff: ask.fields.boolean("is_staff", errors),
        is_superuser: ask.fields.boolean("is_superuser", errors),
        version: ask.fields.integer("version", errors),
        ..Edit::default()
    }
}

/// The version that the client has seen, by `If-Match` or in the body.
async fn expected(ask: &Ask<'_>, edit: &Edit) -> Result<Option<i64>, Problem> {
    let precondition = Precondition::of(ask.request)?;
    if precondition == Precondition::Any {
        return Ok(edit.version);
    }
    let known = ask.app.users.get(id(ask)?).await?.map(|user| user.version);
    let current = known.is_some_and(|version| precondition.allows(version));
    // No row has the version -1: a tag that is not current is a stale write.
    Ok(if current { edit.version.or(known) } else { Some(-1) })
}

/// The id in the path, written in the one way ids are.
fn id(ask: &Ask<'_>) -> Result<i64, Problem> {
    users::id(ask.id.unwrap_or_default()).ok_or_else(|| Problem::of_status(404))
}

fn tagged(reply: Reply, user: &user::Model) -> Reply {
    reply.header("ETag", format!("\"{}\"", user.version))
}

fn url(ask: &Ask<'_>, user: &user::Model) -> String {
    ask.app.url(&format!("{}/users/{}/", ask.mount, user.id))
}

fn shown(ask: &Ask<'_>, user: &user::Model) -> Value {
    json!({
        "url": url(ask, user),
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "is_active": user.is_active,
        "is_staff": user.is_staff,
        "is_superuser": user.is_superuser,
        "date_joined": rfc3339(user.date_joined),
        "last_login": user.last_login.map(rfc3339),
        "version": user.version,
    })
}
