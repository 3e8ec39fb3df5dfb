//! Which texts a setting may have.

use crate::error::StartError;

pub fn refuse(key: &str, why: impl std::fmt::Display) -> StartError {
    StartError(format!("doorward.{key} (DOORWARD_{}): {why}", key.to_uppercase()))
}

/// A part of the name of a table, as every database writes it without quotes; the names of indexes
/// that follow a prefix take up to 39 of PostgreSQL's 63 bytes.
pub fn name(
    key: &str,
    given: Option<String>,
    longest: usize,
) -> Result<Option<String>, StartError> {
    let Some(name) = given.filter(|name| !name.is_empty()) else { return Ok(None) };
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    let begins = name.starts_with(|first: char| first.is_ascii_lowercase());
    let reserved = ["pg_", "sqlite_"].iter().any(|system| name.starts_with(system));
    if name.len() > longest || !begins || !name.bytes().all(plain) || reserved {
        return Err(refuse(
            key,
            format!(
                "{name:?}: expected up to {longest} letters a to z, digits and _, a letter first, \
                 and neither \"pg_\" nor \"sqlite_\""
            ),
        ));
    }
    Ok(Some(name))
}

/// A path of this site, as a destination of a redirect (ASVS 3.7.2).
pub fn site_path(key: &str, given: Option<String>) -> Result<Option<String>, StartError> {
    let Some(path) = given.filter(|path| !path.is_empty()) else { return Ok(None) };
    let other = path.starts_with("//") || path.contains('\\');
    if !path.starts_with('/') || other || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
        let why = format!("{path:?}: expected a path of this site, such as \"/orders\"");
        return Err(refuse(key, why));
    }
    Ok(Some(path))
}
