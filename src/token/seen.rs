//! A cache of verified tokens, so that a signature is not computed again for every request.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::mem;
use std::sync::{Mutex, PoisonError};

use crate::token::Claims;

/// Independent parts of the cache, so that threads seldom wait for each other.
const SHARDS: usize = 8;
/// Tokens per part and age; two ages are kept.
const MOST: usize = 128;

/// The claims of recently verified tokens. A signature depends only on the keys, which live as long
/// as this cache; expiry is checked on every request.
pub(super) struct VerifiedTokens {
    shards: [Mutex<Shard>; SHARDS],
    hasher: RandomState,
}

#[derive(Default)]
struct Shard {
    young: HashMap<Box<str>, Claims, RandomState>,
    old: HashMap<Box<str>, Claims, RandomState>,
}

impl VerifiedTokens {
    pub(super) fn new() -> Self {
        VerifiedTokens { shards: Default::default(), hasher: RandomState::new() }
    }

    /// The claims of a verified token with exactly these bytes.
    pub(super) fn get(&self, token: &str) -> Option<Claims> {
        let mut shard = self.shard(token);
        if let Some(claims) = shard.young.get(token) {
            return Some(claims.clone());
        }
        let (token, claims) = shard.old.remove_entry(token)?;
        shard.keep(token, claims.clone());
        Some(claims)
    }

    /// Stores a verified token.
    pub(super) fn put(&self, token: &str, claims: &Claims) {
        self.shard(token).keep(token.into(), claims.clone());
    }

    fn shard(&self, token: &str) -> std::sync::MutexGuard<'_, Shard> {
        let place = usize::try_from(self.hasher.hash_one(token) % SHARDS as u64).unwrap_or(0);
        self.shards[place].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shard {
    /// When the young part is full it becomes the old one, whose tokens are dropped: nobody has
    /// asked for them since.
    fn keep(&mut self, token: Box<str>, claims: Claims) {
        if self.young.len() >= MOST {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(token, claims);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::TokenKind;

    fn claims(user_id: i64) -> Claims {
        Claims {
            token_type: TokenKind::Access,
            exp: 2,
            iat: 1,
            jti: "aa".into(),
            user_id,
            sid: "bb".into(),
            generation: 1,
            iss: "http://localhost".into(),
            aud: None,
            nbf: None,
            first_version: false,
        }
    }

    #[test]
    fn a_token_is_known_by_all_of_its_bytes() {
        let seen = VerifiedTokens::new();
        seen.put("a.b.c", &claims(1));
        seen.put("a.b.d", &claims(2));
        assert_eq!(seen.get("a.b.c"), Some(claims(1)));
        assert_eq!(seen.get("a.b.d"), Some(claims(2)));
        for other in ["a.b.", "a.b.e", "a.b.c ", "A.b.c", ""] {
            assert_eq!(seen.get(other), None, "{other:?}");
        }
    }

    #[test]
    fn the_number_is_bounded_and_who_comes_often_stays() {
        let seen = VerifiedTokens::new();
        seen.put("often", &claims(1));
        for id in 2..20_000 {
            seen.put(&format!("once {id}"), &claims(id));
            assert_eq!(seen.get("often"), Some(claims(1)));
        }
        let kept = seen.shards.iter().map(|shard| {
            let shard = shard.lock().expect("nobody panicked");
            shard.young.len() + shard.old.len()
        });
        assert!(kept.sum::<usize>() <= 2 * SHARDS * MOST);
        assert_eq!(seen.get("once 2"), None);
    }
}
