//! Keys of one algorithm, and opening and signing tokens with them (RFC 7515, RFC 8725).

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use aws_lc_rs::hmac;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{DecodingKey, EncodingKey, Header, Validation};
use serde::Deserialize;

use super::Claims;
use crate::config::Algorithm;
use crate::error::StartError;

/// No token of ours comes near this many bytes; longer ones are not looked into.
const LONGEST: usize = 4096;

/// Keys of one algorithm: one signs, all verify (RFC 8725 §3.1).
pub(super) struct Ring {
    header: Header,
    /// The header as it stands in our tokens.
    written: String,
    signing: EncodingKey,
    validation: Validation,
    algorithm: &'static str,
    current: String,
    verifying: HashMap<String, DecodingKey>,
    pub(super) published: Vec<Jwk>,
}

#[derive(Deserialize)]
struct WireHeader {
    alg: String,
    typ: Option<String>,
    kid: Option<String>,
    crit: Option<serde::de::IgnoredAny>,
}

impl Ring {
    fn new(algorithm: Algorithm, signing: EncodingKey, current: String) -> Self {
        let (name, jose) = match algorithm {
            Algorithm::HS256 => ("HS256", jsonwebtoken::Algorithm::HS256),
            Algorithm::EdDSA => ("EdDSA", jsonwebtoken::Algorithm::EdDSA),
            Algorithm::ES256 => ("ES256", jsonwebtoken::Algorithm::ES256),
            Algorithm::RS256 => ("RS256", jsonwebtoken::Algorithm::RS256),
        };
        let mut validation = Validation::new(jose);
        // Times and names are checked by `Keys::signed`, against the application's clock.
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        validation.validate_aud = false;
        let header = Header { kid: Some(current.clone()), ..Header::new(jose) };
        let written = serde_json::to_vec(&header).expect("a header is plain JSON");
        Ring {
            written: BASE64URL_NOPAD.encode(&written),
            header,
            signing,
            validation,
            algorithm: name,
            current,
            verifying: HashMap::new(),
            published: Vec::new(),
        }
    }

    pub(super) fn shared(keys: impl Iterator<Item = Vec<u8>>) -> Self {
        let keys: Vec<_> = keys.map(|key| (key_id(&key), key)).collect();
        let (kid, key) = &keys[0];
        let mut ring = Ring::new(Algorithm::HS256, EncodingKey::from_secret(key), kid.clone());
        for (kid, key) in keys {
            ring.verifying.insert(kid, DecodingKey::from_secret(&key));
        }
        ring
    }

    pub(super) fn public<'a>(
        algorithm: Algorithm,
        files: impl Iterator<Item = &'a PathBuf>,
    ) -> Result<Self, StartError> {
        let mut ring: Option<Ring> = None;
        for file in files {
            let signing = private_key(algorithm, file)?;
            let jose = Ring::new(algorithm, signing.clone(), String::new()).header.alg;
            let unusable = |error: jsonwebtoken::errors::Error| told(file, error);
            let mut jwk = Jwk::from_encoding_key(&signing, jose).map_err(unusable)?;
            let verifying = DecodingKey::from_jwk(&jwk).map_err(unusable)?;
            let public = serde_json::to_vec(&jwk.algorithm).map_err(|error| told(file, error))?;
            let kid = key_id(&public);
            jwk.common.key_id = Some(kid.clone());
            jwk.common.public_key_use = Some(jsonwebtoken::jwk::PublicKeyUse::Signature);
            let ring = ring.get_or_insert_with(|| Ring::new(algorithm, signing, kid.clone()));
            ring.verifying.insert(kid, verifying);
            ring.published.push(jwk);
        }
        ring.ok_or_else(|| StartError("doorward.signing_key: expected a PEM file".into()))
    }

    pub(super) fn sign(&self, claims: &Claims) -> String {
        jsonwebtoken::encode(&self.header, claims, &self.signing)
            .expect("the ring's key fits its algorithm and claims are plain JSON")
    }

    /// The claims of a token that a key of this ring signed.
    pub(super) fn open(&self, token: &str) -> Option<Claims> {
        if token.len() > LONGEST {
            return None;
        }
        let mut parts = token.split('.');
        let (header, payload) = (parts.next()?, parts.next()?);
        if !starts_object(payload) {
            return None;
        }
        let key = self.key_for(header)?;
        Some(jsonwebtoken::decode(token, key, &self.validation).ok()?.claims)
    }

    /// The key that a token's header names: for our own header, to the letter, the current one.
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

/// Parses a token part that must be a JSON object; serde alone would take an array for a struct.
fn object<T: for<'de> Deserialize<'de>>(part: &str) -> Option<T> {
    let bytes = BASE64URL_NOPAD.decode(part.as_bytes()).ok()?;
    if bytes.first() != Some(&b'{') {
        return None;
    }
    serde_json::from_slice(&bytes).ok()
}

fn starts_object(part: &str) -> bool {
    part.get(..4)
        .and_then(|start| BASE64URL_NOPAD.decode(start.as_bytes()).ok())
        .is_some_and(|bytes| bytes.first() == Some(&b'{'))
}

/// A name for a key that tells nothing about it.
fn key_id(key: &[u8]) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), b"doorward key id");
    HEXLOWER.encode(&tag.as_ref()[..8])
}

fn private_key(algorithm: Algorithm, file: &Path) -> Result<EncodingKey, StartError> {
    let pem = fs::read(file).map_err(|error| told(file, error))?;
    match algorithm {
        Algorithm::HS256 => Ok(EncodingKey::from_secret(&pem)),
        Algorithm::EdDSA => EncodingKey::from_ed_pem(&pem),
        Algorithm::ES256 => EncodingKey::from_ec_pem(&pem),
        Algorithm::RS256 => EncodingKey::from_rsa_pem(&pem),
    }
    .map_err(|error| told(file, error))
}

fn told(file: &Path, error: impl std::fmt::Display) -> StartError {
    StartError(format!("doorward.signing_key: {}: {error}", file.display()))
}
