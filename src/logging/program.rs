//! The set-up of the log, where the process is Doorward's own.

use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use tracing_subscriber::filter::{LevelFilter, Targets, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

use crate::logging::access_log::{AtOnce, Journal};
use crate::logging::{AccessEntry, HEARS, WARNED};

/// The writer of access lines, where this process writes its own log in JSON.
static JOURNAL: OnceLock<Journal> = OnceLock::new();

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

/// Writes a request that was answered at `at`, in Unix milliseconds, to the journal; `false` where
/// there is none.
pub(super) fn write(at: i64, access: &AccessEntry<'_>) -> bool {
    JOURNAL.get().inspect(|journal| journal.write(at, access)).is_some()
}

/// Flushes the journal, before the process ends.
pub fn finish() {
    if let Some(journal) = JOURNAL.get() {
        journal.flush();
    }
}
