//! The one place that asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rocket::time::OffsetDateTime;
use rocket::time::format_description::well_known::Rfc3339;

/// No other clock is followed.
const NONE: i64 = i64::MIN;

/// Wall-clock time as Unix time: this machine's, until there is a clock that all nodes share to be
/// followed. Clones are one clock, so that a test moves time for a whole application without
/// waiting; in production that offset stays zero.
#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    offset_ms: AtomicI64,
    begun: Instant,
    /// Whether it stands still until a test moves it.
    frozen: bool,
    /// What the followed clock said when this one began, in Unix milliseconds; or `NONE`.
    base_ms: AtomicI64,
    /// How wrong a test has made the clock.
    error_ms: AtomicI64,
    /// What the clock would have said when it began, by the last look at whether it jumps.
    even_ms: AtomicI64,
    /// When it last jumped, in milliseconds since it began, the time that a test moved included.
    jumped_ms: AtomicI64,
}

/// Milliseconds by which a clock that runs evenly may be off between two looks.
const UNEVEN: i64 = 2_000;

impl Default for Shared {
    fn default() -> Self {
        Shared {
            offset_ms: AtomicI64::new(0),
            begun: Instant::now(),
            frozen: false,
            base_ms: AtomicI64::new(NONE),
            error_ms: AtomicI64::new(0),
            even_ms: AtomicI64::new(NONE),
            jumped_ms: AtomicI64::new(NONE),
        }
    }
}

/// When another clock was asked for the time.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    ticks_ms: i64,
}

impl Clock {
    /// A clock that stands still until it is moved, for tests.
    pub fn frozen() -> Self {
        let base_ms = AtomicI64::new(system_ms());
        Clock(Arc::new(Shared { frozen: true, base_ms, ..Shared::default() }))
    }

    /// Now, in whole Unix seconds.
    pub fn now(&self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// Now, in Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.shift(self.unshifted_ms())
    }

    fn unshifted_ms(&self) -> i64 {
        let base_ms = self.0.base_ms.load(Ordering::Relaxed);
        if base_ms == NONE { system_ms() } else { base_ms + self.ticks_ms() }
    }

    /// Whether this clock is not known to have jumped within the last `span_ms` milliseconds, by
    /// what is measured beside it. It knows of jumps between two such questions alone, and takes
    /// time that the machine has slept for one.
    pub fn is_steady(&self, span_ms: i64) -> bool {
        let error_ms = self.0.error_ms.load(Ordering::Relaxed);
        let even_ms = self.unshifted_ms() + error_ms - self.ticks_ms();
        let ticks_ms = self.ticks_ms() + self.0.offset_ms.load(Ordering::Relaxed);
        let before_ms = self.0.even_ms.swap(even_ms, Ordering::Relaxed);
        if before_ms != NONE && (even_ms - before_ms).abs() > UNEVEN {
            self.0.jumped_ms.store(ticks_ms, Ordering::Relaxed);
        }
        let jumped_ms = self.0.jumped_ms.load(Ordering::Relaxed);
        jumped_ms == NONE || ticks_ms - jumped_ms > span_ms
    }

    /// A time that was read from another clock (the database server's), in Unix milliseconds,
    /// moved by the same offset as this one.
    pub fn shift(&self, unix_ms: i64) -> i64 {
        let (offset, error) = (&self.0.offset_ms, &self.0.error_ms);
        unix_ms + offset.load(Ordering::Relaxed) + error.load(Ordering::Relaxed)
    }

    /// To be called before another clock is asked, see [`Clock::follow`].
    pub fn ask(&self) -> Asked {
        Asked { ticks_ms: self.ticks_ms() }
    }

    /// Follows the clock of the database server, which said `unix_ms` (Unix milliseconds) at some
    /// moment since it was `asked`. From then on the span since that moment is measured, so that
    /// this machine's wall clock may be wrong, or be set, and nodes still agree on what is
    /// expired. A slow answer moves nothing that it does not contradict.
    pub fn follow(&self, asked: Asked, unix_ms: i64) {
        if self.0.frozen {
            return;
        }
        // Both are cut off to whole milliseconds.
        let (least, most) = (unix_ms - self.ticks_ms() - 1, unix_ms - asked.ticks_ms + 1);
        let followed = self.0.base_ms.load(Ordering::Relaxed);
        if !(least..=most).contains(&followed) {
            let near = if followed == NONE { i64::midpoint(least, most) } else { followed };
            self.0.base_ms.store(near.clamp(least, most), Ordering::Relaxed);
        }
    }

    /// How far the followed clock is ahead of this machine's, in milliseconds.
    pub fn lead_ms(&self) -> i64 {
        self.now_ms() - self.shift(system_ms())
    }

    /// Moves time forward.
    pub fn advance(&self, by: Duration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.0.offset_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// Moves time back, as a corrected system clock does.
    pub fn step_back(&self, by: Duration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.0.offset_ms.fetch_sub(ms, Ordering::Relaxed);
    }

    /// Makes the clock wrong by so many seconds more, as a machine with a dead battery does. Unlike
    /// [`Clock::advance`], no time passes.
    pub fn jump(&self, seconds: i64) {
        self.0.error_ms.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    /// Milliseconds since this clock began, whatever is done to the machine's wall clock.
    fn ticks_ms(&self) -> i64 {
        if self.0.frozen {
            return 0;
        }
        i64::try_from(self.0.begun.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

#[expect(clippy::disallowed_methods, reason = "everything else asks the clock")]
fn system_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A Unix time in seconds as RFC 3339.
pub fn rfc3339(unix: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp(unix).ok();
    time.and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn away(clock: &Clock, unix_ms: i64) -> i64 {
        (clock.now_ms() - unix_ms).abs()
    }

    #[test]
    fn another_clock_is_followed_however_far_it_is() {
        let clock = Clock::default();
        assert!(away(&clock, system_ms()) < 1000);
        for lead in [HOUR, -HOUR, 30_000, 0] {
            let other = system_ms() + lead;
            clock.follow(clock.ask(), other);
            assert!(away(&clock, other) < 1000, "{lead}");
            assert!((clock.lead_ms() - lead).abs() < 1000, "{lead}");
        }
    }

    #[test]
    fn a_frozen_clock_is_moved_by_tests_alone() {
        let clock = Clock::frozen();
        let begun = clock.now_ms();
        std::thread::sleep(Duration::from_millis(5));
        clock.follow(clock.ask(), begun + HOUR);
        assert_eq!(clock.now_ms(), begun);
        clock.advance(Duration::from_secs(60));
        assert_eq!(clock.now_ms(), begun + 60_000);
        assert!(clock.is_steady(60_000));
    }

    #[test]
    fn a_jump_is_known_until_the_span_has_passed() {
        let clock = Clock::default();
        assert!(clock.is_steady(60_000));
        clock.advance(Duration::from_secs(3600));
        assert!(clock.is_steady(60_000), "time that passes is no jump");
        for seconds in [600, -600] {
            clock.jump(seconds);
            assert!(!clock.is_steady(60_000), "{seconds}");
            clock.advance(Duration::from_secs(59));
            assert!(!clock.is_steady(60_000), "{seconds}");
            clock.advance(Duration::from_secs(2));
            assert!(clock.is_steady(60_000), "{seconds}");
        }
        assert!(away(&clock, system_ms() + 3_722_000) < 1000);
    }

    #[test]
    fn time_that_a_test_moves_stays_moved() {
        let clock = Clock::default();
        clock.advance(Duration::from_secs(3600));
        let other = system_ms() + 5 * HOUR;
        clock.follow(clock.ask(), other);
        assert!(away(&clock, other + HOUR) < 1000);
    }

    #[test]
    fn a_slow_answer_moves_only_what_it_contradicts() {
        let clock = Clock::default();
        let other = system_ms() + HOUR;
        clock.follow(clock.ask(), other);
        // Asked a minute ago: the answer may have been under way all that time.
        let long_ago = Asked { ticks_ms: clock.ticks_ms() - 60_000 };
        for doubt in [0, 30_000, 59_000] {
            clock.follow(long_ago, other - doubt);
            assert!(away(&clock, other) < 1000, "{doubt} ms of doubt");
        }
        clock.follow(long_ago, other - 90_000);
        assert!(away(&clock, other - 30_000) < 1000, "as little as it takes");
        clock.follow(long_ago, other);
        assert!(away(&clock, other) < 1000, "{}", away(&clock, other));
    }
}
