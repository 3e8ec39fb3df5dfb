//! The log: one line per event on standard error. JSON in release builds, plain text in debug
//! builds. Never a password, token, cookie or query string (ASVS 16.2.5).

mod access_log;

use std::net::IpAddr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use tracing_subscriber::filter::{LevelFilter, Targets, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

use access_log::{AtOnce, Journal};

/// The writer of access lines, where this process writes its own log in JSON.
static JOURNAL: OnceLock<Journal> = OnceLock::new();

/// Whether Rocket's warnings pass our filters, and whether it has warned about the bytes of a
/// request.
static HEARS: AtomicBool = AtomicBool::new(false);
static WARNED: AtomicBool = AtomicBool::new(false);
/// The target of Rocket's warnings about the bytes of a request.
const REQUESTS: &str = "rocket::request::request";

/// Starts the log. Later calls change nothing.
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
            .with_writer(|| AtOnce)
            .boxed()
    };
    // Rocket logs the query string of every request, so its records are left out; ours replace
    // them.
    let ours = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("doorward", LevelFilter::INFO)
        .with_target("rocket", LevelFilter::OFF)
        .with_target("_", LevelFilter::OFF);
    // Records of the code that Rocket's macros generate, about each guard that refused a request.
    let macros = filter_fn(|about| {
        if about.target() == REQUESTS {
            WARNED.store(true, Ordering::Relaxed);
        }
        !about.target().ends_with("::_")
    });
    // Global filters: a filter of one layer remembers, per thread, an event that was only asked
    // about, and applies the result to the next one.
    let subscriber = tracing_subscriber::registry().with(layer).with(ours).with(macros);
    // A host or a test with its own subscriber keeps it.
    let first = subscriber.try_init().is_ok();
    if first {
        // Rocket writes several records for each request; they are dropped before any filter sees
        // them.
        log::set_max_level(log::LevelFilter::Warn);
        HEARS.store(true, Ordering::Relaxed);
    }
    if first && !cfg!(debug_assertions) {
        JOURNAL.get_or_init(Journal::start);
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let said = panic.payload_as_str().unwrap_or("a panic without words");
        tracing::error!(event = "panic", place, "{said}");
    }));
}

/// Whether Rocket has accepted all headers of all requests so far: it warns when it drops one.
/// `false` also where its warnings go elsewhere.
pub fn all_understood() -> bool {
    HEARS.load(Ordering::Relaxed)
        && log::max_level() >= log::LevelFilter::Warn
        && !WARNED.load(Ordering::Relaxed)
}

/// A line of the log about an answered request.
#[derive(Serialize)]
pub struct AccessEntry<'a> {
    pub level: &'a str,
    pub event: &'a str,
    /// The request's id.
    pub request: &'a str,
    /// The client's or proxy's own id for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<&'a str>,
    pub method: &'a str,
    /// Without the query, which may hold secrets.
    pub path: &'a str,
    pub status: u16,
    pub address: IpAddr,
    /// Milliseconds from the head of the request to the head of the answer.
    pub ms: f64,
}

/// Logs a request that was answered at `at`, in Unix milliseconds. Where this process writes its
/// own log in JSON, the line goes to the journal without passing a subscriber.
pub fn access(at: i64, access: &AccessEntry<'_>) {
    match JOURNAL.get() {
        Some(journal) => journal.write(at, access),
        None => {
            let AccessEntry { event, request, named, method, path, status, address, ms, .. } =
                access;
            tracing::info!(event, request, named, method, path, status, %address, ms);
        }
    }
}

/// Flushes the journal, before the process ends.
pub fn finish() {
    if let Some(journal) = JOURNAL.get() {
        journal.flush();
    }
}
