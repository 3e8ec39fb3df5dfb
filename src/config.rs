//! Settings: the table `doorward` of the host's `Rocket.toml`, overridden by `DOORWARD_<KEY>`, and
//! those by the host's code.

mod accent;
mod allowed;
mod injected;
mod keys;
mod line;
mod pages;
mod public_url;
mod risks;
mod secret;
mod site;
mod speech;

use std::net::IpAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use jiff::tz::TimeZone;
use rocket::figment::value::{Dict, Value};
use rocket::figment::{Figment, Source, error::Kind};
use serde::Deserialize;

pub use accent::Accent;
pub use injected::{injected, told};
pub use line::line;
pub use pages::Pages;
pub use public_url::PublicUrl;
pub use risks::Risk;
pub use secret::Secret;
pub use site::{Picture, Site, SiteLink};

use crate::config::allowed::refuse;
use crate::config::injected::is_injected;
use crate::config::keys::Raw;
use crate::error::StartError;

/// All settings; `Rocket.toml` explains each key.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: String,
    /// The schema of PostgreSQL that has the tables; `None` is the connection's own.
    pub database_schema: Option<String>,
    /// What the names of tables begin with.
    pub table_prefix: Option<String>,
    pub public_url: PublicUrl,
    /// `None`: read from the file `doorward.secret`, which is created if need be.
    pub secret_key: Option<Secret>,
    pub secret_key_fallbacks: Vec<Secret>,
    /// Seconds.
    pub access_token_lifetime: i64,
    /// Seconds.
    pub refresh_token_lifetime: i64,
    /// The same with "remember me", in seconds.
    pub remembered_token_lifetime: i64,
    /// Seconds.
    pub session_lifetime: i64,
    /// Seconds.
    pub refresh_grace: i64,
    /// How long the audit trail is kept, in seconds.
    pub audit_retention: i64,
    pub bcrypt_cost: u32,
    pub throttle: bool,
    pub trusted_proxies: Vec<IpNet>,
    /// Where signing in leads without another destination, and signing out: paths of this site.
    pub after_sign_in: Option<String>,
    pub after_sign_out: Option<String>,
    /// What the host keeps for itself; its code says so.
    pub left_out: Pages,
    /// Whether visitors may register.
    pub registration_open: bool,
    pub browsable_api: bool,
    pub insecure_http: bool,
    pub audience: Option<String>,
    pub algorithm: Algorithm,
    /// PEM file with the private key of a public-key `algorithm`.
    pub signing_key: Option<PathBuf>,
    /// PEM files whose keys still verify; a public key is enough.
    pub signing_key_fallbacks: Vec<PathBuf>,
    /// Code points.
    pub password_min_length: usize,
    pub hsts: Hsts,
    /// How long a connection may idle between requests, in seconds.
    pub keep_alive_idle: u64,
    /// How long running requests may take while the server shuts down, in seconds.
    pub shutdown_grace: u32,
    pub site: Site,
    /// The languages that are offered; `None` is all that have a catalogue.
    pub languages: Option<Vec<String>>,
    /// The language for visitors who prefer none of those.
    pub language: String,
    /// The time zone of those who have chosen none.
    pub time_zone: TimeZone,
    /// Whether access tokens tell the groups of their holder.
    pub token_groups: bool,
}

/// How access tokens are signed (RFC 7518 §3.1, RFC 8037).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Algorithm {
    #[default]
    HS256,
    EdDSA,
    ES256,
    RS256,
}

/// The `Strict-Transport-Security` header (RFC 6797).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hsts {
    #[default]
    On,
    IncludeSubdomains,
    Off,
}

/// How long a repeat of an answered form gets the same answer, in seconds.
pub const REPEATED: i64 = 60;

/// The longest session without "remember me", in seconds (a day).
pub const UNREMEMBERED_SESSION: i64 = 86_400;

/// Keys whose value in the environment is text, even if it looks like a number.
const TEXT_KEYS: [&str; 20] = [
    "database_url",
    "database_schema",
    "table_prefix",
    "public_url",
    "secret_key",
    "registration",
    "after_sign_in",
    "after_sign_out",
    "audience",
    "algorithm",
    "signing_key",
    "hsts",
    "site_name",
    "tagline",
    "logo",
    "icon",
    "accent",
    "contact",
    "language",
    "time_zone",
];

/// Variables with our prefix that are no settings.
const OTHER_VARIABLES: [&str; 2] = ["DOORWARD_SUPERUSER_PASSWORD", "DOORWARD_NEW_PASSWORD"];

impl Config {
    /// Reads the settings. The variables `DOORWARD_…` of the process override Rocket's file and
    /// variables; what the host's code has merged into `figment` overrides both.
    ///
    /// # Errors
    /// One sentence that names the key: it is unknown, or its value has the wrong type or is not
    /// allowed.
    pub fn load(figment: &Figment) -> Result<Config, StartError> {
        let mut environment = Vec::new();
        for (name, value) in std::env::vars_os() {
            let Ok(name) = name.into_string() else { continue };
            match value.into_string() {
                Ok(value) => environment.push((name, value)),
                Err(_) if key_of(&name).is_some() => {
                    return Err(StartError(format!("{name} is not UTF-8 text")));
                }
                Err(_) => {}
            }
        }
        if let Some(told) = told(&injected()) {
            tracing::warn!(event = "variables_ignored", "{told}");
        }
        Config::load_with(figment, environment.into_iter())
    }

    /// As [`Config::load`], with the environment given.
    ///
    /// # Errors
    /// As there.
    pub fn load_with(
        figment: &Figment,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Config, StartError> {
        if figment.profiles().any(|profile| profile == "doorward") {
            let why = "doorward: the table [doorward] counts for nothing; write [default.doorward]";
            return Err(StartError(why.into()));
        }
        let mut table = match figment.find_value("doorward") {
            Ok(Value::Dict(_, dict)) => dict,
            Ok(_) => {
                return Err(StartError("doorward: expected a table in Rocket.toml".into()));
            }
            Err(_) => Dict::new(),
        };
        for (name, value) in environment {
            if let Some(key) = key_of(&name).filter(|_| !is_injected(&name, &value)) {
                // The host's code comes last, as everywhere in Rocket.
                if !table.get(&key).is_some_and(|value| is_by_code(figment, value)) {
                    let value = environment_value(&key, value)?;
                    table.insert(key, value);
                }
            }
        }
        let raw = Figment::from(rocket::figment::providers::Serialized::defaults(table))
            .extract::<Raw>()
            .map_err(|error| StartError(sentence(&error)))?;
        raw.check(figment)
    }

    /// Whether `X-Forwarded-For` from this peer counts.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|net| net.contains(&peer))
    }
}

/// Whether the host's code has set this value: it comes neither from Rocket's file nor from a
/// variable of Rocket's.
fn is_by_code(figment: &Figment, value: &Value) -> bool {
    let Some(from) = figment.get_metadata(value.tag()) else { return false };
    match from.source.as_ref().and_then(Source::file_path) {
        Some(file) => {
            let rockets = std::env::var_os("ROCKET_CONFIG").unwrap_or_else(|| "Rocket.toml".into());
            !file.ends_with(rockets)
        }
        None => !from.name.contains("`ROCKET_`"),
    }
}

/// The key of a variable.
fn key_of(name: &str) -> Option<String> {
    let key = name.strip_prefix("DOORWARD_")?;
    (!OTHER_VARIABLES.contains(&name)).then(|| key.to_ascii_lowercase())
}

fn environment_value(key: &str, text: String) -> Result<Value, StartError> {
    Ok(match key {
        // The line ends of a secret are checked later, as for one from a file.
        "secret_key" => Value::from(text),
        _ if TEXT_KEYS.contains(&key) => Value::from(line(&text).map_err(|why| refuse(key, why))?),
        _ => text.parse().unwrap_or_else(|never| match never {}),
    })
}

fn sentence(error: &rocket::figment::Error) -> String {
    let key = error.path.join(".");
    match &error.kind {
        Kind::UnknownField(name, _) => format!(
            "doorward.{name} (DOORWARD_{}): unknown key; the keys are listed in Rocket.toml",
            name.to_uppercase()
        ),
        kind => format!("doorward.{key} (DOORWARD_{}): {kind}", key.to_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use rocket::figment::Figment;

    use super::Config;

    #[test]
    fn what_was_signed_with_the_line_ends_of_a_secret_is_good() {
        let secret = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";
        let variables = [("DOORWARD_SECRET_KEY".to_owned(), format!("{secret}\r\n"))];
        let config = Config::load_with(&Figment::new(), variables.into_iter());
        let config = config.expect("it holds");
        assert_eq!(config.secret_key.expect("it is set").reveal(), secret);
        let former: Vec<_> = config.secret_key_fallbacks.iter().map(|key| key.reveal()).collect();
        assert_eq!(former, [format!("{secret}\r\n")]);
    }
}
