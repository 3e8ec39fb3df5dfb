//! Deleting what has expired, and never by a clock that may be wrong.

use sea_orm::DbErr;

use crate::app::App;
use crate::installation;

/// How long what has expired stays, in seconds: a clock that is ahead for a while deletes nothing
/// that is good by the right time.
const DELAY: i64 = 7 * DAY;
/// How much further than at the look before the clock may be, and how long nothing is deleted where
/// it was more, in seconds.
const DAY: i64 = 86_400;
/// Where the last look stands: when it was, and when a jump was last found, in Unix seconds.
const LOOK: &str = "clock_look";

impl App {
    /// Deletes what expired more than a week ago. Answers how many sessions went; `None` when
    /// nothing is deleted because the clock was found to have jumped less than a day ago.
    pub async fn flush_expired(&self) -> Result<Option<u64>, DbErr> {
        if self.clock_has_jumped().await? {
            return Ok(None);
        }
        self.flush_older(DELAY).await.map(Some)
    }

    /// The same for whatever has expired by now, for somebody who knows that the clock is right.
    pub async fn flush_expired_now(&self) -> Result<u64, DbErr> {
        self.flush_older(0).await
    }

    async fn flush_older(&self, delay: i64) -> Result<u64, DbErr> {
        self.throttle.flush().await?;
        self.codes.flush(delay).await?;
        self.audit.flush().await?;
        self.sessions.flush_expired(delay).await
    }

    /// Looks at the clock, and tells whether a look of the last day found it more than a day
    /// further than the look before it.
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
        // A jump that lies further ahead was found by a clock that has been put right.
        Ok(jumped.is_some_and(|at| (now - at).abs() < DAY))
    }
}

fn parse(text: &str) -> Option<(i64, Option<i64>)> {
    let mut parts = text.split(' ').map(str::parse);
    Some((parts.next()?.ok()?, parts.next().and_then(Result::ok)))
}
