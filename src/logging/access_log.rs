//! The writer of the log. Lines about answered requests are collected and written together: at
//! thousands of requests a second, a system call for each would take a tenth of the time.

use std::io::{self, Write};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use serde::Serialize;

use crate::clock::rfc3339;
use crate::logging::AccessEntry;

/// The longest time that a line waits for others.
const GATHER: Duration = Duration::from_millis(20);
/// With this many bytes waiting, the next line writes them itself: the log is read too slowly.
const FULL: usize = 1 << 20;

/// Collects lines and writes them to standard error in order. Lines about errors of the server are
/// written at once: it may be about to die.
pub struct Journal {
    writer: Thread,
}

#[derive(Default)]
struct Pending {
    lines: Vec<u8>,
    /// The second of `stamp`, in Unix seconds.
    second: i64,
    /// The time to the second: `2026-01-31T12:00:00`.
    stamp: String,
}

static PENDING: LazyLock<Mutex<Pending>> = LazyLock::new(Mutex::default);

#[derive(Serialize)]
struct Line<'a> {
    timestamp: &'a str,
    #[serde(flatten)]
    access: &'a AccessEntry<'a>,
}

impl Journal {
    /// A journal and its writing thread, which sleeps until a line arrives.
    pub fn start() -> Self {
        let writer = thread::spawn(|| {
            loop {
                thread::park();
                thread::sleep(GATHER);
                pending().write_out();
            }
        });
        Journal { writer: writer.thread().clone() }
    }

    /// Adds a line, of the time `at` in Unix milliseconds.
    pub fn write(&self, at: i64, access: &AccessEntry<'_>) {
        let mut pending = pending();
        let first = pending.lines.is_empty();
        pending.add(at, access);
        if access.status >= 500 || pending.lines.len() > FULL {
            pending.write_out();
        } else if first {
            self.writer.unpark();
        }
    }

    /// Writes all collected lines.
    pub fn flush(&self) {
        pending().write_out();
    }
}

/// Writes any other line at once, after the collected ones.
pub struct AtOnce;

impl Write for AtOnce {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut pending = pending();
        pending.lines.extend_from_slice(line);
        pending.write_out();
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn pending() -> MutexGuard<'static, Pending> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pending {
    fn add(&mut self, at: i64, access: &AccessEntry<'_>) {
        let second = at.div_euclid(1000);
        if second != self.second || self.stamp.is_empty() {
            rfc3339(second).trim_end_matches('Z').clone_into(&mut self.stamp);
            self.second = second;
        }
        let timestamp = &format!("{}.{:03}Z", self.stamp, at.rem_euclid(1000));
        serde_json::to_writer(&mut self.lines, &Line { timestamp, access })
            .expect("an access is plain data");
        self.lines.push(b'\n');
    }

    fn write_out(&mut self) {
        // Standard error may be closed.
        let _ = std::io::stderr().write_all(&self.lines);
        self.lines.clear();
    }
}
