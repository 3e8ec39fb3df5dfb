//! The secret of an installation: configured, read from a file, or created once for its database.

use std::path::{Path, PathBuf};

use sea_orm::{DbErr, EntityTrait, QuerySelect};

use crate::config::{Config, Secret};
use crate::database::{Database, sqlite_path};
use crate::entity::session;
use crate::error::StartError;
use crate::installation;

/// The stored fact that identifies the secret used last.
const FACT: &str = "secret";

/// Where the secret created at the first start is stored: beside the SQLite database, or in the
/// working directory.
pub fn secret_file(config: &Config) -> PathBuf {
    let beside = sqlite_path(&config.database_url).and_then(|path| Some(path.parent()?.to_owned()));
    let file = beside.unwrap_or_default().join("doorward.secret");
    std::path::absolute(&file).unwrap_or(file)
}

/// The secret that is configured or stored in the file.
///
/// # Errors
/// One sentence that names the file: it cannot be read, or the secret is weak.
pub fn given(config: &Config) -> Result<Option<Secret>, StartError> {
    let file = secret_file(config);
    match &config.secret_key {
        Some(secret) => Ok(Some(secret.clone())),
        None if is_there(&file)? => Secret::close(&file).map(Some),
        None => Ok(None),
    }
}

/// The secret that signs from now on: the given one, or one that is created and stored in the file
/// if the database has never known any.
///
/// # Errors
/// One sentence that names the key and the file: the secret is missing; the file cannot be written;
/// or a database error.
pub async fn settled(
    config: &Config,
    given: Option<Secret>,
    database: &Database,
) -> Result<Secret, StartError> {
    let file = secret_file(config);
    let secret = match given {
        Some(secret) => secret,
        None => match make(&file, database).await? {
            Some(made) => return Ok(made),
            // Another process that started in the same directory at the same moment has created it.
            None if is_there(&file)? => Secret::close(&file)?,
            None => return Err(lost(&file)),
        },
    };
    recognise(config, &secret, database).await.map_err(|error| database.unusable(&error))?;
    Ok(secret)
}

/// Creates the first secret of a database; `None` when the database has known one. Nodes that start
/// at once take turns, so the first one's file exists before the others continue.
async fn make(file: &Path, database: &Database) -> Result<Option<Secret>, StartError> {
    let told = |error: DbErr| database.unusable(&error);
    let transaction = database.begin().await.map_err(told)?;
    let secret = Secret::generate();
    let known = installation::value(&transaction, FACT).await.map_err(told)?;
    if known.is_some() || has_sessions(&transaction).await.map_err(told)? {
        return Ok(None);
    }
    let first = installation::settle(&transaction, FACT, secret.trace()).await.map_err(told)?;
    if first != secret.trace() {
        return Ok(None);
    }
    secret.keep_in(file)?;
    transaction.commit().await.map_err(told)?;
    tracing::warn!(
        event = "secret_made",
        file = %file.display(),
        "there was no secret, so this start made one"
    );
    Ok(Some(secret))
}

/// Whether anybody has signed in. Older versions did not record their secret, but had one then.
async fn has_sessions(connection: &impl sea_orm::ConnectionTrait) -> Result<bool, DbErr> {
    let ids = session::Entity::find().select_only().column(session::Column::Id);
    Ok(ids.limit(1).into_tuple::<String>().one(connection).await?.is_some())
}

/// Stores which secret signs, and warns when it has changed.
async fn recognise(config: &Config, secret: &Secret, database: &Database) -> Result<(), DbErr> {
    let trace = secret.trace();
    let known = match installation::value(&database.read, FACT).await? {
        Some(known) => known,
        None => installation::settle(&database.write, FACT, trace.clone()).await?,
    };
    if known == trace {
        return Ok(());
    }
    if !config.secret_key_fallbacks.iter().any(|former| former.trace() == known) {
        tracing::warn!(
            event = "secret_changed",
            "the secret is another than at the last start: whoever was signed in has to sign in \
             again; secret_key_fallbacks with the former one spares them that"
        );
    }
    installation::put(&database.write, FACT, trace).await
}

/// The error that the next start would report, for `check`: the secret is missing.
pub async fn is_lost(config: &Config, database: &Database) -> Result<Option<StartError>, DbErr> {
    let file = secret_file(config);
    if config.secret_key.is_some() || file.exists() {
        return Ok(None);
    }
    let known = installation::value(&database.read, FACT).await?.is_some()
        || has_sessions(&database.read).await?;
    Ok(known.then(|| lost(&file)))
}

fn lost(file: &Path) -> StartError {
    StartError(format!(
        "doorward.secret_key (DOORWARD_SECRET_KEY): the secret of this database is missing, and \
         another one would sign everybody out: there is no file {}; put it back (is its directory \
         mounted?), or set secret_key to the one that the other servers have, or, if it is lost, \
         to what `doorward generate-secret` prints",
        file.display()
    ))
}

fn is_there(file: &Path) -> Result<bool, StartError> {
    file.try_exists().map_err(|error| StartError(format!("{}: {error}", file.display())))
}
