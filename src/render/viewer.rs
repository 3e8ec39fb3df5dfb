//! The viewer of a page, as templates see them.

use serde::Serialize;

use crate::sessions::Identity;

/// The signed-in user.
#[derive(Serialize)]
pub struct Viewer<'a> {
    pub id: i64,
    pub username: &'a str,
    pub display: &'a str,
    pub initial: String,
    pub is_staff: bool,
    #[serde(skip)]
    pub is_superuser: bool,
}

impl<'a> Viewer<'a> {
    /// The viewer with this identity.
    pub fn of(who: &'a Identity) -> Self {
        Viewer::new(who.id, &who.username, who.display(), (who.is_staff, who.is_superuser))
    }

    /// The viewer with this account and display name, and whether it is staff and a superuser.
    pub fn new(
        id: i64,
        username: &'a str,
        display: &'a str,
        (is_staff, is_superuser): (bool, bool),
    ) -> Self {
        let initial = display.chars().take(1).flat_map(char::to_uppercase).collect();
        let is_staff = is_staff || is_superuser;
        Viewer { id, username, display, initial, is_staff, is_superuser }
    }
}
