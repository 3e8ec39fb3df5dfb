//! A cache of rows that are read often, valid until the database changes.

use std::any::Any;
use std::collections::HashMap;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::database::moved::Moved;
use crate::database::shm::{Header, Shm};

/// The most rows in the cache.
const MOST: usize = 1024;
/// How long to wait after a database could not tell whether it has changed.
const AGAIN: Duration = Duration::from_secs(10);

/// The rows read since the last commit. A commit by any process invalidates them.
#[derive(Default)]
pub(super) struct Known {
    /// With the time when its connection was opened.
    shm: Option<(Shm, Instant)>,
    tried: Option<Instant>,
    /// The header under which all the rows were read.
    under: Option<Header>,
    /// By key, with the statement.
    rows: HashMap<Box<str>, (&'static str, Box<dyn Any + Send>)>,
}

impl Known {
    /// The current header. It has to be read before a row that is to be cached: if a commit comes
    /// between the two, the row is dropped and not taken for current.
    pub fn header(
        &mut self,
        moved: &Moved,
        connect: impl FnOnce() -> rusqlite::Result<Connection>,
    ) -> Option<Header> {
        if self.shm.as_ref().is_some_and(|(_, opened)| !moved.was_here(opened.elapsed())) {
            *self = Known::default();
        }
        if self.shm.is_none() && self.tried.is_none_or(|tried| tried.elapsed() > AGAIN) {
            let now = Instant::now();
            self.tried = Some(now);
            self.shm = connect().ok().and_then(Shm::of).map(|shm| (shm, now));
        }
        self.shm.as_ref().and_then(|(shm, _)| shm.header())
    }

    /// The cached row, if it was read under this header.
    pub fn row<T: Clone + 'static>(
        &self,
        header: Header,
        statement: &'static str,
        key: &str,
    ) -> Option<T> {
        if self.under != Some(header) {
            return None;
        }
        let (asked, row) = self.rows.get(key)?;
        row.downcast_ref::<T>().filter(|_| std::ptr::eq(*asked, statement)).cloned()
    }

    /// Caches a row that was read after the header `before`, if that is still the current one.
    pub fn keep<T: Send + 'static>(
        &mut self,
        before: Header,
        statement: &'static str,
        key: &str,
        row: T,
    ) {
        let now = self.shm.as_ref().and_then(|(shm, _)| shm.header());
        if now != Some(before) {
            return;
        }
        if self.under != now || self.rows.len() >= MOST {
            self.rows.clear();
            self.under = now;
        }
        self.rows.insert(key.into(), (statement, Box::new(row)));
    }
}
