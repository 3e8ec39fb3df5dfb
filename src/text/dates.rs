//! Dates and times of the day in a language's order and words.

use icu_calendar::Gregorian;
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu_locale_core::Locale;
use jiff::civil;

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// The formats of a language.
pub struct Dates {
    long: Formatter<fieldsets::YMD>,
    short: Formatter<fieldsets::YMD>,
    day: Formatter<fieldsets::MD>,
    short_day: Formatter<fieldsets::MD>,
    weekday: Formatter<fieldsets::E>,
    named_day: Formatter<fieldsets::MDE>,
    clock: Formatter<fieldsets::T>,
    whole: Formatter<fieldsets::YMDT>,
}

impl Dates {
    /// Those of this language.
    ///
    /// # Errors
    /// CLDR has none for it.
    pub fn of(locale: &Locale) -> Result<Self, String> {
        macro_rules! formatter {
            ($fields:expr) => {
                Formatter::try_new(locale.into(), $fields).map_err(|why| why.to_string())?
            };
        }
        Ok(Dates {
            long: formatter!(fieldsets::YMD::long()),
            short: formatter!(fieldsets::YMD::medium()),
            day: formatter!(fieldsets::MD::long()),
            short_day: formatter!(fieldsets::MD::medium()),
            weekday: formatter!(fieldsets::E::long()),
            named_day: formatter!(fieldsets::MDE::long()),
            clock: formatter!(fieldsets::T::hm()),
            whole: formatter!(fieldsets::YMD::long().with_time_hm()),
        })
    }

    /// Such as "12 March 2024".
    pub fn long(&self, at: civil::DateTime) -> String {
        self.long.format(&date(at)).to_string()
    }

    /// Such as "12 Mar 2024".
    pub fn short(&self, at: civil::DateTime) -> String {
        self.short.format(&date(at)).to_string()
    }

    /// Such as "12 March".
    pub fn day(&self, at: civil::DateTime) -> String {
        self.day.format(&date(at)).to_string()
    }

    /// Such as "12 Mar".
    pub fn short_day(&self, at: civil::DateTime) -> String {
        self.short_day.format(&date(at)).to_string()
    }

    /// Such as "Tuesday".
    pub fn weekday(&self, at: civil::DateTime) -> String {
        self.weekday.format(&date(at)).to_string()
    }

    /// Such as "Tuesday, 12 March".
    pub fn named_day(&self, at: civil::DateTime) -> String {
        self.named_day.format(&date(at)).to_string()
    }

    /// Such as "14:05".
    pub fn clock(&self, at: civil::DateTime) -> String {
        self.clock.format(&time(at)).to_string()
    }

    /// Such as "12 March 2024 at 14:05".
    pub fn whole(&self, at: civil::DateTime) -> String {
        self.whole.format(&DateTime { date: date(at), time: time(at) }).to_string()
    }
}

fn date(at: civil::DateTime) -> Date<Gregorian> {
    let (month, day) = (at.month().unsigned_abs(), at.day().unsigned_abs());
    Date::try_new_gregorian(at.year().into(), month, day).expect("a civil date is one")
}

fn time(at: civil::DateTime) -> Time {
    let (hour, minute) = (at.hour().unsigned_abs(), at.minute().unsigned_abs());
    Time::try_new(hour, minute, at.second().unsigned_abs(), 0).expect("a civil time is one")
}
