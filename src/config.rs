//! Settings: the table `doorward` of the host's `Rocket.toml`, overridden by `DOORWARD_<KEY>`.

mod public_url;
mod secret;

use std::net::IpAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use rocket::figment::value::{Dict, Value};
use rocket::figment::{Figment, error::Kind};
use serde::Deserialize;

pub use public_url::PublicUrl;
pub use secret::Secret;

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
    /// PEM files whose keys still verify.
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

/// The longest session without "remember me", in seconds (a day).
pub const UNREMEMBERED_SESSION: i64 = 86_400;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    database_url: String,
    public_url: Option<String>,
    secret_key: Option<Secret>,
    secret_key_fallbacks: Vec<Secret>,
    access_token_lifetime: i64,
    refresh_token_lifetime: i64,
    session_lifetime: i64,
    refresh_grace: i64,
    bcrypt_cost: u32,
    throttle: bool,
    trusted_proxies: Vec<String>,
    registration: String,
    browsable_api: bool,
    insecure_http: bool,
    audience: Option<String>,
    algorithm: Algorithm,
    signing_key: Option<PathBuf>,
    signing_key_fallbacks: Vec<PathBuf>,
    password_min_length: usize,
}

impl Default for Raw {
    fn default() -> Self {
        Raw {
            database_url: "sqlite://doorward.db".into(),
            public_url: None,
            secret_key: None,
            secret_key_fallbacks: Vec::new(),
            access_token_lifetime: 300,
            refresh_token_lifetime: 86_400,
            session_lifetime: 2_592_000,
            refresh_grace: 10,
            bcrypt_cost: 12,
            throttle: true,
            trusted_proxies: Vec::new(),
            registration: "open".into(),
            browsable_api: true,
            insecure_http: false,
            audience: None,
            algorithm: Algorithm::HS256,
            signing_key: None,
            signing_key_fallbacks: Vec::new(),
            password_min_length: 8,
        }
    }
}

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
const OTHER_VARIABLES: [&str; 1] = ["DOORWARD_SUPERUSER_PASSWORD"];

impl Config {
    /// Reads the settings of `figment` (Rocket's) and of the process environment.
    ///
    /// # Errors
    /// One sentence that names the key: unknown, of the wrong type, or of a value that is refused.
    pub fn load(figment: &Figment) -> Result<Config, StartError> {
        let environment = std::env::vars_os().filter_map(|(name, value)| {
            Some((
                name.into_string().ok()?,
                value.to_string_lossy().into_owned(),
            ))
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
        let mut table = match figment.find_value("doorward") {
            Ok(Value::Dict(_, dict)) => dict,
            Ok(_) => {
                return Err(StartError(
                    "doorward: expected a table in Rocket.toml".into(),
                ));
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

fn refuse(key: &str, why: impl std::fmt::Display) -> StartError {
    StartError(format!(
        "doorward.{key} (DOORWARD_{}): {why}",
        key.to_uppercase()
    ))
}

impl Raw {
    fn check(self, figment: &Figment) -> Result<Config, StartError> {
        for (key, seconds) in [
            ("access_token_lifetime", self.access_token_lifetime),
            ("refresh_token_lifetime", self.refresh_token_lifetime),
            ("session_lifetime", self.session_lifetime),
        ] {
            if !(1..=3_153_600_000).contains(&seconds) {
                return Err(refuse(
                    key,
                    format!("{seconds} is not a number of seconds above 0"),
                ));
            }
        }
        if !(0..=3600).contains(&self.refresh_grace) {
            return Err(refuse("refresh_grace", "expected 0 to 3600 seconds"));
        }
        let lowest = if cfg!(debug_assertions) { 4 } else { 10 };
        if !(lowest..=16).contains(&self.bcrypt_cost) {
            return Err(refuse(
                "bcrypt_cost",
                format!("{} is outside {lowest} to 16", self.bcrypt_cost),
            ));
        }
        if !(1..=128).contains(&self.password_min_length) {
            return Err(refuse(
                "password_min_length",
                "expected 1 to 128 characters",
            ));
        }
        let registration_open = match self.registration.as_str() {
            "open" => true,
            "closed" => false,
            other => {
                let why = format!("{other:?} is neither \"open\" nor \"closed\"");
                return Err(refuse("registration", why));
            }
        };
        let database = self.database_url.split(':').next().unwrap_or_default();
        if !["sqlite", "postgres", "postgresql"].contains(&database) {
            let why = "expected sqlite://<file> or postgres://<user>:<password>@<host>/<database>";
            return Err(refuse("database_url", why));
        }
        let public_url = match &self.public_url {
            Some(text) => PublicUrl::parse(text).map_err(|why| refuse("public_url", why))?,
            None => PublicUrl::local(figment),
        };
        if !public_url.is_https() && !public_url.is_loopback() && !self.insecure_http {
            let why = "plain http on a host other than localhost: browsers drop Secure cookies \
                       there; serve https, or set doorward.insecure_http = true to accept cookies \
                       that anybody on the way can read";
            return Err(refuse("public_url", why));
        }
        for (key, secret) in self
            .secret_key
            .iter()
            .map(|secret| ("secret_key", secret))
            .chain(
                self.secret_key_fallbacks
                    .iter()
                    .map(|secret| ("secret_key_fallbacks", secret)),
            )
        {
            secret.strong().map_err(|why| refuse(key, why))?;
        }
        let trusted_proxies = self
            .trusted_proxies
            .iter()
            .map(|text| {
                let address = text.parse::<IpAddr>().map(IpNet::from);
                text.parse::<IpNet>().or(address).map_err(|_| {
                    refuse(
                        "trusted_proxies",
                        format!("{text:?} is not an address range (CIDR)"),
                    )
                })
            })
            .collect::<Result<_, _>>()?;
        match (self.algorithm, &self.signing_key) {
            (Algorithm::HS256, Some(_)) => {
                let why = "needs doorward.algorithm to be \"EdDSA\", \"ES256\" or \"RS256\"";
                return Err(refuse("signing_key", why));
            }
            (Algorithm::HS256, None) | (_, Some(_)) => {}
            (_, None) => {
                let why = "needs doorward.signing_key, a PEM file with the private key";
                return Err(refuse("algorithm", why));
            }
        }
        Ok(Config {
            database_url: self.database_url,
            public_url,
            secret_key: self.secret_key,
            secret_key_fallbacks: self.secret_key_fallbacks,
            access_token_lifetime: self.access_token_lifetime,
            refresh_token_lifetime: self.refresh_token_lifetime,
            session_lifetime: self.session_lifetime,
            refresh_grace: self.refresh_grace,
            bcrypt_cost: self.bcrypt_cost,
            throttle: self.throttle,
            trusted_proxies,
            registration_open,
            browsable_api: self.browsable_api,
            insecure_http: self.insecure_http,
            audience: self.audience.filter(|text| !text.is_empty()),
            algorithm: self.algorithm,
            signing_key: self.signing_key,
            signing_key_fallbacks: self.signing_key_fallbacks,
            password_min_length: self.password_min_length,
        })
    }
}
