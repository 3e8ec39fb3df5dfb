//! The single read of a signed-in request: session and account together, by a prepared statement.

use sea_orm::DbErr;
use sea_orm::sqlx::postgres::PgRow;
use sea_orm::sqlx::{self, Row};

use crate::clock::Clock;
use crate::database::{Database, Hot, wrap};
use crate::error::EndReason;
use crate::token::Grant;

/// The signed-in account and its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The session: 32 hexadecimal digits.
    pub sid: String,
    /// The account.
    pub id: i64,
    /// The user name, as it is shown.
    pub username: String,
    /// The e-mail address.
    pub email: String,
    /// Empty for somebody who gave none.
    pub first_name: String,
    /// Empty for somebody who gave none.
    pub last_name: String,
    /// Whether they may look at the administration.
    pub is_staff: bool,
    /// Whether they may change what is there.
    pub is_superuser: bool,
    /// Unix seconds.
    pub date_joined: i64,
    /// Unix seconds.
    pub last_login: Option<i64>,
    /// Grows with every edit of the account.
    pub version: i64,
    /// The tag of the language that they have chosen; `None` leaves it to the browser.
    pub language: Option<String>,
    /// The name of the time zone that they have chosen (IANA); `None` is the site's.
    pub time_zone: Option<String>,
    /// `light` or `dark`, as they have chosen; `None` leaves it to the device.
    pub theme: Option<String>,
}

impl Identity {
    /// The first name, or the user name if there is none.
    pub fn display(&self) -> &str {
        if self.first_name.is_empty() { &self.username } else { &self.first_name }
    }
}

/// A session row with its account, and the time at which it was read.
#[derive(Clone, Debug)]
pub(super) struct SessionRow {
    pub identity: Identity,
    pub is_active: bool,
    pub channel: String,
    pub remember: bool,
    pub generation: i64,
    pub kept_generation: i64,
    pub marked_generation: i64,
    /// Unix milliseconds.
    pub marked_at: i64,
    /// Unix milliseconds.
    pub rotated_at: i64,
    /// Unix milliseconds.
    pub handed_at: i64,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
    /// Unix seconds.
    pub absolute_expires_at: i64,
    /// Unix seconds.
    pub ended_at: Option<i64>,
    /// Whether another session replaced it in the same browser.
    pub succeeded: bool,
    pub end_reason: Option<EndReason>,
    /// Unix milliseconds by the clock that all nodes share, the database server's where there is
    /// one: a grace of seconds has to bear clocks that differ by more.
    pub read_at: i64,
    /// Whether that clock has not jumped within the grace.
    pub steady: bool,
}

impl SessionRow {
    /// When the row was read, in Unix seconds.
    pub fn now(&self) -> i64 {
        self.read_at.div_euclid(1000)
    }

    /// The tokens of the current generation, for somebody in these groups.
    pub fn grant(&self, groups: Option<Vec<String>>) -> Grant {
        Grant {
            sid: self.identity.sid.clone(),
            user_id: self.identity.id,
            generation: self.generation,
            since: self.rotated_at.div_euclid(1000),
            until: self.expires_at,
            absolute: self.absolute_expires_at,
            remember: self.remember,
            groups,
        }
    }
}

macro_rules! statement {
    ($now:literal, $join:literal) => {
        concat!(
            "SELECT s.id, s.user_id, s.channel, s.remember, s.generation, s.kept_generation, ",
            "s.rotated_at, s.expires_at, s.absolute_expires_at, s.ended_at, s.end_reason, ",
            "s.handed_at, s.marked_generation, s.marked_at, s.created_at, ",
            "s.successor IS NOT NULL, ",
            "u.username, u.email, u.first_name, u.last_name, u.is_active, u.is_staff, ",
            "u.is_superuser, u.date_joined, u.last_login, u.version, u.language, u.time_zone, ",
            "u.theme, ",
            $now,
            " FROM \"sessions\" s ",
            $join,
            " \"users\" u ON u.id = s.user_id WHERE s.id = $1"
        )
    };
}

// SQLite keeps the order of a CROSS JOIN: the session first, whatever its statistics say.
const SQLITE: &str = statement!("NULL", "CROSS JOIN");
const POSTGRES: &str = statement!("(extract(epoch FROM clock_timestamp()) * 1000)::bigint", "JOIN");

/// The row of the session `sid`; `None` when the session or its account is gone.
pub(super) async fn read(
    database: &Database,
    clock: &Clock,
    sid: &str,
    grace_ms: i64,
) -> Result<Option<SessionRow>, DbErr> {
    let asked = clock.ask();
    let row = match database.hot() {
        Hot::Sqlite(reader) => reader.current(SQLITE, sid, from_sqlite).await?,
        Hot::Postgres(pool) => {
            let statement = database.named(POSTGRES);
            let asked = || async {
                sqlx::query(statement.clone()).bind(sid).fetch_optional(pool).await.map_err(wrap)
            };
            let row = database.in_time(asked).await?;
            row.map(|row| from_postgres(&row)).transpose()?
        }
    };
    Ok(row.map(|(row, server_ms)| {
        let read_at = match server_ms {
            Some(server_ms) => {
                clock.follow(asked, server_ms);
                clock.shift(server_ms)
            }
            None => clock.now_ms(),
        };
        SessionRow { read_at, steady: clock.is_steady(grace_ms), ..row }
    }))
}

/// The row from the columns of the statement, whichever library read it, and the server's time.
macro_rules! columns {
    ($row:ident, $get:ident) => {{
        let reason: Option<String> = $row.$get(10)?;
        let row = SessionRow {
            identity: Identity {
                sid: $row.$get(0)?,
                id: $row.$get(1)?,
                username: $row.$get(16)?,
                email: $row.$get(17)?,
                first_name: $row.$get(18)?,
                last_name: $row.$get(19)?,
                is_staff: $row.$get(21)?,
                is_superuser: $row.$get(22)?,
                date_joined: $row.$get(23)?,
                last_login: $row.$get(24)?,
                version: $row.$get(25)?,
                language: $row.$get(26)?,
                time_zone: $row.$get(27)?,
                theme: $row.$get(28)?,
            },
            is_active: $row.$get(20)?,
            channel: $row.$get(2)?,
            remember: $row.$get(3)?,
            generation: $row.$get(4)?,
            kept_generation: $row.$get(5)?,
            marked_generation: $row.$get(12)?,
            marked_at: $row.$get(13)?,
            rotated_at: $row.$get(6)?,
            handed_at: $row.$get(11)?,
            created_at: $row.$get(14)?,
            expires_at: $row.$get(7)?,
            absolute_expires_at: $row.$get(8)?,
            ended_at: $row.$get(9)?,
            succeeded: $row.$get(15)?,
            end_reason: reason.as_deref().and_then(EndReason::parse),
            read_at: 0,
            steady: true,
        };
        (row, $row.$get(29)?)
    }};
}

type Timed = (SessionRow, Option<i64>);

fn from_sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<Timed> {
    Ok(columns!(row, get))
}

fn from_postgres(row: &PgRow) -> Result<Timed, DbErr> {
    let read = || -> Result<Timed, sqlx::Error> { Ok(columns!(row, try_get)) };
    read().map_err(wrap)
}
