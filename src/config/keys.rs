//! The settings as they are written, their defaults, and which values are refused.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use rocket::figment::Figment;
use serde::Deserialize;

use crate::config::allowed::{name, refuse, site_path};
use crate::config::{
    Accent, Algorithm, Config, Hsts, Pages, Picture, PublicUrl, Secret, Site, line, secret, site,
    speech,
};
use crate::error::StartError;

/// All keys of the table `doorward`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Raw {
    database_url: String,
    database_schema: Option<String>,
    table_prefix: Option<String>,
    public_url: Option<String>,
    secret_key: Option<Secret>,
    secret_key_fallbacks: Vec<Secret>,
    access_token_lifetime: i64,
    refresh_token_lifetime: i64,
    remembered_token_lifetime: i64,
    session_lifetime: i64,
    refresh_grace: i64,
    audit_retention: i64,
    bcrypt_cost: u32,
    throttle: bool,
    trusted_proxies: Vec<String>,
    registration: String,
    after_sign_in: Option<String>,
    after_sign_out: Option<String>,
    browsable_api: bool,
    insecure_http: bool,
    audience: Option<String>,
    algorithm: Algorithm,
    signing_key: Option<PathBuf>,
    signing_key_fallbacks: Vec<PathBuf>,
    password_min_length: usize,
    hsts: Hsts,
    keep_alive_idle: u64,
    shutdown_grace: u32,
    token_groups: bool,
    site_name: String,
    tagline: Option<String>,
    logo: Option<PathBuf>,
    icon: Option<PathBuf>,
    accent: String,
    contact: Option<String>,
    footer_links: BTreeMap<String, String>,
    start_page: bool,
    terms_required: bool,
    languages: Option<Vec<String>>,
    language: String,
    time_zone: String,
}

impl Default for Raw {
    fn default() -> Self {
        Raw {
            database_url: "sqlite://doorward.db".into(),
            database_schema: None,
            table_prefix: None,
            public_url: None,
            secret_key: None,
            secret_key_fallbacks: Vec::new(),
            access_token_lifetime: 300,
            refresh_token_lifetime: 86_400,
            remembered_token_lifetime: 1_209_600,
            session_lifetime: 2_592_000,
            refresh_grace: 120,
            audit_retention: 31_536_000,
            bcrypt_cost: 12,
            throttle: true,
            trusted_proxies: Vec::new(),
            registration: "open".into(),
            after_sign_in: None,
            after_sign_out: None,
            browsable_api: true,
            insecure_http: false,
            audience: None,
            algorithm: Algorithm::HS256,
            signing_key: None,
            signing_key_fallbacks: Vec::new(),
            password_min_length: 8,
            hsts: Hsts::On,
            keep_alive_idle: 75,
            shutdown_grace: 10,
            token_groups: false,
            site_name: "Doorward".into(),
            tagline: None,
            logo: None,
            icon: None,
            accent: Accent::DEFAULT.into(),
            contact: None,
            footer_links: BTreeMap::new(),
            start_page: true,
            terms_required: false,
            languages: None,
            language: speech::LANGUAGE.into(),
            time_zone: speech::ZONE.into(),
        }
    }
}

impl Raw {
    /// The settings, if all values are allowed.
    ///
    /// # Errors
    /// One sentence that names the key.
    pub(super) fn check(self, figment: &Figment) -> Result<Config, StartError> {
        self.check_numbers()?;
        let registration_open = self.registration_open()?;
        let database_url = self.database_url()?;
        let (database_schema, table_prefix) = self.table_names(&database_url)?;
        let public_url = self.public_url(figment)?;
        let trusted_proxies = self.trusted_proxies()?;
        self.check_signing_keys()?;
        let (secret_key, secret_key_fallbacks) =
            secret::checked(self.secret_key, self.secret_key_fallbacks)?;
        Ok(Config {
            database_url,
            database_schema,
            table_prefix,
            public_url,
            secret_key,
            secret_key_fallbacks,
            access_token_lifetime: self.access_token_lifetime,
            refresh_token_lifetime: self.refresh_token_lifetime,
            remembered_token_lifetime: self.remembered_token_lifetime,
            session_lifetime: self.session_lifetime,
            refresh_grace: self.refresh_grace,
            audit_retention: self.audit_retention,
            bcrypt_cost: self.bcrypt_cost,
            throttle: self.throttle,
            trusted_proxies,
            registration_open,
            after_sign_in: site_path("after_sign_in", self.after_sign_in)?,
            after_sign_out: site_path("after_sign_out", self.after_sign_out)?,
            left_out: Pages::default(),
            browsable_api: self.browsable_api,
            insecure_http: self.insecure_http,
            audience: self.audience.filter(|text| !text.is_empty()),
            algorithm: self.algorithm,
            signing_key: self.signing_key,
            signing_key_fallbacks: self.signing_key_fallbacks,
            password_min_length: self.password_min_length,
            hsts: self.hsts,
            keep_alive_idle: self.keep_alive_idle,
            shutdown_grace: self.shutdown_grace,
            site: Site {
                name: site::name(self.site_name)?,
                tagline: site::tagline(self.tagline)?,
                logo: Picture::read("logo", self.logo.as_deref())?,
                icon: Picture::read("icon", self.icon.as_deref())?,
                accent: Accent::parse(&self.accent).map_err(|why| refuse("accent", why))?,
                contact: site::contact(self.contact)?,
                footer_links: site::footer_links(self.footer_links)?,
                start_page: self.start_page,
                terms_required: self.terms_required,
            },
            languages: speech::languages(self.languages)?,
            language: speech::language(self.language)?,
            time_zone: speech::time_zone(&self.time_zone)?,
            token_groups: self.token_groups,
        })
    }

    fn check_numbers(&self) -> Result<(), StartError> {
        for (key, seconds) in [
            ("access_token_lifetime", self.access_token_lifetime),
            ("refresh_token_lifetime", self.refresh_token_lifetime),
            ("remembered_token_lifetime", self.remembered_token_lifetime),
            ("session_lifetime", self.session_lifetime),
            ("audit_retention", self.audit_retention),
        ] {
            if !(1..=3_153_600_000).contains(&seconds) {
                return Err(refuse(key, format!("{seconds} is not a number of seconds above 0")));
            }
        }
        if !(0..=3600).contains(&self.refresh_grace) {
            return Err(refuse("refresh_grace", "expected 0 to 3600 seconds"));
        }
        let lowest = if cfg!(any(debug_assertions, feature = "testing")) { 4 } else { 10 };
        if !(lowest..=16).contains(&self.bcrypt_cost) {
            let why = format!("{} is outside {lowest} to 16", self.bcrypt_cost);
            return Err(refuse("bcrypt_cost", why));
        }
        if !(1..=128).contains(&self.password_min_length) {
            return Err(refuse("password_min_length", "expected 1 to 128 characters"));
        }
        if !(1..=86_400).contains(&self.keep_alive_idle) {
            return Err(refuse("keep_alive_idle", "expected 1 to 86400 seconds"));
        }
        if self.shutdown_grace > 3600 {
            return Err(refuse("shutdown_grace", "expected 0 to 3600 seconds"));
        }
        Ok(())
    }

    fn registration_open(&self) -> Result<bool, StartError> {
        match self.registration.as_str() {
            "open" => Ok(true),
            "closed" => Ok(false),
            other => {
                let why = format!("{other:?} is neither \"open\" nor \"closed\"");
                Err(refuse("registration", why))
            }
        }
    }

    fn database_url(&self) -> Result<String, StartError> {
        let url = line(&self.database_url).map_err(|why| refuse("database_url", why))?;
        let scheme = url.split(':').next().unwrap_or_default();
        let file = url.strip_prefix("sqlite:");
        let nowhere = file.is_some_and(|file| matches!(file.trim(), "" | "//"));
        if nowhere || !["sqlite", "postgres", "postgresql"].contains(&scheme) {
            let why = "expected sqlite://<file> or postgres://<user>:<password>@<host>/<database>";
            return Err(refuse("database_url", why));
        }
        if file.is_some_and(|file| file.contains(":memory:") || file.contains("mode=memory")) {
            let why = "a database in memory is another one for each connection; name a file";
            return Err(refuse("database_url", why));
        }
        if let Some((_, query)) = file.and_then(|file| file.split_once('?'))
            && !matches!(query, "" | "mode=rw" | "mode=rwc")
        {
            let why = format!("an SQLite file takes no parameters but mode=rwc, not {query:?}");
            return Err(refuse("database_url", why));
        }
        Ok(url.to_owned())
    }

    fn public_url(&self, figment: &Figment) -> Result<PublicUrl, StartError> {
        let url = match &self.public_url {
            Some(text) => PublicUrl::parse(text).map_err(|why| refuse("public_url", why))?,
            None => PublicUrl::local(figment),
        };
        if !url.is_https() && !url.is_loopback() && !self.insecure_http {
            let why = "plain http on a host other than localhost: browsers drop Secure cookies \
                       there; serve https, or set doorward.insecure_http = true to accept cookies \
                       that anybody on the way can read";
            return Err(refuse("public_url", why));
        }
        Ok(url)
    }

    fn trusted_proxies(&self) -> Result<Vec<IpNet>, StartError> {
        let network = |text: &String| {
            let address = text.parse::<IpAddr>().map(IpNet::from);
            text.parse::<IpNet>().or(address).map_err(|_| {
                refuse("trusted_proxies", format!("{text:?} is not an address range (CIDR)"))
            })
        };
        self.trusted_proxies.iter().map(network).collect()
    }

    /// The schema and the prefix of the tables.
    fn table_names(
        &self,
        database_url: &str,
    ) -> Result<(Option<String>, Option<String>), StartError> {
        let schema = name("database_schema", self.database_schema.clone(), 63)?;
        let prefix = name("table_prefix", self.table_prefix.clone(), 24)?;
        if database_url.starts_with("sqlite:") && schema.is_some() {
            let why = "SQLite has none; there, table_prefix tells tables apart";
            return Err(refuse("database_schema", why));
        }
        Ok((schema, prefix))
    }

    fn check_signing_keys(&self) -> Result<(), StartError> {
        let public_key = "needs doorward.algorithm to be \"EdDSA\", \"ES256\" or \"RS256\"";
        match (self.algorithm, &self.signing_key) {
            (Algorithm::HS256, Some(_)) => Err(refuse("signing_key", public_key)),
            (Algorithm::HS256, None) if !self.signing_key_fallbacks.is_empty() => {
                Err(refuse("signing_key_fallbacks", public_key))
            }
            (Algorithm::HS256, None) | (_, Some(_)) => Ok(()),
            (_, None) => {
                let why = "needs doorward.signing_key, a PEM file with the private key";
                Err(refuse("algorithm", why))
            }
        }
    }
}
