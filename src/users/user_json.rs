//! An account in JSON.

use serde::Serialize;

use crate::clock::rfc3339;
use crate::entity::user;

/// An account as staff see it in JSON, from the API and from the command line.
#[derive(Serialize)]
pub struct UserJson<'a> {
    /// Its address in the API.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    id: i64,
    username: &'a str,
    email: &'a str,
    first_name: &'a str,
    last_name: &'a str,
    is_active: bool,
    is_staff: bool,
    is_superuser: bool,
    date_joined: String,
    last_login: Option<String>,
    version: i64,
    groups: Vec<String>,
}

impl<'a> UserJson<'a> {
    /// An account with the names of its groups and, from the API, its address.
    pub fn of(user: &'a user::Model, groups: Vec<String>, url: Option<String>) -> Self {
        UserJson {
            url,
            id: user.id,
            username: &user.username,
            email: &user.email,
            first_name: &user.first_name,
            last_name: &user.last_name,
            is_active: user.is_active,
            is_staff: user.is_staff,
            is_superuser: user.is_superuser,
            date_joined: rfc3339(user.date_joined),
            last_login: user.last_login.map(rfc3339),
            version: user.version,
            groups,
        }
    }
}
