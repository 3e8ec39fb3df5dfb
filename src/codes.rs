//! One-time codes: long random texts of which only a hash is stored (ASVS 6.4.3, 6.5).

mod spent;

use aws_lc_rs::digest;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

pub use spent::Spent;

use crate::clock::Clock;
use crate::database::Database;
use crate::entity::{code, user};

/// How long a code is valid, in seconds.
pub const LIFETIME: i64 = 1800;

const SETUP: &str = "setup";
const RESET: &str = "reset";

/// A code in the clear; `Debug` does not print it.
pub struct Code(String);

impl Code {
    /// The code itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The store of codes.
#[derive(Clone)]
pub struct Codes {
    database: Database,
    clock: Clock,
}

impl Codes {
    /// The store in `database`.
    pub fn new(database: Database, clock: Clock) -> Self {
        Codes { database, clock }
    }

    /// Creates the code for the first superuser; earlier codes become invalid.
    pub async fn setup(&self) -> Result<Code, DbErr> {
        let transaction = self.database.begin().await?;
        let old = code::Entity::delete_many().filter(code::Column::Kind.eq(SETUP));
        old.exec(&transaction).await?;
        let code = self.issue(&transaction, SETUP, None).await?;
        transaction.commit().await?;
        Ok(code)
    }

    /// Creates a code to reset this account's password. It is valid until the password changes;
    /// earlier codes become invalid.
    pub async fn reset(
        &self,
        transaction: &impl ConnectionTrait,
        user: &user::Model,
    ) -> Result<Code, DbErr> {
        let old = code::Entity::delete_many()
            .filter(code::Column::Kind.eq(RESET))
            .filter(code::Column::UserId.eq(user.id));
        old.exec(transaction).await?;
        self.issue(transaction, RESET, Some(user)).await
    }

    async fn issue(
        &self,
        connection: &impl ConnectionTrait,
        kind: &str,
        user: Option<&user::Model>,
    ) -> Result<Code, DbErr> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        let code = Code(BASE64URL_NOPAD.encode(&bytes));
        code::ActiveModel {
            hash: Set(hash(code.reveal())),
            kind: Set(kind.to_owned()),
            user_id: Set(user.map(|user| user.id)),
            binding: Set(user.map(binding).unwrap_or_default()),
            expires_at: Set(self.clock.now() + LIFETIME),
        }
        .insert(connection)
        .await?;
        Ok(code)
    }

    /// Whether this is the valid code for the set-up.
    pub async fn is_setup(&self, code: &str) -> Result<bool, DbErr> {
        Ok(self.find(SETUP, code).await?.is_some())
    }

    /// The account whose password this code resets, as it is now.
    pub async fn holder(&self, code: &str) -> Result<Option<user::Model>, DbErr> {
        let Some(row) = self.find(RESET, code).await? else { return Ok(None) };
        let Some(id) = row.user_id else { return Ok(None) };
        let user = user::Entity::find_by_id(id).one(&self.database.read).await?;
        Ok(user.filter(|user| user.is_active && binding(user) == row.binding))
    }

    async fn find(&self, kind: &str, code: &str) -> Result<Option<code::Model>, DbErr> {
        code::Entity::find_by_id(hash(code))
            .filter(code::Column::Kind.eq(kind))
            .filter(code::Column::ExpiresAt.gt(self.clock.now()))
            .one(&self.database.read)
            .await
    }

    /// Deletes expired codes. Returns how many.
    pub async fn flush(&self, delay: i64) -> Result<u64, DbErr> {
        let gone = code::Entity::delete_many()
            .filter(code::Column::ExpiresAt.lte(self.clock.now() - delay))
            .exec(&self.database.write)
            .await?;
        Ok(gone.rows_affected)
    }
}

fn hash(text: &str) -> String {
    HEXLOWER.encode(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

/// A text that changes with the password and the address: either change invalidates the code.
fn binding(user: &user::Model) -> String {
    hash(&format!("{}\n{}", user.password.0, user.email_key))
}
