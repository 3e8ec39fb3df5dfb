//! The log: one line per event on standard error. JSON in release builds, for machines; plain text
//! in debug builds, for people. Never a password, token, cookie or query string (ASVS 16.2.5).

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// Starts the log, once per process; later calls change nothing.
pub fn start() {
    let layer = if cfg!(debug_assertions) {
        let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
        let layer = fmt::layer()
            .compact()
            .with_target(false)
            .with_ansi(terminal);
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
    let _ = tracing_subscriber::registry()
        .with(layer.with_filter(ours))
        .try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let said = panic.payload_as_str().unwrap_or("a panic without words");
        tracing::error!(event = "panic", place, "{said}");
    }));
}
