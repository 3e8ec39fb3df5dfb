//! What an account may do.

use serde::{Deserialize, Serialize};

use crate::entity::user;

/// What an account may do, as its three flags. A visitor who registers gets the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights<T = bool> {
    pub is_active: T,
    pub is_staff: T,
    pub is_superuser: T,
}

/// Some of the rights: those that a change sets, or that a search is for. `None` leaves one as it
/// is, or matches both values.
pub type SomeRights = Rights<Option<bool>>;

impl<T: Copy> Rights<T> {
    /// Finds the flags by their names, which forms, URLs and the API share.
    pub fn by_name(mut flag: impl FnMut(&'static str) -> T) -> Self {
        Rights {
            is_active: flag("is_active"),
            is_staff: flag("is_staff"),
            is_superuser: flag("is_superuser"),
        }
    }

    /// The flags with their names.
    pub fn named(self) -> [(&'static str, T); 3] {
        [
            ("is_active", self.is_active),
            ("is_staff", self.is_staff),
            ("is_superuser", self.is_superuser),
        ]
    }

    /// With another value of the flag of this name.
    pub fn with(self, name: &str, value: T) -> Self {
        let mut flags = self.named().into_iter();
        Rights::by_name(|_| match flags.next() {
            Some((flag, old)) if flag != name => old,
            _ => value,
        })
    }
}

impl Rights {
    /// Those of somebody who may do everything.
    pub const SUPERUSER: Rights = Rights { is_active: true, is_staff: true, is_superuser: true };

    /// Those of an account.
    pub fn of(user: &user::Model) -> Self {
        let user::Model { is_active, is_staff, is_superuser, .. } = *user;
        Rights { is_active, is_staff, is_superuser }
    }
}

impl Default for Rights {
    fn default() -> Self {
        Rights { is_active: true, is_staff: false, is_superuser: false }
    }
}

impl SomeRights {
    /// None of them.
    pub const NONE: SomeRights = Rights { is_active: None, is_staff: None, is_superuser: None };

    /// Whether none is named.
    pub fn is_none(self) -> bool {
        self == SomeRights::NONE
    }

    /// Whether an account with these rights matches.
    pub fn fit(self, rights: Rights) -> bool {
        self.over(rights) == rights
    }

    /// These rights, and the others from `rights`.
    pub fn over(self, rights: Rights) -> Rights {
        Rights {
            is_active: self.is_active.unwrap_or(rights.is_active),
            is_staff: self.is_staff.unwrap_or(rights.is_staff),
            is_superuser: self.is_superuser.unwrap_or(rights.is_superuser),
        }
    }
}

impl Default for SomeRights {
    fn default() -> Self {
        SomeRights::NONE
    }
}

impl From<Rights> for SomeRights {
    fn from(rights: Rights) -> Self {
        Rights {
            is_active: Some(rights.is_active),
            is_staff: Some(rights.is_staff),
            is_superuser: Some(rights.is_superuser),
        }
    }
}
