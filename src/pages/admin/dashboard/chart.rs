//! A bar chart with a bar for each day.

use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use crate::text::{Locale, Quantity, Text};

const DAY: i64 = 86_400;
/// The height of the chart, in SVG units.
const HEIGHT: i64 = 100;
/// The distance from one bar to the next.
const STEP: i64 = 20;
/// The least height of a bar that is not zero.
const LEAST: i64 = 2;

/// The chart's data for the template.
#[derive(Debug, Serialize)]
pub struct Chart {
    bars: Vec<Bar>,
    width: i64,
    /// What the bars show, in short.
    summary: Text,
    /// The same for those who do not see the bars.
    label: Text,
    /// The top of the scale, and its middle.
    most: Quantity,
    middle: Quantity,
    /// The first day.
    first: Option<UtcDay>,
}

#[derive(Debug, Serialize)]
struct Bar {
    x: i64,
    y: i64,
    height: i64,
    /// The tooltip.
    title: DayCount,
}

/// A day, counted from 1970-01-01 UTC. Pages show its date.
#[derive(Clone, Copy, Debug)]
pub struct UtcDay(pub i64);

/// A day with its count, in words.
#[derive(Debug)]
struct DayCount(UtcDay, i64);

impl Chart {
    /// The chart of days with their counts. `label` is the key of its description.
    pub fn of(days: &[(i64, i64)], label: &'static str) -> Self {
        let most = days.iter().map(|(_, count)| *count).max().unwrap_or(0);
        // An even number, so that half of it is a number of events as well.
        let top = (most + most % 2).max(2);
        let bars = days.iter().zip(0..).map(|(&(day, count), place)| {
            let height = if count > 0 { (count * HEIGHT / top).max(LEAST) } else { 0 };
            let title = DayCount(UtcDay(day), count);
            Bar { x: place * STEP, y: HEIGHT - height, height, title }
        });
        let figures = |key: &'static str| {
            let total: i64 = days.iter().map(|(_, count)| count).sum();
            let text = Text::new(key).number("n", total).number("most", most);
            text.number("days", days.len())
        };
        Chart {
            bars: bars.collect(),
            width: STEP * i64::try_from(days.len()).unwrap_or(0),
            summary: figures("dashboard-chart"),
            label: figures(label),
            most: Quantity(top.unsigned_abs()),
            middle: Quantity(top.unsigned_abs() / 2),
            first: days.first().map(|(day, _)| UtcDay(*day)),
        }
    }
}

impl UtcDay {
    fn words(self, locale: &Locale) -> String {
        // In the reader's own time zone, the day's first second may be of the day before.
        let utc = Locale { zone: TimeZone::UTC, ..locale.clone() };
        utc.short_date(self.0 * DAY)
    }
}

impl Serialize for UtcDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Locale::current(|locale| self.words(locale)))
    }
}

impl Serialize for DayCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = |locale: &Locale| {
            let text = Text::new("dashboard-bar").words("date", self.0.words(locale));
            locale.plain(&text.number("n", self.1))
        };
        serializer.serialize_str(&Locale::current(words))
    }
}

#[cfg(test)]
mod tests {
    use super::Chart;

    #[test]
    fn bars_are_as_high_as_the_scale_says() {
        let heights = |counts: &[i64]| {
            let days: Vec<_> = (20_000..).zip(counts.iter().copied()).collect();
            let chart = Chart::of(&days, "dashboard-sign-ups-label");
            let heights: Vec<_> = chart.bars.iter().map(|bar| bar.height).collect();
            (chart.most.0, chart.middle.0, heights)
        };
        assert_eq!(heights(&[0, 0]), (2, 1, vec![0, 0]));
        assert_eq!(heights(&[1, 0]), (2, 1, vec![50, 0]));
        assert_eq!(heights(&[7, 4, 0]), (8, 4, vec![87, 50, 0]));
        assert_eq!(heights(&[1000, 1, 500]), (1000, 500, vec![100, 2, 50]));
    }
}
