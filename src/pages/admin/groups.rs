//! Groups of users and their permissions.

pub mod api;
mod delete;
mod form;

use rocket::{Route, get, routes};
use serde::Serialize;

use crate::guards::Staff;
use crate::pages::admin::boxes::sentences;
use crate::pages::admin::subject::PageAbout;
use crate::permissions::{Group, Listed};
use crate::render::{Frame, Notice, Page};
use crate::text::Text;
use crate::web::{Context, Field, Kind, Problem};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![list, form::blank, form::add, form::show, form::save, delete::form, delete::delete]
}

const PATH: &str = "/admin/groups";
/// The name of a group.
const NAME: Field = Field::required("name", "Name", Kind::Text).up_to(150);

/// The guard of all pages about one group.
type AboutGroup<'r> = PageAbout<'r, Group>;

#[derive(Debug, Serialize)]
struct GroupsPage {
    at: &'static str,
    done: Option<Text>,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    groups: Vec<Row>,
    /// Whether any permissions are declared.
    declared: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    id: i64,
    name: String,
    /// The descriptions of the group's permissions.
    permissions: Vec<String>,
    members: u64,
}

#[get("/admin/groups")]
async fn list(staff: Staff<'_>, context: Context<'_>, frame: Frame<'_>) -> Result<Page, Problem> {
    let permissions = &context.app.permissions;
    let row = |Listed { group, members }: Listed| Row {
        id: group.row.id,
        name: group.row.name,
        permissions: sentences(permissions.declared(), &group.permissions),
        members,
    };
    let page = GroupsPage {
        at: "groups",
        done: Notice::told(&context, &[Notice::GroupDeleted]),
        may_change: staff.is_superuser,
        groups: permissions.listed().await?.into_iter().map(row).collect(),
        declared: permissions.declared().iter().next().is_some(),
    };
    Ok(Page::new(&frame, "doorward/admin/groups.html", &page))
}
