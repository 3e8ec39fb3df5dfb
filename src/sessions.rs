//! Sessions: opened at sign-in, renewed by rotation, ended on purpose.

mod groups;
mod heirs;
mod history;
mod many;
mod recognition;
mod rotation;
mod row;
mod sign_out_reason;

use std::net::IpAddr;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

pub use recognition::{Recognition, Renewed};
pub use rotation::End;
pub use row::Identity;

use crate::clock::Clock;
use crate::config::{Config, UNREMEMBERED_SESSION};
use crate::database::Database;
use crate::entity::session;
use crate::error::EndReason;
use crate::token::{Grant, Keys, TokenPair};

/// Where a session's refresh token is kept. Tokens of one channel are not valid in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// In cookies.
    Browser,
    /// By the client, which got it in a JSON body.
    Api,
}

impl Channel {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Browser => "browser",
            Channel::Api => "api",
        }
    }
}

/// How and from where somebody signs in.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    pub channel: Channel,
    /// Keep the browser signed in when it closes.
    pub remember: bool,
    pub ip: IpAddr,
    pub user_agent: &'a str,
    /// The browser's previous session, and why it ends now.
    pub replaces: Option<(&'a str, EndReason)>,
}

/// The longest stored `User-Agent`, in characters.
const USER_AGENT: usize = 512;

/// The store of sessions.
#[derive(Clone)]
pub struct Sessions {
    database: Database,
    keys: Arc<Keys>,
    clock: Clock,
    refresh_lifetime: i64,
    remembered_lifetime: i64,
    session_lifetime: i64,
    grace_ms: i64,
    /// Whether access tokens tell the groups of their holder.
    token_groups: bool,
}

impl Sessions {
    /// The store, with the lifetimes of `config`.
    pub fn new(database: Database, keys: Arc<Keys>, clock: Clock, config: &Config) -> Self {
        Sessions {
            database,
            keys,
            clock,
            refresh_lifetime: config.refresh_token_lifetime,
            remembered_lifetime: config.remembered_token_lifetime,
            session_lifetime: config.session_lifetime,
            grace_ms: config.refresh_grace * 1000,
            token_groups: config.token_groups,
        }
    }

    /// Opens a session and ends the one it replaces, inside the caller's transaction. The tokens
    /// are valid after its commit (ASVS 7.2.4).
    pub async fn open(
        &self,
        transaction: &impl ConnectionTrait,
        user_id: i64,
        opening: &Opening<'_>,
    ) -> Result<TokenPair, DbErr> {
        let now_ms = self.clock.now_ms();
        let now = now_ms.div_euclid(1000);
        let longest = match (opening.channel, opening.remember) {
            (Channel::Browser, false) => self.session_lifetime.min(UNREMEMBERED_SESSION),
            _ => self.session_lifetime,
        };
        let lifetime = self.lifetime(opening.channel.as_str(), opening.remember);
        let grant = Grant {
            sid: new_id(),
            user_id,
            generation: 1,
            since: now,
            until: now + lifetime.min(longest),
            absolute: now + longest,
            remember: opening.remember,
            groups: self.told_groups(transaction, user_id).await?,
        };
        if let Some((old, reason)) = opening.replaces {
            self.end_for(transaction, old, reason, &grant.sid).await?;
        }
        session::ActiveModel {
            id: Set(grant.sid.clone()),
            user_id: Set(grant.user_id),
            channel: Set(opening.channel.as_str().to_owned()),
            remember: Set(grant.remember),
            generation: Set(grant.generation),
            rotated_at: Set(now_ms),
            handed_at: Set(now_ms),
            // The first generation has no predecessor whose reuse could matter.
            kept_generation: Set(grant.generation),
            marked_generation: Set(grant.generation),
            marked_at: Set(now_ms),
            created_at: Set(now),
            last_seen_at: Set(now),
            expires_at: Set(grant.until),
            absolute_expires_at: Set(grant.absolute),
            ended_at: Set(None),
            end_reason: Set(None),
            successor: Set(None),
            ip: Set(opening.ip.to_string()),
            user_agent: Set(opening.user_agent.chars().take(USER_AGENT).collect()),
        }
        .insert(transaction)
        .await?;
        Ok(self.keys.issue(&grant, now))
    }

    /// The lifetime of a refresh token, in seconds.
    fn lifetime(&self, channel: &str, remember: bool) -> i64 {
        match remember && channel == Channel::Browser.as_str() {
            true => self.remembered_lifetime,
            false => self.refresh_lifetime,
        }
    }

    /// Ends a session at once, with all its tokens. A session that has ended keeps its first
    /// reason. Returns whether it was live.
    pub async fn end(&self, sid: &str, reason: EndReason) -> Result<bool, DbErr> {
        let ending = self.ending(reason).filter(session::Column::Id.eq(sid));
        Ok(ending.exec(&self.database.write).await?.rows_affected > 0)
    }

    /// Ends a session if it belongs to this account. Returns whether it did and was live.
    pub async fn end_own(
        &self,
        connection: &impl ConnectionTrait,
        user_id: i64,
        sid: &str,
        reason: EndReason,
    ) -> Result<bool, DbErr> {
        // PostgreSQL stores no NUL in text, and no session id has one.
        if sid.contains('\0') {
            return Ok(false);
        }
        let ended = self
            .ending(reason)
            .filter(session::Column::Id.eq(sid))
            .filter(session::Column::UserId.eq(user_id))
            .exec(connection)
            .await?;
        Ok(ended.rows_affected > 0)
    }

    /// The live sessions of an account, the most recently seen first.
    pub async fn live(&self, user_id: i64) -> Result<Vec<session::Model>, DbErr> {
        session::Entity::find()
            .filter(session::Column::UserId.eq(user_id))
            .filter(self.are_live())
            .order_by_desc(session::Column::LastSeenAt)
            .order_by_asc(session::Column::Id)
            .all(&self.database.read)
            .await
    }

    /// Whether a session outlives the browser's; `None` when it is over.
    pub async fn remembered(
        &self,
        connection: &impl ConnectionTrait,
        sid: &str,
    ) -> Result<Option<bool>, DbErr> {
        let row = session::Entity::find_by_id(sid).one(connection).await?;
        Ok(row.filter(|row| row.ended_at.is_none()).map(|row| row.remember))
    }

    /// Ends all sessions of an account, of browsers and API clients, except `except`. Returns how
    /// many were live.
    pub async fn end_all(
        &self,
        connection: &impl ConnectionTrait,
        user_id: i64,
        reason: EndReason,
        except: Option<&str>,
    ) -> Result<u64, DbErr> {
        let mut ending = self.ending(reason).filter(session::Column::UserId.eq(user_id));
        if let Some(sid) = except {
            ending = ending.filter(session::Column::Id.ne(sid));
        }
        Ok(ending.exec(connection).await?.rows_affected)
    }

    /// The condition for live sessions.
    fn are_live(&self) -> Condition {
        Condition::all()
            .add(session::Column::EndedAt.is_null())
            .add(session::Column::ExpiresAt.gt(self.clock.now()))
    }

    fn ending(&self, reason: EndReason) -> sea_orm::UpdateMany<session::Entity> {
        session::Entity::update_many()
            .col_expr(session::Column::EndedAt, Expr::value(self.clock.now()))
            .col_expr(session::Column::EndReason, Expr::value(reason.as_str()))
            .filter(session::Column::EndedAt.is_null())
    }

    /// Whether the account has signed in from this address before, as far as rows are kept.
    pub async fn known_at(&self, user_id: i64, address: IpAddr) -> Result<bool, DbErr> {
        let row = session::Entity::find()
            .filter(session::Column::UserId.eq(user_id))
            .filter(session::Column::Ip.eq(address.to_string()))
            .one(&self.database.read)
            .await?;
        Ok(row.is_some())
    }

    /// Deletes sessions that expired more than `delay` seconds ago. Returns how many.
    pub async fn flush_expired(&self, delay: i64) -> Result<u64, DbErr> {
        let expired = session::Column::ExpiresAt.lte(self.clock.now() - delay);
        self.database.delete_all::<session::Entity>(session::Column::Id, expired).await
    }
}

fn new_id() -> String {
    let mut id = [0; 16];
    getrandom::fill(&mut id).expect("the operating system gives random bytes");
    HEXLOWER.encode(&id)
}
