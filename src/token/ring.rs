//! The keys of one algorithm: signing and verifying tokens (RFC 7515, RFC 8725).

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::crypto::{sign, verify};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{DecodingKey, EncodingKey, Header};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::config::Algorithm;
use crate::error::StartError;
use crate::token::Claims;
use crate::token::pem::{PemKey, key_id};
use crate::token::plain::{object, some};
use crate::token::seen::VerifiedTokens;

/// The longest token that is parsed, in bytes; ours are far shorter.
const LONGEST: usize = 4096;

/// The keys of one algorithm: one signs, all verify (RFC 8725 §3.1).
pub(super) struct Ring {
    jose: jsonwebtoken::Algorithm,
    /// The encoded header of our tokens.
    written: String,
    signing: EncodingKey,
    algorithm: &'static str,
    current: String,
    verifying: HashMap<String, DecodingKey>,
    pub(super) published: Vec<Jwk>,
    seen: VerifiedTokens,
}

#[derive(Deserialize)]
struct WireHeader {
    alg: String,
    #[serde(default, deserialize_with = "some")]
    typ: Option<String>,
    #[serde(default, deserialize_with = "some")]
    kid: Option<String>,
    #[serde(default, deserialize_with = "some")]
    crit: Option<IgnoredAny>,
}

impl Ring {
    fn new(algorithm: Algorithm, signing: EncodingKey, current: String) -> Self {
        let (name, jose) = jose(algorithm);
        let header = Header { kid: Some(current.clone()), ..Header::new(jose) };
        let written = serde_json::to_vec(&header).expect("a header is plain JSON");
        Ring {
            written: BASE64URL_NOPAD.encode(&written),
            jose,
            signing,
            algorithm: name,
            current,
            verifying: HashMap::new(),
            published: Vec::new(),
            seen: VerifiedTokens::new(),
        }
    }

    pub(super) fn shared(keys: Vec<Vec<u8>>) -> Self {
        let keys: Vec<_> = keys.into_iter().map(|key| (key_id(&key), key)).collect();
        let (kid, key) = &keys[0];
        let mut ring = Ring::new(Algorithm::HS256, EncodingKey::from_secret(key), kid.clone());
        for (kid, key) in keys {
            ring.verifying.insert(kid, DecodingKey::from_secret(&key));
        }
        ring
    }

    /// The key of the PEM file `signing`, and those of `fallbacks`, of which the public half is
    /// enough.
    ///
    /// # Errors
    /// A sentence that names the setting and the file.
    pub(super) fn public(
        algorithm: Algorithm,
        signing: &Path,
        fallbacks: &[PathBuf],
    ) -> Result<Self, StartError> {
        let jose = jose(algorithm).1;
        let mut key = PemKey::read("signing_key", jose, signing)?;
        let private = key.signing.take().ok_or_else(|| {
            let file = signing.display();
            StartError(format!(
                "doorward.signing_key: {file}: this is a public key, and tokens are signed with \
                 the private one"
            ))
        })?;
        let mut ring = Ring::new(algorithm, private, key.kid.clone());
        ring.admit(key);
        for file in fallbacks {
            ring.admit(PemKey::read("signing_key_fallbacks", jose, file)?);
        }
        Ok(ring)
    }

    fn admit(&mut self, key: PemKey) {
        if self.verifying.insert(key.kid, key.verifying).is_none() {
            self.published.push(key.published);
        }
    }

    pub(super) fn sign(&self, claims: &Claims) -> String {
        let claims = serde_json::to_vec(claims).expect("claims are plain JSON");
        let message = format!("{}.{}", self.written, BASE64URL_NOPAD.encode(&claims));
        let signature = sign(message.as_bytes(), &self.signing, self.jose)
            .expect("the ring's key fits its algorithm");
        format!("{message}.{signature}")
    }

    /// The claims of a token that a key of this ring signed.
    pub(super) fn open(&self, token: &str) -> Option<Claims> {
        if token.len() > LONGEST {
            return None;
        }
        self.seen.get(token).or_else(|| {
            let claims = self.verified(token)?;
            self.seen.put(token, &claims);
            Some(claims)
        })
    }

    fn verified(&self, token: &str) -> Option<Claims> {
        let (message, signature) = token.rsplit_once('.')?;
        let (header, payload) = message.split_once('.')?;
        let key = self.key_for(header)?;
        // Not `decode`, which parses header and claims several times, and by laxer rules.
        let signed = verify(signature, message.as_bytes(), key, self.jose);
        signed.is_ok_and(|signed| signed).then(|| object(payload))?
    }

    /// The key for a token's header: the current one if the header is ours to the letter, else the
    /// one that it names.
    fn key_for(&self, header: &str) -> Option<&DecodingKey> {
        if header == self.written {
            return self.verifying.get(&self.current);
        }
        let header: WireHeader = object(header)?;
        let plain = header.alg == self.algorithm
            && header.crit.is_none()
            && header.typ.is_none_or(|typ| typ == "JWT");
        let kid = header.kid.as_deref().unwrap_or(&self.current);
        self.verifying.get(kid).filter(|_| plain)
    }
}

/// An algorithm's name in tokens (RFC 7518 §3.1), and the library's value for it.
fn jose(algorithm: Algorithm) -> (&'static str, jsonwebtoken::Algorithm) {
    match algorithm {
        Algorithm::HS256 => ("HS256", jsonwebtoken::Algorithm::HS256),
        Algorithm::EdDSA => ("EdDSA", jsonwebtoken::Algorithm::EdDSA),
        Algorithm::ES256 => ("ES256", jsonwebtoken::Algorithm::ES256),
        Algorithm::RS256 => ("RS256", jsonwebtoken::Algorithm::RS256),
    }
}
