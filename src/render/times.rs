//! Times as clients and people read them, in UTC.

use rocket::time::OffsetDateTime;
use rocket::time::macros::format_description;
use serde::Serialize;

use crate::clock::rfc3339;

/// A time for a `<time>` element.
#[derive(Debug, Serialize)]
pub struct Moment {
    iso: String,
    text: String,
}

impl Moment {
    /// The moment of a Unix time in seconds.
    pub fn of(unix: i64) -> Self {
        let words = format_description!(
            "[day padding:none] [month repr:short] [year], [hour]:[minute] UTC"
        );
        let time = OffsetDateTime::from_unix_timestamp(unix).ok();
        let text = time.and_then(|time| time.format(words).ok()).unwrap_or_default();
        Moment { iso: rfc3339(unix), text }
    }
}

/// A Unix time as a date, in UTC.
pub fn date(unix: i64) -> String {
    let words = format_description!("[day padding:none] [month repr:long] [year]");
    let time = OffsetDateTime::from_unix_timestamp(unix).ok();
    time.and_then(|time| time.format(words).ok()).unwrap_or_default()
}

/// A duration in words, in the largest unit of which it has at least two.
pub fn span(seconds: i64) -> String {
    let units = [(86_400, "days"), (3_600, "hours"), (60, "minutes"), (1, "seconds")];
    let fit = units.into_iter().find(|(unit, _)| seconds >= 2 * unit);
    let (unit, name) = fit.unwrap_or((1, "seconds"));
    format!("{} {name}", seconds / unit)
}

/// A waiting time in words, rounded up.
pub fn spoken(seconds: u64) -> String {
    match seconds {
        1 => "1 second".to_owned(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}
