//! The one read of a signed-in request: session and account together, by a prepared statement.

use sea_orm::sqlx::{self, ColumnIndex, Decode, Row, Type};

use crate::clock::Clock;
use crate::database::{Database, Pools};
use crate::error::EndReason;
use crate::token::Grant;

/// Who is signed in, by which session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub sid: String,
    pub id: i64,
    pub username: String,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub is_staff: bool,
    pub is_superuser: bool,
    /// Unix seconds.
    pub date_joined: i64,
    /// Unix seconds.
    pub last_login: Option<i64>,
    pub version: i64,
}

impl Identity {
    /// The first name, or the user name of somebody who gave none.
    pub fn display(&self) -> &str {
        if self.first_name.is_empty() {
            &self.username
        } else {
            &self.first_name
        }
    }
}

/// A session row with its account, and when it was read.
#[derive(Clone, Debug)]
pub(super) struct SessionRow {
    pub identity: Identity,
    pub is_active: bool,
    pub channel: String,
    pub remember: bool,
    pub generation: i64,
    pub confirmed_generation: i64,
    /// Unix milliseconds.
    pub rotated_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
    /// Unix seconds.
    pub absolute_expires_at: i64,
    pub ended: bool,
    pub end_reason: Option<EndReason>,
    /// Unix milliseconds, by the clock that all nodes share: the database server's where there is
    /// one, so that a grace of seconds survives clocks that differ by more.
    pub read_at: i64,
}

impl SessionRow {
    /// The tokens of the current generation.
    pub fn grant(&self) -> Grant {
        Grant {
            sid: self.identity.sid.clone(),
            user_id: self.identity.id,
            generation: self.generation,
            since: self.rotated_at.div_euclid(1000),
            until: self.expires_at,
            absolute: self.absolute_expires_at,
            remember: self.remember,
        }
    }
}

macro_rules! statement {
    ($now:literal) => {
        concat!(
            "SELECT s.id, s.user_id, s.channel, s.remember, s.generation, s.confirmed_generation, ",
            "s.rotated_at, s.expires_at, s.absolute_expires_at, s.ended_at, s.end_reason, ",
            "u.username, u.email, u.first_name, u.last_name, u.is_active, u.is_staff, ",
            "u.is_superuser, u.date_joined, u.last_login, u.version, ",
            $now,
            " FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1"
        )
    };
}

const SQLITE: &str = statement!("NULL");
const POSTGRES: &str = statement!("(extract(epoch FROM clock_timestamp()) * 1000)::bigint");

/// The row of session `sid`; `None` when it, or its account, is gone.
pub(super) async fn read(
    database: &Database,
    clock: &Clock,
    sid: &str,
) -> Result<Option<SessionRow>, sqlx::Error> {
    match database.pools() {
        Pools::Sqlite(pool) => {
            let row = sqlx::query(SQLITE).bind(sid).fetch_optional(pool).await?;
            row.map(|row| decode(&row, clock)).transpose()
        }
        Pools::Postgres(pool) => {
            let row = sqlx::query(POSTGRES).bind(sid).fetch_optional(pool).await?;
            row.map(|row| decode(&row, clock)).transpose()
        }
    }
}

fn decode<'r, R>(row: &'r R, clock: &Clock) -> Result<SessionRow, sqlx::Error>
where
    R: Row,
    usize: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
    Option<String>: Decode<'r, R::Database> + Type<R::Database>,
{
    let reason: Option<String> = row.try_get(10)?;
    let server_ms: Option<i64> = row.try_get(21)?;
    Ok(SessionRow {
        identity: Identity {
            sid: row.try_get(0)?,
            id: row.try_get(1)?,
            username: row.try_get(11)?,
            email: row.try_get(12)?,
            first_name: row.try_get(13)?,
            last_name: row.try_get(14)?,
            is_staff: row.try_get(16)?,
            is_superuser: row.try_get(17)?,
            date_joined: row.try_get(18)?,
            last_login: row.try_get(19)?,
            version: row.try_get(20)?,
        },
        is_active: row.try_get(15)?,
        channel: row.try_get(2)?,
        remember: row.try_get(3)?,
        generation: row.try_get(4)?,
        confirmed_generation: row.try_get(5)?,
        rotated_at: row.try_get(6)?,
        expires_at: row.try_get(7)?,
        absolute_expires_at: row.try_get(8)?,
        ended: row.try_get::<Option<i64>, _>(9)?.is_some(),
        end_reason: reason.as_deref().and_then(EndReason::parse),
        read_at: server_ms.map_or_else(|| clock.now_ms(), |ms| clock.shift(ms)),
    })
}
