//! Checks for a server that strangers can reach: D1...

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rocket::figment::{Figment, Source};
use sea_orm::DbErr;

use crate::app::{App, secret_file};
use crate::audit::{AuditFilter, Event};
use crate::cli::check::Finding;
use crate::config::{Config, Risk};
use crate::database::sqlite_path;

/// How far back traffic is checked, in milliseconds.
const WEEK: i64 = 7 * 86_400_000;
/// The most entries that are read.
const ENTRIES: u64 = 10_000;
/// In how many minutes of a week a public address has to forward before it looks like a proxy.
const OFTEN: usize = 5;

/// Findings about settings that suit development only.
pub fn settings(config: &Config) -> Vec<Finding> {
    let finding = |risk| {
        let (id, fix) = mended(&risk);
        Finding::new(id, told(&risk, config), fix)
    };
    config.risks().into_iter().map(finding).collect()
}

/// The finding's sentence.
fn told(risk: &Risk, config: &Config) -> String {
    match risk {
        Risk::PlainHttp => format!(
            "public_url is {}: cookies and passwords are sent unencrypted",
            config.public_url.origin()
        ),
        Risk::InsecureCookies => {
            "insecure_http is on: cookies are sent without the Secure attribute".into()
        }
        Risk::CheapHashes => {
            format!("bcrypt_cost is {}: stolen hashes are cheap to crack", config.bcrypt_cost)
        }
        Risk::UnlimitedGuesses => "throttle is off: there is no limit on password guesses".into(),
        Risk::ShortPasswords => format!(
            "password_min_length is {}: where a password is the only authentication factor, \
             NIST SP 800-63B-4 requires 15",
            config.password_min_length
        ),
        Risk::DebugBuild => "this is a debug build: it is slow, allows weak password hashes and \
                             reads templates from the working directory"
            .into(),
        Risk::TrustedByAll(nets) => format!(
            "trusted_proxies contains {}: any client can claim any address",
            nets.join(", ")
        ),
        Risk::LocalSecret => format!(
            "the database is PostgreSQL, but the secret is in the local file {}: a second \
             server would not start",
            secret_file(config).display()
        ),
    }
}

/// The finding's id, and how it is mended.
fn mended(risk: &Risk) -> (&'static str, &'static str) {
    match risk {
        Risk::PlainHttp => (
            "D101",
            "serve HTTPS, with a proxy or ROCKET_TLS, and set public_url to the https:// address",
        ),
        Risk::InsecureCookies => ("D102", "serve HTTPS and remove insecure_http"),
        Risk::CheapHashes => (
            "D103",
            "set bcrypt_cost to 12 or more; stored hashes are upgraded at the next sign-in",
        ),
        Risk::UnlimitedGuesses => ("D104", "set throttle = true"),
        Risk::ShortPasswords => ("D105", "set password_min_length = 15"),
        Risk::DebugBuild => ("D106", "build with `cargo build --release`"),
        Risk::TrustedByAll(_) => ("D112", "list only the addresses of your proxies"),
        Risk::LocalSecret => ("D110", "set secret_key to the same value on every server"),
    }
}

/// Findings about files that other users of this machine can read or write.
pub fn files(figment: &Figment, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut closed = |id, what: &str, path: &Path| {
        if let Some(mode) = open_to_others(path) {
            findings.push(Finding::new(
                id,
                format!("{what} {} has mode {mode:03o}: other users can access it", path.display()),
                format!("chmod 600 {}", path.display()),
            ));
        }
    };
    if config.secret_key.is_none() {
        closed("D107", "the secret", &secret_file(config));
    }
    for path in sqlite_path(&config.database_url).iter().flat_map(|path| with_companions(path)) {
        closed("D108", "the database", &path);
    }
    let secrets = ["doorward.secret_key", "doorward.secret_key_fallbacks"];
    let password = config.database_url.contains('@').then_some("doorward.database_url");
    let mut holders: Vec<PathBuf> = secrets
        .into_iter()
        .chain(password)
        .filter_map(|key| match figment.find_metadata(key)?.source.as_ref()? {
            Source::File(path) => Some(path.clone()),
            _ => None,
        })
        // Without secrets in the configuration, its file may be readable.
        .filter(|_| !secrets_are_empty(config))
        .collect();
    holders.dedup();
    for path in holders {
        closed("D109", "the configuration file with secrets", &path);
    }
    // A fallback may be a public key, which may be readable.
    let private = |path: &&PathBuf| {
        std::fs::read_to_string(path).is_ok_and(|pem| pem.contains("PRIVATE KEY"))
    };
    for path in config.signing_key.iter().chain(&config.signing_key_fallbacks).filter(private) {
        closed("D107", "the signing key", path);
    }
    findings
}

fn secrets_are_empty(config: &Config) -> bool {
    config.secret_key.is_none()
        && config.secret_key_fallbacks.is_empty()
        && !config.database_url.contains('@')
}

/// The mode of a file, if others than its owner may use it.
fn open_to_others(path: &Path) -> Option<u32> {
    let mode = path.metadata().ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some(mode)
}

/// The database file, its WAL files, and the backups beside it.
fn with_companions(path: &Path) -> Vec<PathBuf> {
    let name = path.file_name().unwrap_or_default();
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let begins = |suffix: &str| {
        let mut begins = name.to_owned();
        begins.push(suffix);
        begins
    };
    let (exact, backups) = (["", "-wal", "-shm"].map(begins), begins(".before-"));
    let is_ours = |file: &OsString| {
        exact.contains(file) || file.as_encoded_bytes().starts_with(backups.as_encoded_bytes())
    };
    let entries = std::fs::read_dir(directory.unwrap_or(Path::new("."))).into_iter().flatten();
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.file_name())
        .filter(is_ours)
        .map(|file| path.with_file_name(file))
        .collect();
    found.sort();
    found
}

/// Findings about the accounts and the last week's traffic.
pub async fn traffic(app: &App) -> Result<Vec<Finding>, DbErr> {
    let mut findings = Vec::new();
    if !app.users.has_superuser().await? {
        findings.push(Finding::new(
            "D113",
            "there is no active superuser: anyone who can read the server's log can become one",
            "run `doorward create-superuser`",
        ));
    }
    let filter = AuditFilter {
        since: Some(app.clock.now_ms() - WEEK),
        ..AuditFilter::of(Event::UntrustedProxy)
    };
    let mut peers: BTreeMap<IpAddr, usize> = BTreeMap::new();
    for entry in app.audit.search(&filter, None, ENTRIES).await? {
        if let Ok(address) = entry.address.parse() {
            *peers.entry(address).or_default() += 1;
        }
    }
    // Anybody may send the header; a proxy is on the local network, or sends it all the time.
    peers.retain(|peer, count| !app.config.trusts(*peer) && (*count >= OFTEN || is_near(peer)));
    for (peer, count) in peers {
        findings.push(Finding::new(
            "D111",
            format!(
                "{peer} has forwarded requests ({count} audit entries in 7 days) but is not in \
                 trusted_proxies: all its visitors share its address and rate limits"
            ),
            format!("if it is your proxy, add \"{peer}\" to trusted_proxies"),
        ));
    }
    Ok(findings)
}

fn is_near(peer: &IpAddr) -> bool {
    match peer.to_canonical() {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}
