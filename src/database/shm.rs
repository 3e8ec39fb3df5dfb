//! Whether an SQLite database has changed, asked without a call to the kernel.
//!
//! The processes that have a database in WAL mode open share a page of memory, the index of the
//! log. Its header has the number of the last commit, the place of its last frame and the salts of
//! the log, and changes with every commit of any process, before that commit is acknowledged, and
//! when the log begins anew. SQLite keeps its own cache of pages while the header stays the same;
//! so may we keep what was read from them.
//!
//! The memory is asked of SQLite itself and not mapped a second time: to open and close the file
//! `-shm` besides would give up SQLite's locks on it (POSIX takes them from the whole process), and
//! another mapping could be of another file, or outlive the length of this one.

#![expect(unsafe_code, reason = "SQLite's shared memory has no safe interface")]

use std::ffi::c_void;
use std::ptr::{self, NonNull};
use std::sync::atomic::{Ordering, fence};

use rusqlite::{Connection, ffi};

/// Words of a header, of which there are two copies: one may be in the middle of being written.
const WORDS: usize = 48 / size_of::<u64>();
/// Bytes of the first page of the index, as SQLite maps it.
const PAGE: i32 = 32 * 1024;
/// The only version of the format that there has been.
const VERSION: u32 = 3_007_000;
/// Where the flag stands that says whether the header has been filled in.
const IS_INIT: usize = 12;

/// The header as it stood at some moment. Equal headers: an unchanged database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Header([u64; WORDS]);

/// The header of the database that a connection has open.
pub(super) struct Shm {
    page: NonNull<u64>,
    /// Keeps the memory mapped.
    _connection: Connection,
}

// SAFETY: the memory is read alone, as SQLite reads it: by any thread, while others write.
unsafe impl Send for Shm {}

impl Shm {
    /// Of an open connection; `None` when the database is not in WAL mode, or
    /// when its memory is not shared.
    pub(super) fn of(connection: Connection) -> Option<Self> {
        // Only a read opens the log.
        let count = "SELECT count(*) FROM sqlite_schema";
        connection.query_row(count, [], |row| row.get::<_, i64>(0)).ok()?;
        let mode: String =
            connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).ok()?;
        let page = if mode == "wal" { first_page(&connection)? } else { return None };
        Some(Shm { page: page.cast(), _connection: connection })
    }

    /// The header; `None` while somebody writes it.
    pub(super) fn header(&self) -> Option<Header> {
        // In the order of SQLite's own readers; writers fill in the second copy first.
        let first = self.copy(0);
        fence(Ordering::SeqCst);
        let second = self.copy(1);
        // What is read afterwards is not older than the header.
        fence(Ordering::SeqCst);
        let word = first.0[0].to_ne_bytes();
        let version = u32::from_ne_bytes([word[0], word[1], word[2], word[3]]);
        let filled_in = first.0[IS_INIT / 8].to_ne_bytes()[IS_INIT % 8] != 0;
        (first == second && version == VERSION && filled_in).then_some(first)
    }

    fn copy(&self, which: usize) -> Header {
        let mut words = [0; WORDS];
        for (place, word) in words.iter_mut().enumerate() {
            // SAFETY: both copies lie at the beginning of a page of memory that stays mapped while
            // the connection is open. Another process may write it meanwhile, hence volatile.
            *word = unsafe { self.page.add(which * WORDS + place).read_volatile() };
        }
        Header(words)
    }
}

/// The first page of the index, by the way that SQLite itself goes.
fn first_page(connection: &Connection) -> Option<NonNull<c_void>> {
    let mut file: *mut ffi::sqlite3_file = ptr::null_mut();
    let mut page: *mut c_void = ptr::null_mut();
    // SAFETY: the connection is open and nobody else uses it. SQLite fills in the pointer to its own
    // file object, which lives as long as the connection; its methods are asked for the page with
    // the size that SQLite asks with, and told to add none.
    unsafe {
        let asked = ffi::sqlite3_file_control(
            connection.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_FILE_POINTER,
            (&raw mut file).cast(),
        );
        let methods = file.as_ref().filter(|_| asked == ffi::SQLITE_OK)?.pMethods.as_ref()?;
        let map = methods.xShmMap.filter(|_| methods.iVersion >= 2)?;
        let mapped = map(file, 0, PAGE, 0, &raw mut page);
        NonNull::new(page).filter(|_| mapped == ffi::SQLITE_OK)
    }
}
