//! What was spent a moment ago, for those who send the same form once more: its answer may have
//! been lost, and is theirs if they prove who they are.

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

/// What came of something that was spent a moment ago.
#[derive(Debug)]
pub struct Spent {
    /// The account as it is now.
    pub user: user::Model,
    /// The session that it opened; empty where it opened none.
    pub sid: String,
}

impl Codes {
    /// Spends the code for setting up, and any other that servers which started at the same moment
    /// have made, inside the caller's transaction. Answers whether it was still good: of several who
    /// set up at once, one does. `made` is the account that it was spent for, and its session.
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

    /// Spends a code for a password, inside the caller's transaction. Answers whether it was still
    /// good: of two who spend it at once, one does.
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

    /// Notes that an account was made by its owner, inside the caller's transaction; `sid` is the
    /// session that began with it, or nothing.
    pub async fn note_registered(
        &self,
        transaction: &impl ConnectionTrait,
        user: &user::Model,
        sid: &str,
    ) -> Result<(), DbErr> {
        let form = form(&user.username_key, &user.email_key);
        self.note(transaction, REGISTERED, form, (user.id, sid)).await
    }

    /// What came of this code for setting up, if it was spent a moment ago.
    pub async fn set_up_by(&self, code: &str) -> Result<Option<Spent>, DbErr> {
        self.spent(SETUP_SPENT, hash(code)).await
    }

    /// What came of this code for a password, if it was spent a moment ago.
    pub async fn reset_by(&self, code: &str) -> Result<Option<Spent>, DbErr> {
        self.spent(RESET_SPENT, hash(code)).await
    }

    /// The account that its owner made a moment ago under this name and address, by their keys.
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
        // One of the same name may be left of an account that has another name by now.
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

/// The form that makes an account, by what is in no other one: name and address.
fn form(name: &str, email: &str) -> String {
    hash(&format!("{name}\n{email}"))
}
