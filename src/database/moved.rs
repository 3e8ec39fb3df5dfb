//! Whether the database file is still the one that was opened.
//!
//! A file that is deleted or replaced stays usable for those who have it open. What they write is
//! acknowledged, but lost at the next start.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long readers trust the last check.
const FRESH: Duration = Duration::from_millis(50);

/// A file under watch. Clones share the last check.
#[derive(Clone, Debug)]
pub(crate) struct Moved(Arc<Watched>);

#[derive(Debug)]
struct Watched {
    path: PathBuf,
    seen: Mutex<Seen>,
}

#[derive(Debug)]
struct Seen {
    /// Device and inode; `None` while there is no file.
    file: Option<(u64, u64)>,
    /// When this file was first seen.
    since: Instant,
    /// When the file was last checked.
    looked: Instant,
}

impl Seen {
    fn now(file: Option<(u64, u64)>) -> Self {
        let now = Instant::now();
        Seen { file, since: now, looked: now }
    }

    fn is_of(&self, age: Duration) -> bool {
        self.file.is_some() && age <= self.since.elapsed()
    }
}

impl Moved {
    /// Watches the file at this path, starting now.
    pub(crate) fn watch(path: &Path) -> Self {
        let seen = Mutex::new(Seen::now(identity(path)));
        Moved(Arc::new(Watched { path: path.to_owned(), seen }))
    }

    /// Whether a connection of this age has the current file open.
    pub(crate) fn is_here(&self, age: Duration) -> bool {
        let file = identity(&self.0.path);
        let mut seen = self.seen();
        if file == seen.file {
            seen.looked = Instant::now();
        } else {
            *seen = Seen::now(file);
        }
        seen.is_of(age)
    }

    /// The same, from a check of the last milliseconds: a check costs a tenth of a read.
    pub(crate) fn was_here(&self, age: Duration) -> bool {
        let seen = self.seen();
        if seen.looked.elapsed() < FRESH {
            return seen.is_of(age);
        }
        drop(seen);
        self.is_here(age)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}
