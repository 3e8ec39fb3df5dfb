//! A one-time code, to set up the first superuser or to reset a password; and, for a minute, a used
//! code or a registration, so that a repetition is recognised.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "codes")]
pub struct Model {
    /// SHA-256 of the code, which itself is not stored; or of the form that registered an account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// `setup` or `reset`; after use `setup_spent`, `reset_spent` or `registered`.
    pub kind: String,
    /// The account whose password a `reset` code resets; after use, the account that was created or
    /// reset.
    pub user_id: Option<i64>,
    /// SHA-256 of what must not have changed since the code was created: the stored password and
    /// the e-mail address. After use, the session that was opened, or nothing.
    pub binding: String,
    /// Unix seconds.
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
