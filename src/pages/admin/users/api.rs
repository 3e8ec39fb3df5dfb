//! The API endpoints of all accounts, which staff may read and superusers may change.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Precondition, Reply, Window, page_of};
use crate::clock::rfc3339;
use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::render::typed;
use crate::users::{self, Draft, Edit, Query, Rights};
use crate::web::person::{
    ACTIVE, EMAIL, FIRST_NAME, GROUPS, LAST_NAME, PAGE_SIZE, PASSWORD, STAFF, SUPERUSER, USERNAME,
    VERSION,
};
use crate::web::{Field, Kind, Problem};

/// The query parameters of the list.
const LISTED: &[Field] = &[
    Field::optional("search", "Search", Kind::Text).help("Words in user name, e-mail and names."),
    Field::optional("ordering", "Ordering", Kind::Text).one_of(&ORDERINGS),
    ACTIVE,
    STAFF,
    SUPERUSER,
    Field::optional("group", "Group", Kind::Text).help("The name of a group."),
    PAGE_SIZE,
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

/// What superusers may set; the password only for a new account.
const NEW: &[Field] =
    &[USERNAME, EMAIL, PASSWORD, FIRST_NAME, LAST_NAME, ACTIVE, STAFF, SUPERUSER, GROUPS];
const REPLACED: &[Field] =
    &[USERNAME, EMAIL, FIRST_NAME, LAST_NAME, ACTIVE, STAFF, SUPERUSER, GROUPS, VERSION];
const CHANGED: &[Field] = &[
    USERNAME.or_absent(),
    EMAIL.or_absent(),
    FIRST_NAME,
    LAST_NAME,
    ACTIVE,
    STAFF,
    SUPERUSER,
    GROUPS,
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
        group: match text("group").filter(|name| !name.trim().is_empty()) {
            // No group has the id 0, so an unknown group has no members.
            Some(name) => Some(group_id(&ask, &name).await?.unwrap_or(0)),
            None => None,
        },
        ordering: text("ordering").unwrap_or_default(),
    };
    let mut window = Window::of(ask.request)?;
    if window.is_last() {
        window = window.settled(ask.app.users.search(&query, 0, 0).await?.0);
    }
    let (count, users) = ask.app.users.search(&query, window.offset(), window.size).await?;
    let ids: Vec<i64> = users.iter().map(|user| user.id).collect();
    let mut groups = ask.app.permissions.groups_of(&ids).await?;
    let shown = |user: &user::Model| {
        let groups = groups.remove(&user.id).unwrap_or_default();
        shown(&ask, user, groups.into_iter().map(|group| group.name).collect())
    };
    page_of(&ask, window, count, users.iter().map(shown).collect())
}

async fn group_id(ask: &Ask<'_>, name: &str) -> Result<Option<i64>, Problem> {
    Ok(ask.app.permissions.group_named(name).await?.map(|group| group.row.id))
}

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let user = ask.app.users.get(id(&ask)?).await?.ok_or_else(|| Problem::of_status(404))?;
    told(&ask, &user, Reply::ok).await
}

async fn create(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (draft, mut errors) = typed::account(&ask.fields, false, Rights::default());
    // It has no meaning here, but has to be an integer.
    ask.fields.integer("version", &mut errors);
    let groups = groups(&ask, &mut errors).await?.unwrap_or_default();
    let user = ask.accounts()?.create_user(Draft { groups, ..draft }, errors).await?;
    let reply = told(&ask, &user, Reply::created).await?;
    Ok(reply.header("Location", url(&ask, &user)))
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
        groups: groups(&ask, &mut errors).await?,
        ..rights(&ask, &mut errors)
    };
    apply(&ask, edit, errors).await
}

/// Missing fields are reset to the defaults of a new account, except the groups: a client that does
/// not know them leaves them unchanged.
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
        groups: groups(&ask, &mut errors).await?,
        ..said
    };
    apply(&ask, edit, errors).await
}

async fn apply(ask: &Ask<'_>, edit: Edit, errors: FieldErrors) -> Result<Reply, Problem> {
    let id = id(ask)?;
    let edit = Edit { version: expected(ask, &edit).await?, ..edit };
    let edited = ask.accounts()?.change_user(id, edit, errors).await?;
    told(ask, &edited.user, Reply::ok).await
}

async fn delete(ask: Ask<'_>) -> Result<Reply, Problem> {
    let id = id(&ask)?;
    let version = expected(&ask, &Edit::default()).await?;
    ask.accounts()?.delete_user(id, version).await?;
    Ok(Reply::none())
}

/// The three flags and the version in a body.
fn rights(ask: &Ask<'_>, errors: &mut FieldErrors) -> Edit {
    Edit {
        is_active: ask.fields.boolean("is_active", errors),
        is_staff: ask.fields.boolean("is_staff", errors),
        is_superuser: ask.fields.boolean("is_superuser", errors),
        version: ask.fields.integer("version", errors),
        ..Edit::default()
    }
}

/// The ids of the groups in a body.
async fn groups(ask: &Ask<'_>, errors: &mut FieldErrors) -> Result<Option<Vec<i64>>, Problem> {
    let Some(names) = ask.fields.names("groups", errors) else { return Ok(None) };
    match ask.app.permissions.ids_of_groups(&names).await {
        Err(Refusal::Invalid(unknown)) => {
            errors.extend(unknown);
            Ok(None)
        }
        ids => Ok(Some(ids?)),
    }
}

/// The version that the client has seen, from `If-Match` or the body.
async fn expected(ask: &Ask<'_>, edit: &Edit) -> Result<Option<i64>, Problem> {
    let precondition = Precondition::of(ask.request)?;
    if precondition == Precondition::Any {
        return Ok(edit.version);
    }
    let known = ask.app.users.get(id(ask)?).await?.map(|user| user.version);
    Ok(precondition.expected(edit.version, known))
}

/// The id in the path, in its canonical form.
fn id(ask: &Ask<'_>) -> Result<i64, Problem> {
    users::id(ask.id.unwrap_or_default()).ok_or_else(|| Problem::of_status(404))
}

async fn told(
    ask: &Ask<'_>,
    user: &user::Model,
    reply: fn(Value) -> Reply,
) -> Result<Reply, Problem> {
    let groups = ask.app.permissions.group_names(user.id).await?;
    let reply = reply(shown(ask, user, groups));
    Ok(reply.header("ETag", format!("\"{}\"", user.version)))
}

fn url(ask: &Ask<'_>, user: &user::Model) -> String {
    ask.app.url(&format!("{}/users/{}/", ask.mount, user.id))
}

fn shown(ask: &Ask<'_>, user: &user::Model, groups: Vec<String>) -> Value {
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
        "groups": groups,
    })
}
