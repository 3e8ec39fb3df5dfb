//! What keeps the server from running: D0...

use super::Finding;
use crate::cli::{readable, visit};
use crate::clock::Clock;
use crate::config::{Config, Secret};
use crate::database::{Care, Database, damage, sqlite_path};
use crate::site::{Site, secret_file};
use crate::token::Keys;

/// The settings, unless they keep the server from starting.
pub fn config() -> Result<Config, Finding> {
    readable().and_then(|()| visit::config()).map_err(|error| {
        Finding::new("D001", error.0, "change that setting; Rocket.toml explains every key")
    })
}

/// Whether tokens can be signed. A secret that is not there yet is made at the first start.
pub fn secret(config: &Config) -> Vec<Finding> {
    let file = secret_file(config);
    let secret = match &config.secret_key {
        Some(secret) => Ok(secret.clone()),
        None if !file.exists() => Ok(Secret::generate()),
        None => Secret::read(&file),
    };
    let keys = secret.and_then(|secret| Keys::new(config, &secret));
    let finding = keys.err().map(|error| {
        let fix = "set secret_key to what `doorward generate-secret` prints, or mend the file";
        Finding::new("D005", error.0, fix)
    });
    finding.into_iter().collect()
}

/// Whether the database can be used, and the installation if it can.
pub async fn database(config: &Config) -> (Option<Site>, Vec<Finding>) {
    if let Some(finding) = damaged(config) {
        return (None, vec![finding]);
    }
    let standing = match Database::look(&config.database_url).await {
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
            format!("the database lacks {}", missing.join(", ")),
            "run `doorward migrate`, or start this version of the server",
        ));
    }
    if let Some(newer) = standing.newer() {
        let fix = "use the newer program, or the backup from before its migration";
        findings.push(Finding::new("D004", newer, fix));
    }
    if findings.is_empty()
        && let Ok(site) = Site::over(config.clone(), Clock::default(), database.clone()).await
    {
        return (Some(site), findings);
    }
    database.close().await;
    (None, findings)
}

/// What is wrong with an SQLite file that is there.
fn damaged(config: &Config) -> Option<Finding> {
    let file = sqlite_path(&config.database_url).filter(|file| file.is_file())?;
    let how = damage(&file, Care::Thorough).ok()??;
    let fix = "stop the server, and bring a backup back with `doorward restore <file>`";
    Some(Finding::new("D006", format!("the database {} is damaged: {how}", file.display()), fix))
}

/// The database does not do.
pub fn unusable(why: String) -> Finding {
    let fix = "set database_url to a database that is there and may be used, or start the server, \
               which makes an SQLite file";
    Finding::new("D002", why, fix)
}
