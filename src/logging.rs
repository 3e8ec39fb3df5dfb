//! The log: one line per event on standard error. JSON in release builds, for machines; plain text
//! in debug builds, for people. Never a password, token, cookie or query string (ASVS 16.2.5).

use std::io::Write;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use rocket::time::OffsetDateTime;
use rocket::time::format_description::well_known::Rfc3339;
use serde::{Serialize, Serializer};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// Starts the log, once per process; later calls change nothing.
pub fn start() {
    let layer = if cfg!(debug_assertions) {
        let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
        let layer = fmt::layer().compact().with_target(false).with_ansi(terminal);
        layer.with_writer(std::io::stderr).boxed()
    } else {
        fmt::layer()
            .json()
            .flatten_event(true)
            .with_target(false)
            .with_current_span(false)
            .with_span_list(false)
            .with_writer(std::io::stderr)
            .boxed()
    };
    // Rocket tells every request's query string, so its records stay out; ours say what matters.
    let ours = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("doorward", LevelFilter::INFO)
        .with_target("rocket", LevelFilter::OFF)
        .with_target("_", LevelFilter::OFF);
    // A host or a test that has its own subscriber keeps it.
    let _ = tracing_subscriber::registry().with(layer.with_filter(ours)).try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let said = panic.payload_as_str().unwrap_or("a panic without words");
        tracing::error!(event = "panic", place, "{said}");
    }));
}

/// One answered request, as the log tells it.
#[derive(Serialize)]
pub struct Access<'a> {
    /// When it was answered, in Unix milliseconds.
    #[serde(serialize_with = "rfc3339")]
    pub timestamp: i64,
    pub level: &'a str,
    pub event: &'a str,
    /// The request's id.
    pub request: &'a str,
    pub method: &'a str,
    /// Without the query, which may hold secrets.
    pub path: &'a str,
    pub status: u16,
    pub address: IpAddr,
    /// Milliseconds from the head of the request to the head of the answer.
    pub ms: f64,
}

/// Whether this process writes its own log, in JSON.
static JSON: AtomicBool = AtomicBool::new(false);

/// Logs an answered request, unless it was one of the many that only looked and went well: those
/// are for the proxy's log to tell. In JSON it is written as it stands, without the detour through
/// a subscriber.
pub fn access(access: &Access<'_>) {
    if matches!(access.method, "GET" | "HEAD") && access.status < 400 {
        return;
    }
    if JSON.load(Ordering::Relaxed) {
        let mut line = serde_json::to_vec(access).expect("an access is plain data");
        line.push(b'\n');
        // Nobody may be reading.
        let _ = std::io::stderr().write_all(&line);
    } else {
        let Access { event, request, method, path, status, address, ms, .. } = access;
        tracing::info!(event, request, method, path, status, %address, ms);
    }
}

fn rfc3339<S: Serializer>(unix_ms: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(*unix_ms) * 1_000_000);
    let text = time.ok().and_then(|time| time.format(&Rfc3339).ok());
    serializer.serialize_str(&text.unwrap_or_default())
}
