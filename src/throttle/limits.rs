//! The limits, and how clients are told of them.

use crate::error::Quota;

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;
/// The longest that Doorward's own limits make anybody wait, in milliseconds.
const WAIT: i64 = 15 * MINUTE;

/// At most `limit` attempts within `window` milliseconds.
#[derive(Debug)]
pub struct Limit {
    /// Its name in the `RateLimit` fields of an answer.
    pub name: &'static str,
    pub by: Scope,
    pub limit: i64,
    pub window: i64,
    /// The longest anybody waits after the last attempt that counted, in milliseconds.
    pub wait: i64,
}

/// What a limit counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    AccountAndAddress,
    Account,
    Address,
}

impl Scope {
    /// Its name in forms and in the audit trail.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::AccountAndAddress => "both",
            Scope::Account => "account",
            Scope::Address => "address",
        }
    }

    /// The scope of a name.
    pub fn parse(word: &str) -> Option<Self> {
        let all = [Scope::AccountAndAddress, Scope::Account, Scope::Address];
        all.into_iter().find(|scope| scope.as_str() == word)
    }
}

/// Failed passwords (ASVS 6.3.1).
pub static PASSWORD: [Limit; 4] = [
    Limit {
        name: "password-account-address",
        by: Scope::AccountAndAddress,
        limit: 10,
        window: 15 * MINUTE,
        wait: WAIT,
    },
    Limit { name: "password-account", by: Scope::Account, limit: 50, window: HOUR, wait: WAIT },
    Limit {
        name: "password-address-hour",
        by: Scope::Address,
        limit: 100,
        window: HOUR,
        wait: WAIT,
    },
    Limit {
        name: "password-address-minute",
        by: Scope::Address,
        limit: 30,
        window: MINUTE,
        wait: WAIT,
    },
];
/// Registrations: 60 a minute in the long run, 200 at once.
pub static REGISTRATION: [Limit; 1] = [Limit {
    name: "registration-address",
    by: Scope::Address,
    limit: 200,
    window: 200_000,
    wait: WAIT,
}];

/// The `RateLimit` fields of a 429. All limits of the kind are listed, the same for everybody:
/// which one counted must not reveal who has signed in from where.
pub fn quota(limits: &[Limit], spent: &Limit) -> Quota {
    let policies: Vec<String> = limits.iter().map(Limit::policy).collect();
    Quota { policies: policies.join(", "), spent: spent.name }
}

impl Limit {
    /// The limit as an item of `RateLimit-Policy`, its window in seconds
    /// (draft-ietf-httpapi-ratelimit-headers-10 §3).
    fn policy(&self) -> String {
        format!("\"{}\";q={};w={}", self.name, self.limit, self.window / 1000)
    }
}
