//! Codes that were used a moment ago, for repeats of the same form: the answer may have been lost,
//! and whoever proves who they are gets it again.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::codes::{Codes, RESET, SETUP, hash};
use crate::config::REPEATED;
use crate::database::Transaction;
use crate::entity::{code, user};

const SETUP_SPENT: &str = "setup_spent";
const RESET_SPENT: &str = "reset_spent";
const REGISTERED: &str = "registered";

/// The result of a code that was used a moment ago.
#[derive(Debug)]
pub struct Spent {
    /// The account as it is now.
    pub user: user::Model,
    /// The session that it opened, or an empty text.
    pub sid: String,
}

impl Codes {
    /// Uses the set-up code, and all others that servers starting at the same moment have created,
    /// inside the caller's transaction. Returns whether it was still valid: of several people who
    /// set up at once, one succeeds. `made` is the new account and its session.
    pub async fn spend_setup(
        &self,
        transaction: &Transaction,
        code: &str,
        made: (i64, &str),
    ) -> Result<bool, DbErr> {
        let kind = code::Column::Kind.eq(SETUP);
        let codes = code::Entity::find()
            .filter(kind.clone())
            .order_by_asc(code::Column::Hash)
            .lock_exclusive()
            .all(transaction)
            .await?;
        let (hash, now) = (hash(code), self.clock.now());
        let good = codes.iter().any(|code| code.hash == hash && code.expires_at > now);
        if good {
            code::Entity::delete_many().filter(kind).exec(transaction).await?;
            self.note(transaction, SETUP_SPENT, hash, made).await?;
        }
        Ok(good)
    }

    /// Uses a code for a password, inside the caller's transaction. Returns whether it was still
    /// valid: of two who use it at once, one succeeds.
    pub async fn spend(
        &self,
        transaction: &impl ConnectionTrait,
        code: &str,
    ) -> Result<bool, DbErr> {
        let now = self.clock.now();
        let spent = code::Entity::update_many()
            .col_expr(code::Column::Kind, Expr::value(RESET_SPENT))
            .col_expr(code::Column::Binding, Expr::value(""))
            .col_expr(code::Column::ExpiresAt, Expr::value(now + REPEATED))
            .filter(code::Column::Hash.eq(hash(code)))
            .filter(code::Column::Kind.eq(RESET))
            .filter(code::Column::ExpiresAt.gt(now))
            .exec(transaction)
            .await?;
        Ok(spent.rows_affected == 1)
    }

    /// Records that an account was registered, inside the caller's transaction; `sid` is the
    /// session that began with it, or empty.
    pub async fn note_registered(
        &self,
        transaction: &impl ConnectionTrait,
        user: &user::Model,
        sid: &str,
    ) -> Result<(), DbErr> {
        let form = form(&user.username_key, &user.email_key);
        self.note(transaction, REGISTERED, form, (user.id, sid)).await
    }

    /// The result of this set-up code, if it was used a moment ago.
    pub async fn set_up_by(&self, code: &str) -> Result<Option<Spent>, DbErr> {
        self.spent(SETUP_SPENT, hash(code)).await
    }

    /// The result of this code for a password, if it was used a moment ago.
    pub async fn reset_by(&self, code: &str) -> Result<Option<Spent>, DbErr> {
        self.spent(RESET_SPENT, hash(code)).await
    }

    /// The account that was registered a moment ago under this name and address, by their keys.
    pub async fn registered(&self, name: &str, email: &str) -> Result<Option<Spent>, DbErr> {
        self.spent(REGISTERED, form(name, email)).await
    }

    async fn note(
        &self,
        transaction: &impl ConnectionTrait,
        kind: &str,
        hash: String,
        (user_id, sid): (i64, &str),
    ) -> Result<(), DbErr> {
        // An older entry of the same name may exist: its account has another name now.
        code::Entity::delete_by_id(hash.as_str()).exec(transaction).await?;
        let row = code::ActiveModel {
            hash: Set(hash),
            kind: Set(kind.to_owned()),
            user_id: Set(Some(user_id)),
            binding: Set(sid.to_owned()),
            expires_at: Set(self.clock.now() + REPEATED),
        };
        row.insert(transaction).await?;
        Ok(())
    }

    async fn spent(&self, kind: &str, hash: String) -> Result<Option<Spent>, DbErr> {
        let row = code::Entity::find_by_id(hash)
            .filter(code::Column::Kind.eq(kind))
            .filter(code::Column::ExpiresAt.gt(self.clock.now()))
            .one(&self.database.read)
            .await?;
        let Some(code::Model { user_id: Some(id), binding: sid, .. }) = row else {
            return Ok(None);
        };
        let user = user::Entity::find_by_id(id).one(&self.database.read).await?;
        Ok(user.map(|user| Spent { user, sid }))
    }
}

/// The registration form, identified by name and address.
fn form(name: &str, email: &str) -> String {
    hash(&format!("{name}\n{email}"))
}
