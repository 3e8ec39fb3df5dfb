//! A consistent copy of an SQLite database, while others read and write it.

use std::ffi::OsString;
use std::fs;
use std::io::{Error, ErrorKind};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::StartError;

/// Pages per step, after which the progress is reported.
const STEP: i32 = 512;
/// How long to wait for a lock.
const PATIENCE: Duration = Duration::from_secs(10);

/// Copies the database in the file `from` into the new file `to`, with mode 0600, completely or not
/// at all. `progress` receives the pages copied and their total. Blocks. Returns the size in bytes.
///
/// # Errors
/// One sentence: `to` exists already or cannot be written, or `from` cannot be read.
pub fn copy(from: &Path, to: &Path, progress: fn(u64, u64)) -> Result<u64, StartError> {
    let told = |error: &dyn std::fmt::Display| {
        StartError(format!("cannot copy {} to {}: {error}", from.display(), to.display()))
    };
    if to.symlink_metadata().is_ok() {
        return Err(told(&"there is such a file already"));
    }
    let draft = UnfinishedCopy::make(to).map_err(|error| told(&error))?;
    pages(from, &draft.0, progress).map_err(|error| told(&error))?;
    draft.publish(to).map_err(|error| told(&error))
}

/// Copies all pages of a database into the empty file `to`.
pub(super) fn pages(from: &Path, to: &Path, progress: fn(u64, u64)) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags)?;
    source.busy_timeout(PATIENCE)?;
    // The read transaction keeps a snapshot: others can write, and the copy need not restart.
    source.execute_batch("PRAGMA query_only = on; BEGIN; SELECT count(*) FROM sqlite_schema")?;
    let mut target = Connection::open_with_flags(to, flags)?;
    // Nobody else uses the unfinished copy, and it is flushed as a whole at the end.
    target.execute_batch("PRAGMA synchronous = off")?;
    let backup = Backup::new(&source, &mut target)?;
    loop {
        let step = backup.step(STEP)?;
        let seen = backup.progress();
        let count = |pages: i32| u64::try_from(pages).unwrap_or(0);
        progress(count(seen.pagecount - seen.remaining), count(seen.pagecount));
        match step {
            StepResult::Done => break,
            StepResult::More => {}
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    drop(backup);
    // A single file, without companions that could be forgotten.
    target.pragma_update(None, "journal_mode", "delete")?;
    target.close().map_err(|(_, error)| error)
}

/// The copy under a temporary name. It is deleted if the copy fails.
pub(super) struct UnfinishedCopy(PathBuf);

impl UnfinishedCopy {
    /// Creates the file beside `to`, empty, with mode 0600.
    pub fn make(to: &Path) -> Result<Self, Error> {
        let mut name = to.file_name().map_or_else(OsString::new, ToOwned::to_owned);
        if name.is_empty() {
            return Err(Error::new(ErrorKind::InvalidInput, "that is no name of a file"));
        }
        name.push(format!(".part-{}", std::process::id()));
        let path = to.with_file_name(name);
        fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        Ok(UnfinishedCopy(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the copy its final name, which must be free. Returns its size.
    fn publish(&self, to: &Path) -> Result<u64, Error> {
        let size = self.flush()?;
        // Unlike a rename, a link never replaces another file, but not every file system has links.
        match fs::hard_link(&self.0, to) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
            Err(_) if to.symlink_metadata().is_ok() => return Err(ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(&self.0, to)?,
            Ok(()) => {}
        }
        flush_directory(to)?;
        Ok(size)
    }

    /// Replaces a file by the copy.
    pub fn replace(&self, to: &Path) -> Result<(), Error> {
        self.flush()?;
        fs::rename(&self.0, to)?;
        flush_directory(to)
    }

    fn flush(&self) -> Result<u64, Error> {
        let file = fs::File::open(&self.0)?;
        file.sync_all()?;
        Ok(file.metadata()?.len())
    }
}

fn flush_directory(of: &Path) -> Result<(), Error> {
    let directory = of.parent().filter(|parent| !parent.as_os_str().is_empty());
    fs::File::open(directory.unwrap_or(Path::new(".")))?.sync_all()
}

impl Drop for UnfinishedCopy {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
        for beside in ["-journal", "-wal", "-shm"] {
            let mut name = self.0.clone().into_os_string();
            name.push(beside);
            let _ = fs::remove_file(name);
        }
    }
}
