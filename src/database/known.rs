//! Rows that are read again and again, remembered until the database changes.

use std::any::Any;
use std::collections::HashMap;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::database::moved::Moved;
use crate::database::shm::{Header, Shm};

/// Rows that are remembered at once.
const MOST: usize = 1024;
/// How long a database that cannot be asked whether it has changed is left alone.
const AGAIN: Duration = Duration::from_secs(10);

/// What was read since the last commit. Any commit of any process empties it.
#[derive(Default)]
pub(super) struct Known {
    /// With the moment at which its connection was opened.
    shm: Option<(Shm, Instant)>,
    tried: Option<Instant>,
    /// The header under which all the rows were read.
    under: Option<Header>,
    /// By the key, with the statement.
    rows: HashMap<Box<str>, (&'static str, Box<dyn Any + Send>)>,
}

impl Known {
    /// The header now. It has to be asked for before a row is read that shall be remembered: what a
    /// commit between the two changes is then forgotten, and not taken for new.
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

    /// The row, if it was read under this header.
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

    /// Remembers a row that was read after `before` was the header, if that still is.
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
