//! The table of the list: its columns and its rows.

use serde::Serialize;

use crate::entity::user;
use crate::pages::admin::users::filters::{COLUMNS, View};
use crate::sessions::Identity;
use crate::text::{Moment, Text};
use crate::users::Face;

/// The columns: the class, the key of the label, and what the column sorts by.
const SHOWN: [(&str, &str, Option<&str>); 6] = [
    ("who", "users-person", Some("first_name")),
    ("name", "field-username", Some("username")),
    ("status", "users-status", Some("is_active")),
    ("role", "role", None),
    ("seen", "last-sign-in", Some("last_login")),
    ("joined", "joined", Some("date_joined")),
];

/// The head of a column.
#[derive(Debug, Serialize)]
pub struct ColumnHead {
    class: &'static str,
    label: Text,
    /// The query that sorts by this column.
    link: Option<String>,
    /// The value of `aria-sort`.
    sort: Option<&'static str>,
}

/// The heads of the columns.
pub fn columns(view: &View) -> Vec<ColumnHead> {
    let head = |(class, label, sorts): (&'static str, &'static str, Option<&str>)| {
        let column = sorts.and_then(|name| COLUMNS.iter().find(|column| column.name == name));
        let current = column.is_some_and(|column| view.column == column);
        let sort = current.then_some(if view.falling { "descending" } else { "ascending" });
        let link = column.map(|column| view.sorted(column).link());
        ColumnHead { class, label: Text::new(label), link, sort }
    };
    SHOWN.map(head).into()
}

/// An account in the list.
#[derive(Debug, Serialize)]
pub struct UserRow {
    id: i64,
    #[serde(flatten)]
    face: Face,
    username: String,
    email: String,
    is_active: bool,
    is_staff: bool,
    is_superuser: bool,
    last_login: Option<Moment>,
    joined: Moment,
    /// Whether it is the viewer's.
    is_own: bool,
}

impl UserRow {
    /// An account, as `who` sees it.
    pub fn of(user: user::Model, who: &Identity) -> Self {
        UserRow {
            id: user.id,
            face: Face::of(user.id, &user.username, &user.first_name, &user.last_name),
            username: user.username,
            email: user.email,
            is_active: user.is_active,
            is_staff: user.is_staff,
            is_superuser: user.is_superuser,
            last_login: user.last_login.map(Moment::of),
            joined: Moment::of(user.date_joined),
            is_own: user.id == who.id,
        }
    }
}
