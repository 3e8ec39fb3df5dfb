//! Limits on guessing passwords and on creating accounts. Every attempt that counts is a row, so
//! the limits are exact, shared by all nodes and kept over restarts.

mod limits;
mod past;
mod status;
mod turns;
mod whence;

use std::net::Ipv4Addr;
use std::time::Duration;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    FromQueryResult, QueryFilter, QuerySelect,
};

use limits::{DAY, PASSWORD, REGISTRATION};
pub use limits::{Limit, Scope};
pub use status::{LimitStatus, TriedAccount};
pub use whence::Whence;

use crate::clock::Clock;
use crate::database::Database;
use crate::entity::attempt;
use crate::error::Refusal;

/// The kinds of attempts, as stored.
const PASSWORDS: &str = "password";
const REGISTRATIONS: &str = "registration";
/// The prefix of the name of a host application's limit.
const HOST: &str = "host:";
/// The prefix of an account's id.
const USER: &str = "user:";

/// A running attempt. It counts as a failure until it is forgiven.
#[derive(Debug)]
#[must_use = "a success has to be forgiven"]
pub struct Attempt(Option<i64>);

/// The account whose password is tried.
#[derive(Clone, Copy, Debug)]
pub enum LoginTarget<'a> {
    /// An account; `known` when it has signed in from this address before. Attempts from elsewhere
    /// do not lock its owner out there.
    Known { id: i64, known: bool },
    /// A name without an account, limited all the same.
    Unknown(&'a str),
}

/// The limits.
#[derive(Clone)]
pub struct Throttle {
    database: Database,
    clock: Clock,
    on: bool,
}

#[derive(FromQueryResult)]
struct Seen {
    count: i64,
    first: Option<i64>,
    last: Option<i64>,
}

impl Throttle {
    /// The limits; with `on` false nothing is limited.
    pub fn new(database: Database, clock: Clock, on: bool) -> Self {
        Throttle { database, clock, on }
    }

    /// Counts an attempt at a password, before the password is checked.
    ///
    /// # Errors
    /// Throttled at the limit; accounts that do not exist are answered alike.
    pub async fn try_password(
        &self,
        account: LoginTarget<'_>,
        whence: Whence,
    ) -> Result<Attempt, Refusal> {
        let (key, known) = match account {
            LoginTarget::Known { id, known } => (format!("{USER}{id}"), known),
            LoginTarget::Unknown(name) => (opaque("name", name), false),
        };
        let counts = move |by| !(known && by == Scope::Account);
        self.attempt(PASSWORDS, key, whence, &PASSWORD, counts).await
    }

    /// Counts a registration of the address.
    ///
    /// # Errors
    /// Throttled at the limit.
    pub async fn try_registration(&self, whence: Whence) -> Result<Attempt, Refusal> {
        self.attempt(REGISTRATIONS, String::new(), whence, &REGISTRATION, |_| true).await
    }

    /// Counts an attempt at a limit of the host's: `quota` within `window`, for each key.
    ///
    /// # Errors
    /// Throttled at the limit.
    pub async fn try_host(
        &self,
        name: &'static str,
        key: &str,
        quota: u32,
        window: Duration,
    ) -> Result<(), Refusal> {
        let window = i64::try_from(window.as_millis()).unwrap_or(DAY).clamp(1000, DAY);
        let (by, limit) = (Scope::Account, i64::from(quota.max(1)));
        let limits = [Limit { name, by, limit, window, wait: window }];
        let anywhere = Whence { address: Ipv4Addr::UNSPECIFIED.into(), foreign: false };
        let kind = format!("{HOST}{name}");
        let taken = self.attempt(&kind, opaque("key", key), anywhere, &limits, |_| true).await;
        taken.map(|_attempt| ())
    }

    /// Checks that the address has attempts at passwords left, without counting one.
    ///
    /// # Errors
    /// Throttled at the limit, whatever the account.
    pub async fn may_try_passwords(&self, whence: Whence) -> Result<(), Refusal> {
        self.may(PASSWORDS, whence, &PASSWORD).await
    }

    /// Checks that the address has registrations left, without counting one.
    ///
    /// # Errors
    /// Throttled at the limit.
    pub async fn may_register(&self, whence: Whence) -> Result<(), Refusal> {
        self.may(REGISTRATIONS, whence, &REGISTRATION).await
    }

    async fn may(&self, kind: &str, whence: Whence, limits: &[Limit]) -> Result<(), Refusal> {
        if !self.on {
            return Ok(());
        }
        let counts = |by| by == Scope::Address;
        let (read, now) = (&self.database.read, self.clock.now_ms());
        insist(limits, counts, read, kind, "", &whence.key(), now).await
    }

    async fn attempt(
        &self,
        kind: &str,
        account: String,
        whence: Whence,
        limits: &[Limit],
        counts: impl Fn(Scope) -> bool,
    ) -> Result<Attempt, Refusal> {
        if !self.on {
            return Ok(Attempt(None));
        }
        let address = whence.key();
        let now = self.clock.now_ms();
        self.put_right(now).await?;
        let transaction = self.database.begin().await?;
        let by_address = limits.iter().any(|limit| limit.by != Scope::Account);
        turns::take(&transaction, &[&account, if by_address { &address } else { "" }]).await?;
        insist(limits, counts, &transaction, kind, &account, &address, now).await?;
        let row = attempt::ActiveModel {
            kind: Set(kind.to_owned()),
            account: Set(account),
            address: Set(address),
            at: Set(now),
            ..Default::default()
        }
        .insert(&transaction)
        .await?;
        transaction.commit().await?;
        Ok(Attempt(Some(row.id)))
    }
}

/// A hashed key, which does not reveal what was counted.
fn opaque(kind: &str, text: &str) -> String {
    let digest = digest::digest(&digest::SHA256, text.as_bytes());
    format!("{kind}:{}", HEXLOWER.encode(digest.as_ref()))
}

/// Checks that each limit of a counting scope allows one more attempt.
async fn insist(
    limits: &[Limit],
    counts: impl Fn(Scope) -> bool,
    connection: &impl ConnectionTrait,
    kind: &str,
    account: &str,
    address: &str,
    now: i64,
) -> Result<(), Refusal> {
    let mut longest = (0, None);
    for limit in limits.iter().filter(|limit| counts(limit.by)) {
        let wait = limit.wait(connection, kind, account, address, now).await?;
        if wait > longest.0 {
            longest = (wait, Some(limit));
        }
    }
    let (wait, Some(spent)) = longest else { return Ok(()) };
    let seconds = u64::try_from(wait).unwrap_or(0).div_ceil(1000);
    Err(Refusal::Throttled { seconds, quota: Box::new(limits::quota(limits, spent)) })
}

impl Limit {
    /// When this limit allows one more attempt, in Unix milliseconds; `None` if it does now. A
    /// limit by the hour opens again 15 minutes after the last attempt that counted.
    fn opens(&self, count: i64, first: i64, last: i64) -> Option<i64> {
        (count >= self.limit).then(|| (first + self.window).min(last + self.wait))
    }

    /// Milliseconds until this limit allows one more attempt; 0 if it does now.
    async fn wait(
        &self,
        connection: &impl ConnectionTrait,
        kind: &str,
        account: &str,
        address: &str,
        now: i64,
    ) -> Result<i64, DbErr> {
        let mut attempts = attempt::Entity::find()
            .select_only()
            .column_as(attempt::Column::Id.count(), "count")
            .column_as(attempt::Column::At.min(), "first")
            .column_as(attempt::Column::At.max(), "last")
            .filter(attempt::Column::Kind.eq(kind))
            .filter(attempt::Column::At.gt(now - self.window));
        if self.by != Scope::Address {
            attempts = attempts.filter(attempt::Column::Account.eq(account));
        }
        if self.by != Scope::Account {
            attempts = attempts.filter(attempt::Column::Address.eq(address));
        }
        let Some(seen) = attempts.into_model::<Seen>().one(connection).await? else {
            return Ok(0);
        };
        let (Some(first), Some(last)) = (seen.first, seen.last) else { return Ok(0) };
        let opens = self.opens(seen.count, first, last);
        Ok(opens.map_or(0, |at| at.saturating_sub(now).clamp(0, self.wait)))
    }
}
