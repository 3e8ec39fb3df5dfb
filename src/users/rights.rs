//! What an account may do.

use crate::entity::user;

/// What an account may do. A visitor who registers gets the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    pub is_active: bool,
    pub is_staff: bool,
    pub is_superuser: bool,
}

impl Rights {
    /// Those of an account.
    pub fn of(user: &user::Model) -> Self {
        let user::Model { is_active, is_staff, is_superuser, .. } = *user;
        Rights { is_active, is_staff, is_superuser }
    }

    /// Those of somebody who may do everything.
    pub const SUPERUSER: Rights = Rights { is_active: true, is_staff: true, is_superuser: true };
}

impl Default for Rights {
    fn default() -> Self {
        Rights { is_active: true, is_staff: false, is_superuser: false }
    }
}
