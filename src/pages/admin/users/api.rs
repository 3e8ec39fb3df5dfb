//! The API endpoints of all accounts, which staff may read and superusers may change.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply, Window, page_of};
use crate::entity::user;
use crate::error::FieldErrors;
use crate::render::typed;
use crate::users::{Draft, Edit, Query, Rights, SomeRights, UserJson};
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
        rights: SomeRights::by_name(flag),
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
    let user = ask.app.users.get(ask.number()?).await?.ok_or_else(|| Problem::of_status(404))?;
    told(&ask, &user, Reply::ok).await
}

async fn create(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (draft, mut errors) = typed::account(&ask.fields, false, Rights::default());
    // It has no meaning here, but has to be an integer.
    ask.fields.integer("version", &mut errors);
    let groups = ask.fields.names("groups", &mut errors).unwrap_or_default();
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
        rights: rights(&ask, &mut errors),
        groups: groups(&ask, &mut errors).await?,
        permissions: None,
        version: ask.fields.integer("version", &mut errors),
    };
    apply(&ask, edit, errors).await
}

/// Missing fields are reset to the defaults of a new account, except the groups: a client that does
/// not know them leaves them unchanged.
async fn replace(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let rights = SomeRights::from(rights(&ask, &mut errors).over(Rights::default()));
    let edit = Edit {
        username: ask.fields.required("username", true, &mut errors),
        email: ask.fields.required("email", true, &mut errors),
        first_name: ask.fields.optional("first_name", true, &mut errors).or(Some(String::new())),
        last_name: ask.fields.optional("last_name", true, &mut errors).or(Some(String::new())),
        rights,
        groups: groups(&ask, &mut errors).await?,
        permissions: None,
        version: ask.fields.integer("version", &mut errors),
    };
    apply(&ask, edit, errors).await
}

async fn apply(ask: &Ask<'_>, edit: Edit, errors: FieldErrors) -> Result<Reply, Problem> {
    let id = ask.number()?;
    let edit = Edit { version: expected(ask, id, edit.version).await?, ..edit };
    let edited = ask.accounts()?.change_user(id, edit, errors).await?;
    told(ask, &edited.user, Reply::ok).await
}

async fn delete(ask: Ask<'_>) -> Result<Reply, Problem> {
    let id = ask.number()?;
    let version = expected(&ask, id, None).await?;
    ask.accounts()?.delete_user(id, version).await?;
    Ok(Reply::none())
}

/// The rights in a body.
fn rights(ask: &Ask<'_>, errors: &mut FieldErrors) -> SomeRights {
    SomeRights::by_name(|name| ask.fields.boolean(name, errors))
}

/// The ids of the groups in a body.
async fn groups(ask: &Ask<'_>, errors: &mut FieldErrors) -> Result<Option<Vec<i64>>, Problem> {
    let Some(names) = ask.fields.names("groups", errors) else { return Ok(None) };
    Ok(Some(ask.app.permissions.ids_of_groups(&names, errors).await?))
}

/// The version that the client has seen, from `If-Match` or the body.
async fn expected(ask: &Ask<'_>, id: i64, said: Option<i64>) -> Result<Option<i64>, Problem> {
    let stored = async || Ok(ask.app.users.get(id).await?.map(|user| user.version));
    ask.expected(said, stored).await
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
    json!(UserJson::of(user, groups, Some(url(ask, user))))
}
