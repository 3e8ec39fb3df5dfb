//! The log: one line per event on standard error. JSON in release builds, plain text in debug
//! builds. Never a password, token, cookie or query string (ASVS 16.2.5).

#[cfg(feature = "cli")]
mod access_log;
#[cfg(feature = "cli")]
mod program;

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

#[cfg(feature = "cli")]
pub use program::{finish, start};

/// Whether Rocket's warnings pass our filters, and whether it has warned about the bytes of a
/// request.
static HEARS: AtomicBool = AtomicBool::new(false);
static WARNED: AtomicBool = AtomicBool::new(false);

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
pub fn access(
    #[cfg_attr(not(feature = "cli"), expect(unused_variables, reason = "the journal tells it"))]
    at: i64,
    access: &AccessEntry<'_>,
) {
    #[cfg(feature = "cli")]
    if program::write(at, access) {
        return;
    }
    let AccessEntry { event, request, named, method, path, status, address, ms, .. } = access;
    tracing::info!(event, request, named, method, path, status, %address, ms);
}
