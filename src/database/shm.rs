//! Whether an SQLite database has changed, without a system call.
//!
//! All processes that have a database open in WAL mode share memory, the WAL index. Its header
//! contains the number of the last commit, the position of its last frame and the salts of the WAL.
//! It changes with every commit of any process, before that commit is acknowledged, and when the
//! WAL restarts. SQLite keeps its own page cache while the header stays the same, so we may keep
//! what was read from those pages.
//!
//! The memory is obtained from SQLite and not mapped again. Opening and closing the file `-shm`
//! separately would release SQLite's locks on it (POSIX releases them for the whole process), and
//! another mapping could be of another file, or survive its truncation.

#![expect(unsafe_code, reason = "SQLite's shared memory has no safe interface")]

use std::ffi::c_void;
use std::ptr::{self, NonNull};
use std::sync::atomic::{Ordering, fence};

use rusqlite::{Connection, ffi};

/// The words of a header. There are two copies, since one may be half-written.
const WORDS: usize = 48 / size_of::<u64>();
/// The bytes of the first page of the index, as SQLite maps it.
const PAGE: i32 = 32 * 1024;
/// The only version of the format so far.
const VERSION: u32 = 3_007_000;
/// The offset of the flag that tells whether the header has been initialised.
const IS_INIT: usize = 12;

/// The header at some moment. Equal headers mean an unchanged database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Header([u64; WORDS]);

/// Access to the header of the database of a connection.
pub(super) struct Shm {
    page: NonNull<u64>,
    /// Keeps the memory mapped.
    _connection: Connection,
}

// SAFETY: the memory is only read, as SQLite does: from any thread, while others write.
unsafe impl Send for Shm {}

impl Shm {
    /// The header of an open connection; `None` when the database is not in WAL mode, or when its
    /// memory is not shared.
    pub(super) fn of(connection: Connection) -> Option<Self> {
        // Only a read opens the WAL.
        let count = "SELECT count(*) FROM sqlite_schema";
        connection.query_row(count, [], |row| row.get::<_, i64>(0)).ok()?;
        let mode: String =
            connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).ok()?;
        let page = if mode == "wal" { first_page(&connection)? } else { return None };
        Some(Shm { page: page.cast(), _connection: connection })
    }

    /// The header; `None` while another process writes it.
    pub(super) fn header(&self) -> Option<Header> {
        // In the order of SQLite's own readers; writers write the second copy first.
        let first = self.copy(0);
        fence(Ordering::SeqCst);
        let second = self.copy(1);
        // Reads that follow must not be reordered before the header.
        fence(Ordering::SeqCst);
        let word = first.0[0].to_ne_bytes();
        let version = u32::from_ne_bytes([word[0], word[1], word[2], word[3]]);
        let filled_in = first.0[IS_INIT / 8].to_ne_bytes()[IS_INIT % 8] != 0;
        (first == second && version == VERSION && filled_in).then_some(first)
    }

    fn copy(&self, which: usize) -> Header {
        let mut words = [0; WORDS];
        for (place, word) in words.iter_mut().enumerate() {
            // SAFETY: both copies are at the start of a page of memory that stays mapped while the
            // connection is open. Another process may write it meanwhile, so the read is volatile.
            *word = unsafe { self.page.add(which * WORDS + place).read_volatile() };
        }
        Header(words)
    }
}

/// The first page of the index, obtained in the same way as SQLite does.
fn first_page(connection: &Connection) -> Option<NonNull<c_void>> {
    let mut file: *mut ffi::sqlite3_file = ptr::null_mut();
    let mut page: *mut c_void = ptr::null_mut();
    // SAFETY: the connection is open and nobody else uses it. SQLite returns the pointer to its own
    // file object, which lives as long as the connection. Its method is called with the page size
    // that SQLite uses, and told not to extend the memory.
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
