//! A one-time code that somebody holds, to set up the first superuser or to reset a password; and,
//! for a minute, what was spent.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "codes")]
pub struct Model {
    /// SHA-256 of the code, which itself is nowhere; or of the form that made an account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// `setup` or `reset`; once spent `setup_spent`, `reset_spent` or `registered`.
    pub kind: String,
    /// Whose password a `reset` code resets; who was made by what is spent.
    pub user_id: Option<i64>,
    /// SHA-256 of what has to be as it was when the code was made: the stored password. Of what is
    /// spent, the session that it opened, or nothing.
    pub binding: String,
    /// Unix seconds.
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
