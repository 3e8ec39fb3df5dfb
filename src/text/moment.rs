//! Moments, as pages show them.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::text::locale::Locale;
use crate::text::writing::time_element;

/// A moment as a `<time>` element, which templates write with `| safe`: its title is the date and the
/// time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    unix: i64,
    told: Told,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Distance,
    Date,
    Day,
    UnderDay,
}

impl Moment {
    /// A moment in Unix seconds, told by its distance.
    pub fn of(unix: i64) -> Self {
        Moment { unix, told: Told::Distance }
    }

    /// The same, told by its date.
    pub fn date(unix: i64) -> Self {
        Moment { unix, told: Told::Date }
    }

    /// The same, told by its day, with the year if that is another.
    pub fn day(unix: i64) -> Self {
        Moment { unix, told: Told::Day }
    }

    /// The same under the head of its day: by its distance today, else by the time of the day.
    pub fn under_day(unix: i64) -> Self {
        Moment { unix, told: Told::UnderDay }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let element = Locale::current(|locale| {
            let text = match self.told {
                Told::Distance => locale.relative(self.unix),
                Told::Date => locale.date(self.unix),
                Told::Day => locale.day_of_year(self.unix),
                Told::UnderDay if locale.is_today(self.unix) => locale.relative(self.unix),
                Told::UnderDay => locale.clock(self.unix),
            };
            time_element(locale, self.unix, &text)
        });
        serializer.serialize_str(&element)
    }
}

/// The day of a moment as a heading: `name` and `note`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayName(pub i64);

impl Serialize for DayName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [name, note] = Locale::current(|locale| locale.day(self.0));
        let mut day = serializer.serialize_struct("DayName", 2)?;
        day.serialize_field("name", &name)?;
        day.serialize_field("note", &note)?;
        day.end()
    }
}
