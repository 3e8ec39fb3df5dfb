//! What has reached a limit or is close to it, and lifting a limit.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Order, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::attempt;
use crate::throttle::limits::{Limit, PASSWORD, REGISTRATION, Scope};
use crate::throttle::{PASSWORDS, REGISTRATIONS, Throttle, USER};

/// The most accounts and addresses listed per limit: those with the most attempts.
const TOLD: u64 = 100;

/// The account whose password was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriedAccount {
    User(i64),
    /// A name without an account. It may be a mistyped password, so only its hash is stored.
    Unknown,
}

impl TriedAccount {
    fn of(account: &str) -> Option<Self> {
        match account.strip_prefix(USER).map(str::parse) {
            Some(Ok(id)) => Some(TriedAccount::User(id)),
            _ if account.is_empty() => None,
            _ => Some(TriedAccount::Unknown),
        }
    }
}

/// An account, an address or both, and how much of a limit is used.
#[derive(Debug)]
pub struct LimitStatus {
    /// What is limited: `password` or `registration`.
    pub kind: &'static str,
    pub limit: &'static Limit,
    /// `None` when the limit is by address alone.
    pub account: Option<TriedAccount>,
    /// `None` when the limit is by account alone.
    pub address: Option<String>,
    pub attempts: i64,
    /// The last attempt that counted, in Unix milliseconds.
    pub last: i64,
    /// When one more attempt is allowed, in Unix milliseconds; `None` if it is now.
    pub until: Option<i64>,
    /// The id of one of the attempts, by which the limit is lifted.
    pub attempt: i64,
}

/// What a lifted limit had limited.
#[derive(Debug)]
pub struct Lifted {
    pub kind: String,
    pub account: Option<TriedAccount>,
    pub address: Option<String>,
    /// The number of removed attempts.
    pub attempts: u64,
}

#[derive(FromQueryResult)]
struct Grouped {
    account: Option<String>,
    address: Option<String>,
    count: i64,
    first: i64,
    last: i64,
    attempt: i64,
}

impl Throttle {
    /// Whether anything is limited at all.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// All limits, each with the kind of attempts that it limits.
    pub fn limits() -> impl Iterator<Item = (&'static str, &'static Limit)> {
        let password = PASSWORD.iter().map(|limit| (PASSWORDS, limit));
        password.chain(REGISTRATION.iter().map(|limit| (REGISTRATIONS, limit)))
    }

    /// Accounts and addresses that have used half of a limit or more, the fullest first; per limit
    /// those with the most attempts.
    pub async fn statuses(&self) -> Result<Vec<LimitStatus>, DbErr> {
        let mut all = Vec::new();
        if !self.on {
            return Ok(all);
        }
        let now = self.clock.now_ms();
        for (kind, limit) in Throttle::limits() {
            for group in self.groups(kind, limit, now).await? {
                let until = limit.opens(group.count, group.first, group.last);
                all.push(LimitStatus {
                    kind,
                    limit,
                    account: group.account.as_deref().and_then(TriedAccount::of),
                    address: group.address,
                    attempts: group.count,
                    last: group.last,
                    until: until.filter(|at| *at > now),
                    attempt: group.attempt,
                });
            }
        }
        let used = |one: &LimitStatus| -one.attempts * 100 / one.limit.limit;
        all.sort_by_key(|one| (one.until.is_none(), used(one), -one.last));
        Ok(all)
    }

    async fn groups(&self, kind: &str, limit: &Limit, now: i64) -> Result<Vec<Grouped>, DbErr> {
        use attempt::Column;
        let (count, last) = (Column::Id.count(), Column::At.max());
        let mut groups = attempt::Entity::find()
            .select_only()
            .column_as(count.clone(), "count")
            .column_as(Column::At.min(), "first")
            .column_as(last, "last")
            .column_as(Column::Id.max(), "attempt")
            .filter(Column::Kind.eq(kind))
            .filter(Column::At.gt(now - limit.window))
            .having(count.clone().gte((limit.limit + 1) / 2))
            .order_by(count, Order::Desc)
            .limit(TOLD);
        for (column, name, other) in [
            (Column::Account, "account", Scope::Address),
            (Column::Address, "address", Scope::Account),
        ] {
            groups = if limit.by == other {
                groups.column_as(Expr::cust("NULL"), name)
            } else {
                groups.column(column).group_by(column)
            };
        }
        groups.into_model::<Grouped>().all(&self.database.read).await
    }

    /// Deletes the attempts of this one's kind at its account, from its address, or both. `None`
    /// when the attempt no longer exists.
    pub async fn lift(
        &self,
        transaction: &impl ConnectionTrait,
        attempt: i64,
        scope: Scope,
    ) -> Result<Option<Lifted>, DbErr> {
        let Some(row) = attempt::Entity::find_by_id(attempt).one(transaction).await? else {
            return Ok(None);
        };
        let account = TriedAccount::of(&row.account).filter(|_| scope != Scope::Address);
        let mut gone =
            attempt::Entity::delete_many().filter(attempt::Column::Kind.eq(row.kind.as_str()));
        if scope != Scope::Address {
            gone = gone.filter(attempt::Column::Account.eq(row.account));
        }
        if scope != Scope::Account {
            gone = gone.filter(attempt::Column::Address.eq(row.address.as_str()));
        }
        let attempts = gone.exec(transaction).await?.rows_affected;
        let address = Some(row.address).filter(|_| scope != Scope::Account);
        Ok(Some(Lifted { kind: row.kind, account, address, attempts }))
    }
}
