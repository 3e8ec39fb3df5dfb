//! A session: one row, however often its tokens rotate. Tokens are not stored.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// 32 random hexadecimal digits: the `sid` of its tokens.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub user_id: i64,
    /// `browser` or `api`.
    pub channel: String,
    pub remember: bool,
    /// The generation whose refresh token is current.
    pub generation: i64,
    /// When the current generation began, in Unix milliseconds.
    pub rotated_at: i64,
    /// When its tokens were last issued, in Unix milliseconds.
    pub handed_at: i64,
    /// The newest generation that the client is known to have stored.
    pub kept_generation: i64,
    /// A generation that was used. It counts as stored at a rotation that comes later than the
    /// grace period after `marked_at`.
    pub marked_generation: i64,
    /// Unix milliseconds.
    pub marked_at: i64,
    /// Unix seconds, like all that follow.
    pub created_at: i64,
    pub last_seen_at: i64,
    pub expires_at: i64,
    pub absolute_expires_at: i64,
    pub ended_at: Option<i64>,
    pub end_reason: Option<String>,
    /// The session that replaced it in the browser, if any.
    pub successor: Option<String>,
    pub ip: String,
    pub user_agent: String,
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<crate::entity::user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
