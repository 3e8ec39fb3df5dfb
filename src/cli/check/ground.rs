//! Checks for what prevents the server from running: D0...

#![expect(unsafe_code, reason = "the system is asked by its own interface")]

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::app::{App, is_lost, secret_file};
use crate::cli::check::Finding;
use crate::cli::readable;
use crate::cli::visit::Ground;
use crate::clock::Clock;
use crate::config::{Config, Secret};
use crate::database::{Care, Database, damage, sqlite_path};
use crate::token::{Keys, Salt};

const MEND_SECRET: &str =
    "set secret_key to the output of `doorward generate-secret`, or repair the file";

const MEND_KEY: &str = "specify a file with such a key; the README explains how to create one";

/// The settings, or the finding that prevents the server from starting.
pub fn config(place: &Ground) -> Result<Config, Finding> {
    let read = if matches!(place, Ground::Own) { readable() } else { Ok(()) };
    read.and_then(|()| place.config()).map_err(|error| {
        Finding::new("D001", error.0, "correct this setting; Rocket.toml explains every key")
    })
}

/// Findings about the secret. A missing one is created at the first start.
pub fn secret(config: &Config) -> Vec<Finding> {
    let file = secret_file(config);
    let secret = match &config.secret_key {
        Some(secret) => Ok(secret.clone()),
        None if !file.exists() => Ok(Secret::generate()),
        None => Secret::read(&file),
    };
    let finding = match secret {
        Err(error) => Some(Finding::new("D005", error.0, MEND_SECRET)),
        Ok(secret) => {
            let keys = Keys::new(config, &secret, &Salt::generate(0));
            keys.err().map(|error| Finding::new("D005", error.0, MEND_KEY))
        }
    };
    finding.into_iter().collect()
}

/// Findings about the database, and the installation if it can be used.
pub async fn database(config: &Config) -> (Option<App>, Vec<Finding>) {
    if let Some(finding) = damaged(config) {
        return (None, vec![finding]);
    }
    let standing = match Database::look(config).await {
        Err(error) => return (None, vec![unusable(error.0)]),
        Ok(database) => (database.standing().await, database),
    };
    let (standing, database) = match standing {
        (Ok(standing), database) => (standing, database),
        (Err(error), database) => {
            database.close().await;
            return (None, vec![unusable(error.0)]);
        }
    };
    let mut findings = Vec::new();
    let missing = standing.missing();
    if !missing.is_empty() {
        findings.push(Finding::new(
            "D003",
            format!("the database has pending migrations: {}", missing.join(", ")),
            "run `doorward migrate`, or start this version of the server",
        ));
    }
    if let Some(newer) = standing.newer() {
        let fix = "use the newer version, or restore the backup from before its migration";
        findings.push(Finding::new("D004", newer, fix));
    }
    if findings.is_empty()
        && let Ok(app) =
            App::over((None, None), config.clone(), Clock::default(), database.clone()).await
    {
        match is_lost(config, &app.database).await {
            Ok(None) => {}
            Ok(Some(error)) => findings.push(Finding::new("D005", error.0, MEND_SECRET)),
            Err(error) => findings.push(unusable(app.database.unusable(&error).0)),
        }
        return (Some(app), findings);
    }
    database.close().await;
    (None, findings)
}

/// A finding if SQLite cannot write its files, or create new ones beside them.
pub fn files(config: &Config) -> Option<Finding> {
    let file = sqlite_path(&config.database_url).filter(|file| file.exists())?;
    let beside = ["-wal", "-shm"].map(|suffix| {
        let mut name = file.clone().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    });
    let directory = file.parent().map(Path::to_owned);
    let mut all = beside.into_iter().chain(directory).chain([file]).filter(|path| path.exists());
    let closed = all.find(|path| !is_writable(path))?;
    Some(Finding::new(
        "D014",
        format!("the current user cannot write {}: nobody could sign in", closed.display()),
        "run this command as the server's user; if you already do, make that user the owner of \
         the file and its directory",
    ))
}

/// Asks the system, which also knows of read-only mounts, and touches nothing.
fn is_writable(path: &Path) -> bool {
    let Ok(path) = CString::new(path.as_os_str().as_bytes()) else { return false };
    // SAFETY: the path ends with a NUL and lives until the call is over.
    unsafe { libc::access(path.as_ptr(), libc::W_OK) == 0 }
}

/// The finding for a damaged SQLite file.
fn damaged(config: &Config) -> Option<Finding> {
    let file = sqlite_path(&config.database_url).filter(|file| file.is_file())?;
    let how = damage(&file, Care::Thorough).ok()??;
    let fix = "stop the server and restore a backup with `doorward restore <file>`";
    Some(Finding::new("D006", format!("the database {} is damaged: {how}", file.display()), fix))
}

/// The finding for a database that cannot be used.
pub fn unusable(why: String) -> Finding {
    let fix = "set database_url to an existing, accessible database, or start the server, which \
               creates an SQLite file";
    Finding::new("D002", why, fix)
}
