//! An account.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub username: String,
    /// Case-folded NFKC of `username`, which is unique and used for sign-in.
    #[sea_orm(unique)]
    pub username_key: String,
    /// UTS #39 skeleton of `username`, to detect confusable names.
    pub username_skeleton: String,
    pub email: String,
    #[sea_orm(unique)]
    pub email_key: String,
    pub first_name: String,
    pub last_name: String,
    pub password: StoredHash,
    pub is_active: bool,
    pub is_staff: bool,
    pub is_superuser: bool,
    /// Unix seconds.
    pub date_joined: i64,
    /// Unix seconds.
    pub last_login: Option<i64>,
    /// Incremented by every edit, to detect stale ones.
    pub version: i64,
    /// The tag of the language of pages; `None` leaves it to the browser.
    pub language: Option<String>,
    /// The name of the time zone (IANA); `None` is the site's.
    pub time_zone: Option<String>,
    /// `light` or `dark`; `None` leaves it to the device.
    pub theme: Option<String>,
    /// Unix seconds; `None` for an account that was made without.
    pub terms_accepted: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether the user name is the account's own e-mail address, so that both change together.
    pub fn is_named_by_address(&self) -> bool {
        self.username_key == self.email_key
    }
}

/// An encoded password hash, as stored; never printed.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct StoredHash(pub String);

impl StoredHash {
    /// Whether no password fits, as of an account that was invited.
    pub fn is_unusable(&self) -> bool {
        self.0.starts_with('!')
    }
}

impl std::fmt::Debug for StoredHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredHash(…)")
    }
}
