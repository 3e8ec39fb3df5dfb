//! Settings: the table `doorward` of the host's `Rocket.toml`, overridden by `DOORWARD_<KEY>`.

mod public_url;
mod raw;
mod secret;

use std::net::IpAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use rocket::figment::value::{Dict, Value};
use rocket::figment::{Figment, error::Kind};
use serde::Deserialize;

pub use public_url::PublicUrl;
pub use secret::Secret;

use self::raw::Raw;
use crate::error::StartError;

/// Everything that can be set; see `Rocket.toml` for the meaning of each key.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: String,
    pub public_url: PublicUrl,
    /// `None`: taken from, or made in, the file `doorward.secret`.
    pub secret_key: Option<Secret>,
    pub secret_key_fallbacks: Vec<Secret>,
    /// Seconds.
    pub access_token_lifetime: i64,
    /// Seconds.
    pub refresh_token_lifetime: i64,
    /// Seconds.
    pub session_lifetime: i64,
    /// Seconds.
    pub refresh_grace: i64,
    /// How long the audit trail is kept, in seconds.
    pub audit_retention: i64,
    pub bcrypt_cost: u32,
    pub throttle: bool,
    pub trusted_proxies: Vec<IpNet>,
    /// Whether visitors may make accounts.
    pub registration_open: bool,
    pub browsable_api: bool,
    pub insecure_http: bool,
    pub audience: Option<String>,
    pub algorithm: Algorithm,
    /// PEM file with the private key of a public-key `algorithm`.
    pub signing_key: Option<PathBuf>,
    /// PEM files whose keys still verify; the public half is enough.
    pub signing_key_fallbacks: Vec<PathBuf>,
    /// Code points.
    pub password_min_length: usize,
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

/// How long the answer to a form that was answered counts for the same form again, in seconds.
pub const REPEATED: i64 = 60;

/// The longest session without "remember me", in seconds (a day).
pub const UNREMEMBERED_SESSION: i64 = 86_400;

/// Keys whose value from the environment is text as it stands, also when it looks like a number.
const TEXT_KEYS: [&str; 7] = [
    "database_url",
    "public_url",
    "secret_key",
    "registration",
    "audience",
    "algorithm",
    "signing_key",
];

/// Variables with our prefix that are not settings.
const OTHER_VARIABLES: [&str; 2] = ["DOORWARD_SUPERUSER_PASSWORD", "DOORWARD_NEW_PASSWORD"];

impl Config {
    /// Reads the settings of `figment` (Rocket's) and of the process environment.
    ///
    /// # Errors
    /// One sentence that names the key: unknown, of the wrong type, or of a value that is refused.
    pub fn load(figment: &Figment) -> Result<Config, StartError> {
        let environment = std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
        });
        Config::load_with(figment, environment)
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
            if let Some(key) = name.strip_prefix("DOORWARD_")
                && !OTHER_VARIABLES.contains(&name.as_str())
            {
                let key = key.to_ascii_lowercase();
                table.insert(key.clone(), environment_value(&key, value));
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

fn environment_value(key: &str, text: String) -> Value {
    if TEXT_KEYS.contains(&key) {
        return Value::from(text);
    }
    text.parse().unwrap_or_else(|never| match never {})
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
