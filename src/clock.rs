//! The one place that asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Wall-clock time as Unix time. Clones share one offset, so that a test moves time for a whole
/// application without waiting; in production the offset stays zero.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset_ms: Arc<AtomicI64>,
}

impl Clock {
    /// Now, in whole Unix seconds.
    pub fn now(&self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// Now, in Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.shift(system_ms())
    }

    /// A time that was read from another clock (the database server's), in Unix milliseconds,
    /// moved by the same offset as this one.
    pub fn shift(&self, unix_ms: i64) -> i64 {
        unix_ms + self.offset_ms.load(Ordering::Relaxed)
    }

    /// Moves time forward.
    pub fn advance(&self, by: Duration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.offset_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// Moves time back, as a corrected system clock does.
    pub fn step_back(&self, by: Duration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.offset_ms.fetch_sub(ms, Ordering::Relaxed);
    }
}

#[expect(clippy::disallowed_methods, reason = "everything else asks the clock")]
fn system_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
