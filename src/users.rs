//! Accounts: storing them, finding them, and checking passwords at sign-in.

mod account;
mod directory;
mod edit;
mod face;
mod figures;
mod last_superuser;
mod many;
pub mod name;
mod profile;
mod registration;
mod rights;
mod submitted;
mod user_json;

use std::sync::Arc;

use rocket::tokio::sync::Mutex;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

pub use account::{NewUser, User, UserChange, UserId};
use directory::Tallies;
pub use directory::{Export, Query, Tally};
pub use edit::{Edit, Edited};
pub use face::Face;
pub use figures::Totals;
pub use profile::Profile;
pub use registration::{Draft, is_taken};
pub use rights::{Rights, SomeRights};
pub use submitted::{Registration, SubmittedFields, is_secret};
pub use user_json::UserJson;

use crate::clock::Clock;
use crate::config::Config;
use crate::database::Database;
use crate::entity::user::{self, StoredHash};
use crate::error::Refusal;
use crate::password::{self, HashPool, Password, PasswordHash, PasswordRules, Verdict};

/// The number of locks behind which equal requests wait for each other, so that a hundred
/// registrations of one name cost one hash.
const TURNS: usize = 256;

/// The id in a path: digits without a sign or leading zeros.
pub fn id(text: &str) -> Option<i64> {
    text.parse().ok().filter(|id: &i64| *id > 0 && id.to_string() == text)
}

/// An active account whose password was given.
#[derive(Debug)]
pub struct Authenticated {
    pub user: user::Model,
    /// A new hash of the password, when the stored one has another form or cost than today's.
    pub upgrade: Option<StoredHash>,
}

/// The store of accounts. Clones share its caches.
#[derive(Clone)]
pub struct Users {
    database: Database,
    hashing: HashPool,
    clock: Clock,
    rules: PasswordRules,
    cost: u32,
    turns: Arc<Vec<Mutex<()>>>,
    tallies: Arc<Tallies>,
}

impl Users {
    /// The store, with the password rules and the bcrypt cost of `config`.
    pub fn new(database: Database, hashing: HashPool, clock: Clock, config: &Config) -> Self {
        Users {
            database,
            hashing,
            clock,
            rules: PasswordRules {
                min_length: config.password_min_length,
                context: config.public_url.words().collect(),
            },
            cost: config.bcrypt_cost,
            turns: Arc::new((0..TURNS).map(|_| Mutex::new(())).collect()),
            tallies: Arc::default(),
        }
    }

    /// How many passwords may be hashed or queued at once.
    pub fn hashes_at_once(&self) -> usize {
        self.hashing.places()
    }

    /// The account with this e-mail address or user name, whatever its case and width. When one
    /// account has the text as its address and another as its name, the one with the address is
    /// found.
    pub async fn find(&self, login: &str) -> Result<Option<user::Model>, DbErr> {
        let key = name::key(login);
        // PostgreSQL has no NUL in text, and no account has one in its name.
        if key.is_empty() || key.contains('\0') {
            return Ok(None);
        }
        let mut found = user::Entity::find()
            .filter(
                Condition::any()
                    .add(user::Column::UsernameKey.eq(key.as_str()))
                    .add(user::Column::EmailKey.eq(key.as_str())),
            )
            .all(&self.database.read)
            .await?;
        found.sort_by_key(|user| user.email_key != key);
        Ok(found.into_iter().next())
    }

    /// Checks a password. An unknown account costs one hash as well; unknown account, wrong
    /// password and inactive account give the same answer (ASVS 6.3.8).
    ///
    /// # Errors
    /// Busy.
    pub async fn authenticate(
        &self,
        user: Option<user::Model>,
        password: Password,
    ) -> Result<Option<Authenticated>, Refusal> {
        let cost = self.cost;
        let stored = user.as_ref().map(|user| user.password.0.clone());
        let active = user.as_ref().is_some_and(|user| user.is_active);
        let (verdict, upgrade) = self
            .hashing
            .run(move || {
                let stored =
                    stored.map_or_else(|| password::decoy(cost), PasswordHash::from_stored);
                let verdict = password::verify(&password, &stored, cost);
                let outdated = matches!(verdict, Verdict::Right { outdated: true });
                let upgrade = (outdated && active).then(|| password::hash(&password, cost));
                (verdict, upgrade)
            })
            .await
            .map_err(|_| Refusal::Busy)?;
        let right = matches!(verdict, Verdict::Right { .. });
        Ok(user.filter(|user| right && user.is_active).map(|user| Authenticated {
            user,
            upgrade: upgrade.map(|hash| StoredHash(hash.as_str().to_owned())),
        }))
    }

    /// Records a sign-in, and replaces an outdated hash of the password.
    pub async fn signed_in(
        &self,
        transaction: &impl ConnectionTrait,
        who: &Authenticated,
    ) -> Result<(), DbErr> {
        user::Entity::update_many()
            .col_expr(user::Column::LastLogin, Expr::value(self.clock.now()))
            .filter(user::Column::Id.eq(who.user.id))
            .exec(transaction)
            .await?;
        if let Some(hash) = &who.upgrade {
            user::Entity::update_many()
                .col_expr(user::Column::Password, Expr::value(hash.0.as_str()))
                .filter(user::Column::Id.eq(who.user.id))
                .filter(user::Column::Password.eq(who.user.password.clone()))
                .exec(transaction)
                .await?;
        }
        Ok(())
    }
}
