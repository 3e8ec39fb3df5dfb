//! Replacing an SQLite database by a backup.

#![expect(unsafe_code, reason = "the locks of SQLite's files have no safe interface")]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

use sea_orm::ConnectionTrait;

use crate::clock::Clock;
use crate::config::Config;
use crate::database::copy::{UnfinishedCopy, pages};
use crate::database::sound::{Care, damage, told};
use crate::database::{Database, date};
use crate::error::{StartError, cause};

/// Where SQLite locks a file, and how many bytes (<https://sqlite.org/src/file/src/os.h>,
/// `PENDING_BYTE`).
const LOCKS: (libc::off_t, libc::off_t) = (0x4000_0000, 512);

/// The result of a restoration.
#[derive(Debug)]
pub struct Restored {
    /// The path of the former database, if there was one.
    pub aside: Option<PathBuf>,
    /// How many sessions were ended, if that was requested.
    pub ended: Option<u64>,
    /// The migration steps that the restored database lacks.
    pub missing: Vec<String>,
}

/// Replaces the database in the file `to` by a copy of the one in `from`, completely or not at all;
/// `end_sessions` ends the sessions in it. Blocks.
///
/// # Errors
/// One sentence: the database is in use, or the backup is damaged, of a newer version, or not one
/// of Doorward. Nothing has been changed then.
pub async fn restore(
    from: &Path,
    (to, config): (&Path, &Config),
    clock: &Clock,
    end_sessions: bool,
    progress: fn(u64, u64),
) -> Result<Restored, StartError> {
    let refused = |why: &dyn std::fmt::Display| {
        StartError(format!("cannot restore {} from {}: {why}", to.display(), from.display()))
    };
    let same = |path: &Path| path.canonicalize().ok();
    if same(from).is_none_or(|from| Some(from) == same(to)) {
        return Err(refused(&match from.exists() {
            true => "that is the database itself",
            false => "there is no such file",
        }));
    }
    let held = hold(to).map_err(|error| refused(&error))?;
    let draft = UnfinishedCopy::make(to).map_err(|error| refused(&error))?;
    pages(from, draft.path(), progress).map_err(|error| refused(&told(&error)))?;
    if let Some(how) = damage(draft.path(), Care::Thorough).map_err(|error| refused(&error))? {
        return Err(refused(&format!("the backup is damaged: {how}")));
    }
    let (missing, ended) =
        prepare(draft.path(), config, clock, end_sessions).await.map_err(|why| refused(&why))?;
    let aside = match held {
        Some(_) => Some(put_aside(to, clock).map_err(|error| refused(&error))?),
        None => None,
    };
    draft.replace(to).map_err(|error| refused(&error))?;
    Ok(Restored { aside, ended, missing })
}

/// Takes SQLite's locks on a file, until the result is dropped: nobody has the file open, and
/// nobody can open it. `None` if there is no file.
fn hold(file: &Path) -> Result<Option<File>, Error> {
    let file = match OpenOptions::new().read(true).write(true).open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    // SAFETY: plain numbers, for which zero is valid.
    let mut lock: libc::flock = unsafe { std::mem::zeroed() };
    lock.l_type = libc::F_WRLCK as libc::c_short;
    lock.l_whence = libc::SEEK_SET as libc::c_short;
    (lock.l_start, lock.l_len) = LOCKS;
    // SAFETY: the descriptor is open, and the call only reads `lock`.
    match unsafe { libc::fcntl(file.as_raw_fd(), libc::F_SETLK, &raw const lock) } {
        -1 => Err(match Error::last_os_error() {
            error if matches!(error.raw_os_error(), Some(libc::EACCES | libc::EAGAIN)) => {
                Error::other("a server or another program has it open; stop that first")
            }
            error => error,
        }),
        _ => Ok(Some(file)),
    }
}

/// Checks that the copy is a database of Doorward, and ends its sessions if requested.
async fn prepare(
    copy: &Path,
    config: &Config,
    clock: &Clock,
    end_sessions: bool,
) -> Result<(Vec<String>, Option<u64>), String> {
    let database_url = format!("sqlite://{}", copy.display());
    let config = Config { database_url, ..config.clone() };
    let database = Database::connect_existing(&config).await.map_err(|error| error.0)?;
    let done = async {
        let standing = database.standing().await.map_err(|error| error.0)?;
        if let Some(newer) = standing.newer() {
            return Err(newer);
        }
        if standing.steps.iter().all(|step| !step.applied) {
            return Err("it is no database of Doorward".to_owned());
        }
        let mut ended = None;
        if end_sessions {
            let statement = format!(
                "UPDATE \"sessions\" SET ended_at = {}, end_reason = 'admin' WHERE ended_at IS NULL",
                clock.now()
            );
            let done = database.write.execute_unprepared(&statement).await;
            ended = Some(done.map_err(|error| cause(&error))?.rows_affected());
        }
        Ok((standing.missing().into_iter().map(str::to_owned).collect(), ended))
    };
    let done = done.await;
    database.close().await;
    done
}

/// Renames a database and its companions, and returns the new path. Changes that are still in the
/// WAL are kept.
fn put_aside(file: &Path, clock: &Clock) -> Result<PathBuf, Error> {
    let first = with(file, &format!(".before-restore-{}", date(clock)));
    let others = (2..).map(|number| with(&first, &format!("-{number}")));
    let aside = std::iter::once(first.clone()).chain(others).find(|name| !name.exists());
    let aside = aside.expect("some number is free");
    // The file itself stays until the copy replaces it.
    fs::hard_link(file, &aside).or_else(|error| match error.kind() {
        ErrorKind::AlreadyExists => Err(error),
        _ => fs::rename(file, &aside),
    })?;
    let there = |done: Result<(), Error>| match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    };
    there(fs::rename(with(file, "-wal"), with(&aside, "-wal")))?;
    // SQLite rebuilds it from the WAL.
    there(fs::remove_file(with(file, "-shm")))?;
    Ok(aside)
}

fn with(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.file_name().map_or_else(OsString::new, ToOwned::to_owned);
    name.push(suffix);
    file.with_file_name(name)
}
