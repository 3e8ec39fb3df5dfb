//! In which language, and in which time zone, a page is being written.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use crate::text::language::Language;
use crate::text::languages::Languages;
use crate::text::value::Text;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// How many days a time is told by its distance.
const WEEK: i64 = 7;

/// The language, the time zone and the time of a page.
#[derive(Clone, Debug)]
pub struct Locale {
    pub language: Arc<Language>,
    pub zone: TimeZone,
    /// Unix seconds; without it no time is told by its distance.
    pub now: Option<i64>,
}

thread_local! {
    /// That of the page which this thread is writing. A template's data are turned into words while
    /// they are serialised, where nothing can be handed along.
    static CURRENT: RefCell<Option<Locale>> = const { RefCell::new(None) };
}

/// Brings back the locale that was there before.
struct Before(Option<Locale>);

impl Drop for Before {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}

impl Locale {
    /// Writes something in this locale: its texts, moments and numbers.
    pub fn during<T>(&self, write: impl FnOnce() -> T) -> T {
        let _before = Before(CURRENT.replace(Some(self.clone())));
        write()
    }

    /// The locale in which this thread is writing; English and UTC outside of [`Locale::during`].
    pub fn current<T>(read: impl FnOnce(&Locale) -> T) -> T {
        static ENGLISH: OnceLock<Locale> = OnceLock::new();
        CURRENT.with_borrow(|current| match current {
            Some(locale) => read(locale),
            None => read(ENGLISH.get_or_init(|| Locale {
                language: Languages::english(),
                zone: TimeZone::UTC,
                now: None,
            })),
        })
    }

    /// The local date and time of a moment in Unix seconds.
    pub(super) fn local(&self, unix: i64) -> civil::DateTime {
        let at = Timestamp::from_second(unix).unwrap_or_default();
        self.zone.to_datetime(at)
    }

    /// How long ago a moment was, or how soon it comes, for a week; then its date.
    pub fn relative(&self, unix: i64) -> String {
        let Some(now) = self.now else { return self.whole(unix) };
        let (local, today) = (self.local(unix), self.local(now));
        let since = now - unix;
        let days = days_between(local, today);
        let words =
            |key: &'static str, number: i64| self.plain(&Text::new(key).number("n", number));
        match since.abs() {
            ..MINUTE if since >= 0 => self.plain(&Text::new("time-now")),
            ..MINUTE => words("time-in-minutes", 1),
            away @ MINUTE..HOUR if since > 0 => words("time-minutes", away / MINUTE),
            away @ MINUTE..HOUR => words("time-in-minutes", (away + MINUTE - 1) / MINUTE),
            away if since > 0 && (days == 0 || away < 6 * HOUR) => words("time-hours", away / HOUR),
            away if since < 0 && away < 24 * HOUR => {
                words("time-in-hours", (away + HOUR - 1) / HOUR)
            }
            _ if days == 1 => self.plain(&Text::new("time-yesterday")),
            _ if (2..WEEK).contains(&days) => words("time-days", days),
            _ if local.year() == today.year() => self.language.dates.short_day(local),
            _ => self.language.dates.short(local),
        }
    }

    /// A moment, with its date and its time.
    pub fn whole(&self, unix: i64) -> String {
        let words = self.language.dates.whole(self.local(unix));
        match self.zone.iana_name() {
            None | Some("UTC") => format!("{words} UTC"),
            Some(_) => words,
        }
    }

    /// A date without its year.
    pub fn short_date(&self, unix: i64) -> String {
        self.language.dates.short_day(self.local(unix))
    }

    /// A date.
    pub fn date(&self, unix: i64) -> String {
        self.language.dates.long(self.local(unix))
    }

    /// A date, without its year if that is this one.
    pub fn day_of_year(&self, unix: i64) -> String {
        let (local, dates) = (self.local(unix), &self.language.dates);
        match self.now.map(|now| self.local(now).year()) {
            Some(year) if year == local.year() => dates.day(local),
            _ => dates.long(local),
        }
    }

    /// A time of the day.
    pub fn clock(&self, unix: i64) -> String {
        self.language.dates.clock(self.local(unix))
    }

    /// The day of a moment: what it is called, and what else is told of it.
    pub fn day(&self, unix: i64) -> [String; 2] {
        let (local, dates) = (self.local(unix), &self.language.dates);
        let today = self.now.map(|now| self.local(now));
        let word = |key: &'static str| self.plain(&Text::new(key));
        match today.map(|today| (days_between(local, today), today)) {
            Some((0, _)) => [word("day-today"), dates.named_day(local)],
            Some((1, _)) => [word("day-yesterday"), dates.named_day(local)],
            Some((2..WEEK, _)) => [dates.weekday(local), dates.day(local)],
            Some((_, today)) if local.year() == today.year() => {
                [dates.day(local), dates.weekday(local)]
            }
            _ => [dates.long(local), dates.weekday(local)],
        }
    }

    /// Whether a moment is of the same local day as now.
    pub fn is_today(&self, unix: i64) -> bool {
        self.now.is_some_and(|now| self.day_number(now) == self.day_number(unix))
    }

    /// The number of the local day of a moment, to tell days apart.
    pub fn day_number(&self, unix: i64) -> i64 {
        days_between(civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0), self.local(unix))
    }

    /// The zone's name.
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }
}

fn days_between(from: civil::DateTime, to: civil::DateTime) -> i64 {
    from.date().duration_until(to.date()).as_hours() / 24
}

/// The time zone of this name (IANA), such as `Europe/Lisbon`.
pub fn zone_named(name: &str) -> Option<TimeZone> {
    if name == "UTC" {
        return Some(TimeZone::UTC);
    }
    // The names are those of places; others are shorthands, some of them without daylight saving.
    let is_place = zone_names().iter().any(|known| known == name);
    is_place.then(|| TimeZone::get(name).ok()).flatten()
}

/// The names of all time zones that a person may live in.
pub fn zone_names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    const REGIONS: [&str; 9] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    NAMES.get_or_init(|| {
        let is_place = |name: &str| REGIONS.iter().any(|region| name.starts_with(region));
        let all = jiff::tz::db().available().map(|name| name.to_string());
        let mut names: Vec<String> = all.filter(|name| is_place(name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    })
}

#[cfg(test)]
mod tests {
    use super::{Locale, zone_named, zone_names};
    use crate::text::Languages;

    /// 30 November 2026, 14:05 in London.
    const NOW: i64 = 1_796_047_500;

    fn in_(zone: &str) -> Locale {
        let zone = zone_named(zone).expect("a zone");
        Locale { language: Languages::english(), zone, now: Some(NOW) }
    }

    #[test]
    fn a_time_is_told_by_its_distance_for_a_week_and_then_by_its_date() {
        let locale = in_("Europe/London");
        for (before, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (20 * 60, "20 minutes ago"),
            (3 * 3600, "3 hours ago"),
            (14 * 3600, "14 hours ago"),
            (15 * 3600, "Yesterday"),
            (2 * 86_400, "2 days ago"),
            (6 * 86_400, "6 days ago"),
            (9 * 86_400, "21 Nov"),
            (400 * 86_400, "26 Oct 2025"),
            (-30, "in 1 minute"),
            (-90, "in 2 minutes"),
            (-3 * 3600, "in 3 hours"),
        ] {
            assert_eq!(locale.relative(NOW - before), words, "{before}");
        }
        assert_eq!(locale.whole(NOW), "30 November 2026 at 14:05");
        assert_eq!(locale.day(NOW), ["Today", "Monday 30 November"]);
    }

    #[test]
    fn a_zone_decides_which_day_it_is() {
        let midnight = NOW - 14 * 3600 - 5 * 60;
        assert_eq!(in_("Europe/London").day(midnight)[0], "Today");
        assert_eq!(in_("America/New_York").day(midnight)[0], "Yesterday");
        assert!(in_("UTC").whole(NOW).ends_with("UTC"));
        assert!(zone_named("Middle/Earth").is_none() && zone_named("EST").is_none());
        assert!(zone_names().iter().any(|name| name == "Europe/Berlin"));
    }
}
