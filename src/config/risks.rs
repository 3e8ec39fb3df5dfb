//! Settings that suit development only.

use crate::config::Config;

/// The least bcrypt cost of a server that strangers can reach.
const COST: u32 = 12;
/// The least length of passwords there, in code points: NIST SP 800-63B-4 requires it where a
/// password is the only authentication factor.
const LENGTH: usize = 15;

/// What in the settings is unsafe for a server that strangers can reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Cookies and passwords are sent unencrypted.
    PlainHttp,
    /// Cookies lack the attribute `Secure`.
    InsecureCookies,
    CheapHashes,
    UnlimitedGuesses,
    ShortPasswords,
    DebugBuild,
    /// Any client can claim any address: these networks are trusted proxies.
    TrustedByAll(Vec<String>),
    /// Servers that share a database do not share the secret.
    LocalSecret,
}

impl Config {
    /// What in the settings is unsafe for a server that strangers can reach.
    pub fn risks(&self) -> Vec<Risk> {
        let trusted = self.trusted_proxies.iter().filter(|net| net.prefix_len() == 0);
        let trusted: Vec<String> = trusted.map(ToString::to_string).collect();
        let is_shared = !self.database_url.starts_with("sqlite:");
        let all = [
            (!self.public_url.is_https(), Risk::PlainHttp),
            (self.insecure_http, Risk::InsecureCookies),
            (self.bcrypt_cost < COST, Risk::CheapHashes),
            (!self.throttle, Risk::UnlimitedGuesses),
            (self.password_min_length < LENGTH, Risk::ShortPasswords),
            (cfg!(debug_assertions), Risk::DebugBuild),
            (!trusted.is_empty(), Risk::TrustedByAll(trusted)),
            (self.secret_key.is_none() && is_shared, Risk::LocalSecret),
        ];
        all.into_iter().filter(|(is_there, _)| *is_there).map(|(_, risk)| risk).collect()
    }
}
