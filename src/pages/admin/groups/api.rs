//! The API endpoints of groups, which staff may read and superusers may change.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::{Access, Ask, Endpoint, Gate, Operation, Reply, paginated};
use crate::error::FieldErrors;
use crate::pages::admin::groups::NAME;
use crate::permissions::{Group, GroupEdit};
use crate::web::Problem;
use crate::web::person::{PAGE_SIZE, PERMISSIONS, VERSION};

pub static GROUPS: Endpoint = Endpoint {
    path: "/groups",
    name: "Group List",
    description: "All groups, in the order of their names, with what their members may do.",
    access: Access::Staff,
    gate: Gate::Open,
    operations: &[
        Operation { method: Method::Get, input: &[PAGE_SIZE], call: |ask| Box::pin(list(ask)) },
        Operation {
            method: Method::Post,
            input: &[NAME, PERMISSIONS],
            call: |ask| Box::pin(create(ask)),
        },
    ],
};

pub static GROUP: Endpoint = Endpoint {
    path: "/groups/<id>",
    name: "Group Instance",
    description: "One group. A `version` or `If-Match` that is not current refuses the change.",
    access: Access::Staff,
    gate: Gate::Open,
    operations: &[
        Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) },
        Operation {
            method: Method::Put,
            input: &[NAME, PERMISSIONS, VERSION],
            call: |ask| Box::pin(replace(ask)),
        },
        Operation {
            method: Method::Patch,
            input: &[NAME.or_absent(), PERMISSIONS, VERSION],
            call: |ask| Box::pin(change(ask)),
        },
        Operation { method: Method::Delete, input: &[], call: |ask| Box::pin(delete(ask)) },
    ],
};

async fn list(ask: Ask<'_>) -> Result<Reply, Problem> {
    let all = ask.app.permissions.listed().await?;
    let all = all.iter().map(|listed| shown(&ask, &listed.group, listed.members));
    paginated(&ask, all.collect())
}

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let group = ask.app.permissions.group(ask.number()?).await?;
    told(&ask, &group.ok_or_else(|| Problem::of_status(404))?, Reply::ok).await
}

async fn create(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let edit = GroupEdit {
        name: ask.fields.required("name", true, &mut errors),
        permissions: ask.fields.names("permissions", &mut errors),
        // It has no meaning here, but has to be an integer.
        version: ask.fields.integer("version", &mut errors),
    };
    let group = ask.accounts()?.create_group(edit, errors).await?;
    let reply = told(&ask, &group, Reply::created).await?;
    Ok(reply.header("Location", url(&ask, &group)))
}

async fn change(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let name = ask.fields.has("name").then(|| ask.fields.required("name", true, &mut errors));
    let edit = GroupEdit {
        name: name.flatten(),
        permissions: ask.fields.names("permissions", &mut errors),
        version: ask.fields.integer("version", &mut errors),
    };
    apply(&ask, edit, errors).await
}

/// Missing permissions mean none.
async fn replace(ask: Ask<'_>) -> Result<Reply, Problem> {
    let mut errors = FieldErrors::new();
    let edit = GroupEdit {
        name: ask.fields.required("name", true, &mut errors),
        permissions: ask.fields.names("permissions", &mut errors).or(Some(Vec::new())),
        version: ask.fields.integer("version", &mut errors),
    };
    apply(&ask, edit, errors).await
}

async fn apply(ask: &Ask<'_>, edit: GroupEdit, errors: FieldErrors) -> Result<Reply, Problem> {
    let id = ask.number()?;
    let edit = GroupEdit { version: expected(ask, id, edit.version).await?, ..edit };
    let (_, group) = ask.accounts()?.change_group(id, edit, errors).await?;
    told(ask, &group, Reply::ok).await
}

async fn delete(ask: Ask<'_>) -> Result<Reply, Problem> {
    let id = ask.number()?;
    let version = expected(&ask, id, None).await?;
    ask.accounts()?.delete_group(id, version).await?;
    Ok(Reply::none())
}

/// The version that the client has seen, from `If-Match` or the body.
async fn expected(ask: &Ask<'_>, id: i64, said: Option<i64>) -> Result<Option<i64>, Problem> {
    let stored = async || Ok(ask.app.permissions.group(id).await?.map(|group| group.row.version));
    ask.expected(said, stored).await
}

fn url(ask: &Ask<'_>, group: &Group) -> String {
    ask.app.url(&format!("{}/groups/{}/", ask.mount, group.row.id))
}

async fn told(ask: &Ask<'_>, group: &Group, reply: fn(Value) -> Reply) -> Result<Reply, Problem> {
    let members = ask.app.permissions.members(group.row.id).await?;
    let reply = reply(shown(ask, group, members));
    Ok(reply.header("ETag", format!("\"{}\"", group.row.version)))
}

fn shown(ask: &Ask<'_>, group: &Group, members: u64) -> Value {
    json!({
        "url": url(ask, group),
        "id": group.row.id,
        "name": group.row.name,
        "permissions": group.permissions,
        "members": members,
        "version": group.row.version,
    })
}
