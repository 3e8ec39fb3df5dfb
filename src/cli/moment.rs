//! Times as commands print and parse them, in UTC.

use rocket::time::format_description::well_known::Rfc3339;
use rocket::time::macros::format_description;
use rocket::time::{Date, OffsetDateTime};

/// A Unix time in milliseconds, in RFC 3339 with milliseconds.
pub fn rfc3339_ms(unix_ms: i64) -> String {
    let form =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(unix_ms) * 1_000_000).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_default()
}

/// A Unix time in seconds, to the minute, for tables.
pub fn minute(unix: i64) -> String {
    let form = format_description!("[year]-[month]-[day] [hour]:[minute]");
    let time = OffsetDateTime::from_unix_timestamp(unix).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_default()
}

/// A time as typed: a date, a time, or how long ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Unix milliseconds.
    At(i64),
    /// Milliseconds before now.
    Ago(i64),
}

impl When {
    /// Reads `2026-07-31`, `2026-07-31T12:00:00Z`, `90s`, `15m`, `24h`, `7d` or `1h 30m`.
    ///
    /// # Errors
    /// What is expected instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let date = format_description!("[year]-[month]-[day]");
        if let Ok(time) = OffsetDateTime::parse(text, &Rfc3339) {
            return Ok(When::At(milliseconds(time)));
        }
        if let Ok(date) = Date::parse(text, &date) {
            return Ok(When::At(milliseconds(date.midnight().assume_utc())));
        }
        let ago = humantime::parse_duration(text).ok();
        let ago = ago.and_then(|ago| i64::try_from(ago.as_millis()).ok()).map(When::Ago);
        ago.ok_or_else(|| {
            "expected a date (2026-07-31), a timestamp (2026-07-31T12:00:00Z) or how long ago \
             (90s, 15m, 24h, 7d)"
                .into()
        })
    }

    /// The Unix time in milliseconds, where `now_ms` is the current time.
    pub fn from(self, now_ms: i64) -> i64 {
        match self {
            When::At(at) => at,
            When::Ago(ago) => now_ms - ago,
        }
    }
}

fn milliseconds(time: OffsetDateTime) -> i64 {
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_typed() {
        for (text, expected) in [
            ("1970-01-02", When::At(86_400_000)),
            ("1970-01-01T00:00:01Z", When::At(1_000)),
            ("1970-01-01T01:00:00+01:00", When::At(0)),
            ("90s", When::Ago(90_000)),
            ("7d", When::Ago(604_800_000)),
            ("1h 30m", When::Ago(5_400_000)),
        ] {
            assert_eq!(When::parse(text), Ok(expected), "{text}");
        }
        for text in ["", "d", "7", "yesterday", "-7d", "2026-13-01", "7é", "999999999999999d"] {
            assert!(When::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_printed_in_utc() {
        assert_eq!(rfc3339_ms(1_500), "1970-01-01T00:00:01.500Z");
        assert_eq!(minute(61), "1970-01-01 00:01");
    }
}
