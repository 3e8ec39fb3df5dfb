//! Deleting expired data, safely even when the clock is wrong.

use sea_orm::DbErr;

use crate::app::App;
use crate::installation;

/// How long expired data is kept, in seconds. A clock that is ahead for a while then deletes
/// nothing that is still valid.
const DELAY: i64 = 7 * DAY;
/// By how much the clock may advance between two checks, and for how long nothing is deleted after
/// a larger jump, in seconds.
const DAY: i64 = 86_400;
/// The stored fact about the last check: its time, and when a jump was last found, in Unix seconds.
const LOOK: &str = "clock_look";

impl App {
    /// Deletes what expired more than a week ago. Returns how many sessions were deleted; `None`
    /// when nothing is deleted because a jump of the clock was found less than a day ago.
    pub async fn flush_expired(&self) -> Result<Option<u64>, DbErr> {
        if self.clock_has_jumped().await? {
            return Ok(None);
        }
        self.flush_older(DELAY).await.map(Some)
    }

    /// Deletes everything that has expired, for callers who know that the clock is right.
    pub async fn flush_expired_now(&self) -> Result<u64, DbErr> {
        self.flush_older(0).await
    }

    async fn flush_older(&self, delay: i64) -> Result<u64, DbErr> {
        self.throttle.flush().await?;
        self.codes.flush(delay).await?;
        self.audit.flush().await?;
        self.sessions.flush_expired(delay).await
    }

    /// Checks the clock. Returns whether a check of the last day found it more than a day ahead of
    /// the check before it.
    async fn clock_has_jumped(&self) -> Result<bool, DbErr> {
        let now = self.clock.now();
        let last = installation::value(&self.database.read, LOOK).await?;
        let last = last.as_deref().and_then(parse);
        let mut jumped = last.and_then(|(_, jumped)| jumped);
        if last.is_some_and(|(looked, _)| now - looked > DAY) {
            jumped = Some(now);
        }
        let jumped_text = jumped.map_or(String::new(), |at| format!(" {at}"));
        installation::put(&self.database.write, LOOK, format!("{now}{jumped_text}")).await?;
        // A jump stored more than a day in the future was found by a clock that has been corrected
        // since.
        Ok(jumped.is_some_and(|at| (now - at).abs() < DAY))
    }
}

fn parse(text: &str) -> Option<(i64, Option<i64>)> {
    let mut parts = text.split(' ').map(str::parse);
    Some((parts.next()?.ok()?, parts.next().and_then(Result::ok)))
}
