//! Statistics of the trail.

use sea_orm::{DbErr, FromQueryResult, Statement};

use crate::audit::{Audit, AuditFilter, Event};
use crate::entity::audit;

/// The latest failed sign-ins that are grouped by account and address; a flood of them is all
/// alike.
const LOOKED_AT: i64 = 10_000;
/// The most accounts and addresses listed.
const TOLD: i64 = 5;
/// The latest ended sessions that are read; most were ended by their owners.
const ENDINGS: u64 = 50;

/// The events that administrators cause.
const ACTIONS: [Event; 17] = [
    Event::SetUp,
    Event::UserCreated,
    Event::UserChanged,
    Event::RightsChanged,
    Event::Activated,
    Event::Deactivated,
    Event::PasswordSet,
    Event::ResetLinkMade,
    Event::UserDeleted,
    Event::GroupsChanged,
    Event::PermissionsChanged,
    Event::GroupCreated,
    Event::GroupChanged,
    Event::GroupDeleted,
    Event::ThrottleLifted,
    Event::UsersExported,
    Event::LogExported,
];

/// Failed sign-ins.
#[derive(Clone, Debug, Default)]
pub struct Failures {
    pub count: i64,
    /// The accounts with the most failures; `None` stands for all names without an account.
    pub accounts: Vec<(Option<(i64, String)>, i64)>,
    /// The addresses with the most failures.
    pub addresses: Vec<(String, i64)>,
}

#[derive(FromQueryResult)]
struct Day {
    day: i64,
    count: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct AccountCount {
    id: Option<i64>,
    name: String,
    count: i64,
}

#[derive(FromQueryResult)]
struct AddressCount {
    address: String,
    count: i64,
}

const PER_DAY: &str = "SELECT \"at\" / 86400000 AS day, count(*) AS count FROM \"audit\" \
    WHERE event = $1 AND \"at\" >= $2 GROUP BY 1";
const COUNT: &str = "SELECT count(*) AS count FROM \"audit\" WHERE event = $1 AND \"at\" >= $2";
const ACCOUNTS: &str = "SELECT subject_id AS id, max(subject) AS name, count(*) AS count FROM \
    (SELECT subject_id, subject FROM \"audit\" WHERE event = $1 AND \"at\" >= $2 \
    ORDER BY \"at\" DESC LIMIT $3) AS latest GROUP BY subject_id ORDER BY 3 DESC, 2 LIMIT $4";
const ADDRESSES: &str = "SELECT address, count(*) AS count FROM \
    (SELECT address FROM \"audit\" WHERE event = $1 AND \"at\" >= $2 \
    ORDER BY \"at\" DESC LIMIT $3) AS latest GROUP BY address ORDER BY 2 DESC, 1 LIMIT $4";

impl Audit {
    /// The number of events per day from `since` on, in Unix milliseconds: days since 1970-01-01
    /// UTC with their counts, in no order, without days that have none.
    pub async fn per_day(&self, event: Event, since: i64) -> Result<Vec<(i64, i64)>, DbErr> {
        let statement = self.about(PER_DAY, event, since, &[]);
        let days = Day::find_by_statement(statement).all(&self.database.read).await?;
        Ok(days.iter().map(|day| (day.day, day.count)).collect())
    }

    /// The failed sign-ins from `since` on, in Unix milliseconds.
    pub async fn failures(&self, since: i64) -> Result<Failures, DbErr> {
        let event = Event::SignInFailed;
        let read = &self.database.read;
        let count =
            Count::find_by_statement(self.about(COUNT, event, since, &[])).one(read).await?;
        let bounds = [LOOKED_AT, TOLD];
        let statement = self.about(ACCOUNTS, event, since, &bounds);
        let accounts = AccountCount::find_by_statement(statement).all(read).await?;
        let statement = self.about(ADDRESSES, event, since, &bounds);
        let addresses = AddressCount::find_by_statement(statement).all(read).await?;
        Ok(Failures {
            count: count.map_or(0, |row| row.count),
            accounts: accounts
                .into_iter()
                .map(|row| (row.id.map(|id| (id, row.name)), row.count))
                .collect(),
            addresses: addresses.into_iter().map(|row| (row.address, row.count)).collect(),
        })
    }

    /// When the event happened last, in Unix milliseconds.
    pub async fn latest(&self, event: Event) -> Result<Option<i64>, DbErr> {
        let found = self.search(&AuditFilter::of(event), None, 1).await?;
        Ok(found.first().map(|entry| entry.at))
    }

    /// The latest actions of administrators, at most `limit`, the newest first.
    pub async fn administration(&self, limit: u64) -> Result<Vec<audit::Model>, DbErr> {
        let mut all = Vec::new();
        // One query per event can use the index; one for all events could not.
        for event in ACTIONS {
            let filter = AuditFilter::of(event);
            all.extend(self.search(&filter, None, limit).await?);
        }
        for event in [Event::SessionEnded, Event::SessionsEnded] {
            let filter = AuditFilter::of(event);
            let ended = self.search(&filter, None, ENDINGS).await?;
            all.extend(ended.into_iter().filter(|entry| entry.actor_id != entry.subject_id));
        }
        all.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.id)));
        all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(all)
    }

    fn about(&self, sql: &str, event: Event, since: i64, bounds: &[i64]) -> Statement {
        let mut values = vec![event.as_str().into(), since.into()];
        values.extend(bounds.iter().map(|bound| (*bound).into()));
        Statement::from_sql_and_values(self.database.backend(), sql, values)
    }
}
