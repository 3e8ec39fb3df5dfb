//! Limits as clients are told of them.

use crate::error::Quota;
use crate::throttle::Limit;

/// What a 429 tells of the limit that is spent. All limits of the kind are named, the same to
/// everybody: which of them counted must not say who has signed in from where.
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
