//! Whether the database file is still the one that was opened.
//!
//! A file that is removed or replaced lives on for those who have it open. What they write is
//! acknowledged, and gone at the next start.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A file under watch. Clones share what they have seen.
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
}

impl Moved {
    /// Watches the file at this path, as it is now.
    pub(crate) fn watch(path: &Path) -> Self {
        let seen = Mutex::new(Seen { file: identity(path), since: Instant::now() });
        Moved(Arc::new(Watched { path: path.to_owned(), seen }))
    }

    /// Whether a connection of this age is one to the file that is there now.
    pub(crate) fn is_here(&self, age: Duration) -> bool {
        let file = identity(&self.0.path);
        let mut seen = self.0.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if file != seen.file {
            *seen = Seen { file, since: Instant::now() };
        }
        seen.file.is_some() && age <= seen.since.elapsed()
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}
