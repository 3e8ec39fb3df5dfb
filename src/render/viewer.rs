//! The viewer of a page, as templates see them.

use serde::Serialize;

use crate::entity::user;
use crate::sessions::Identity;
use crate::users::Face;

/// The signed-in user.
#[derive(Serialize)]
pub struct Viewer<'a> {
    pub id: i64,
    pub username: &'a str,
    pub email: &'a str,
    /// The first name, or the user name if there is none.
    pub display: &'a str,
    #[serde(flatten)]
    pub face: Face,
    pub is_staff: bool,
    #[serde(skip)]
    pub is_superuser: bool,
    #[serde(skip)]
    pub language: Option<&'a str>,
    #[serde(skip)]
    pub time_zone: Option<&'a str>,
    pub theme: Option<&'a str>,
}

impl<'a> Viewer<'a> {
    /// The viewer with this identity.
    pub fn of(who: &'a Identity) -> Self {
        Viewer {
            id: who.id,
            username: &who.username,
            email: &who.email,
            display: who.display(),
            face: Face::of(who.id, &who.username, &who.first_name, &who.last_name),
            is_staff: who.is_staff || who.is_superuser,
            is_superuser: who.is_superuser,
            language: who.language.as_deref(),
            time_zone: who.time_zone.as_deref(),
            theme: who.theme.as_deref(),
        }
    }

    /// The viewer with this account.
    pub fn of_account(user: &'a user::Model) -> Self {
        Viewer {
            id: user.id,
            username: &user.username,
            email: &user.email,
            display: if user.first_name.is_empty() { &user.username } else { &user.first_name },
            face: Face::of(user.id, &user.username, &user.first_name, &user.last_name),
            is_staff: user.is_staff || user.is_superuser,
            is_superuser: user.is_superuser,
            language: user.language.as_deref(),
            time_zone: user.time_zone.as_deref(),
            theme: user.theme.as_deref(),
        }
    }
}
