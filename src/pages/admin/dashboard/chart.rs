//! A bar chart with a bar for each day.

use rocket::time::OffsetDateTime;
use rocket::time::macros::format_description;
use serde::Serialize;

const DAY: i64 = 86_400;
/// The height of the highest bar, in SVG units.
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
    total: i64,
    /// The highest count.
    most: i64,
    first: String,
    last: String,
}

#[derive(Debug, Serialize)]
struct Bar {
    x: i64,
    y: i64,
    height: i64,
    /// The tooltip.
    title: String,
}

impl Chart {
    /// The chart of days since 1970-01-01 with their counts.
    pub fn of(days: &[(i64, i64)]) -> Self {
        let most = days.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let named = |day: Option<&(i64, i64)>| day.map(|(day, _)| date(*day)).unwrap_or_default();
        let bars = days.iter().zip(0..).map(|(&(day, count), place)| {
            let height = if count > 0 { (count * HEIGHT / most).max(LEAST) } else { 0 };
            let title = format!("{}: {count}", date(day));
            Bar { x: place * STEP, y: HEIGHT - height, height, title }
        });
        Chart {
            bars: bars.collect(),
            width: STEP * i64::try_from(days.len()).unwrap_or(0),
            total: days.iter().map(|(_, count)| count).sum(),
            most,
            first: named(days.first()),
            last: named(days.last()),
        }
    }
}

/// A day, counted from 1970-01-01, as text.
pub fn date(day: i64) -> String {
    let words = format_description!("[day padding:none] [month repr:short]");
    let time = OffsetDateTime::from_unix_timestamp(day * DAY).ok();
    time.and_then(|time| time.format(words).ok()).unwrap_or_default()
}
