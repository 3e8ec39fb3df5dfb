//! The keys of an installation, and signing and verifying with them (RFC 7515, RFC 8725).

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use aws_lc_rs::{hkdf, hmac, rand};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{DecodingKey, EncodingKey, Header, Validation};
use serde::Deserialize;

use super::{Audience, Claims, Grant, TokenKind, TokenPair};
use crate::config::{Algorithm, Config, Secret};
use crate::error::{Rejected, StartError};

/// No token of ours comes near this many bytes; longer ones are not looked into.
const LONGEST: usize = 4096;
/// How far another machine's clock may run ahead, in seconds.
const AHEAD: i64 = 60;

/// Signs and verifies the tokens of this installation. Access tokens are signed with the secret
/// itself (or a private key), so that other services can verify them; refresh tokens with a key
/// derived from the secret, so that those services cannot mint them.
pub struct Keys {
    access: Ring,
    refresh: Ring,
    /// Makes the `jti` of refresh tokens from session and generation.
    names: hmac::Key,
    issuer: String,
    audience: Option<String>,
    access_lifetime: i64,
    refresh_lifetime: i64,
}

/// Keys of one algorithm: one signs, all verify (RFC 8725 §3.1).
struct Ring {
    header: Header,
    signing: EncodingKey,
    validation: Validation,
    algorithm: &'static str,
    current: String,
    verifying: HashMap<String, DecodingKey>,
    published: Vec<Jwk>,
}

#[derive(Deserialize)]
struct WireHeader {
    alg: String,
    typ: Option<String>,
    kid: Option<String>,
    crit: Option<serde::de::IgnoredAny>,
}

impl Keys {
    /// The keys for `config`, with `secret` as the current secret.
    ///
    /// # Errors
    /// A sentence that names the PEM file that cannot be used.
    pub fn new(config: &Config, secret: &Secret) -> Result<Self, StartError> {
        let secrets = || std::iter::once(secret).chain(&config.secret_key_fallbacks);
        let refresh = secrets().map(|secret| derive(secret, b"doorward refresh token"));
        let access = match config.algorithm {
            Algorithm::HS256 => Ring::shared(secrets().map(|secret| secret.bytes().to_vec())),
            algorithm => {
                let signing = config.signing_key.iter();
                Ring::public(algorithm, signing.chain(&config.signing_key_fallbacks))?
            }
        };
        Ok(Keys {
            access,
            refresh: Ring::shared(refresh),
            names: hmac::Key::new(hmac::HMAC_SHA256, &derive(secret, b"doorward refresh jti")),
            issuer: config.public_url.origin().to_owned(),
            audience: config.audience.clone(),
            access_lifetime: config.access_token_lifetime,
            refresh_lifetime: config.refresh_token_lifetime,
        })
    }

    /// Both tokens of a generation: the identical refresh token each time, a fresh access token.
    /// `now` in Unix seconds.
    pub fn issue(&self, grant: &Grant, now: i64) -> TokenPair {
        let access_exp = (now + self.access_lifetime).min(grant.absolute);
        let mut jti = [0; 16];
        rand::fill(&mut jti).expect("the operating system gives random bytes");
        let access = self.claims(grant, TokenKind::Access, now, access_exp, &jti);
        let name = hmac::sign(
            &self.names,
            format!("{}.{}", grant.sid, grant.generation).as_bytes(),
        );
        let jti = &name.as_ref()[..16];
        let refresh = self.claims(grant, TokenKind::Refresh, grant.since, grant.until, jti);
        TokenPair {
            access: self.access.sign(&access),
            refresh: self.refresh.sign(&refresh),
            access_age: (access_exp - now).max(0),
            refresh_age: (grant.until - now).max(0),
            remember: grant.remember,
        }
    }

    fn claims(&self, grant: &Grant, kind: TokenKind, iat: i64, exp: i64, jti: &[u8]) -> Claims {
        Claims {
            token_type: kind,
            exp,
            iat,
            jti: HEXLOWER.encode(jti),
            user_id: grant.user_id,
            sid: grant.sid.clone(),
            generation: grant.generation,
            iss: self.issuer.clone(),
            aud: self.audience.clone().map(Audience::One),
            nbf: None,
        }
    }

    /// The claims of a token of `kind` that was signed here and is valid at `now` (Unix seconds).
    ///
    /// # Errors
    /// `Malformed` for anything not signed here or with claims that break a rule (ASVS 9.1, 9.2),
    /// `WrongKind` for a good token of the other kind, `Expired` past `exp`, without slack.
    pub fn verify(&self, token: &str, kind: TokenKind, now: i64) -> Result<Claims, Rejected> {
        let claims = self.signed(token, kind, now)?;
        if claims.exp <= now {
            return Err(Rejected::Expired);
        }
        if claims.token_type != kind {
            return Err(Rejected::WrongKind);
        }
        Ok(claims)
    }

    /// As [`Keys::verify`], but an expired token, and one of the other kind, still tells its claims.
    ///
    /// # Errors
    /// `Malformed`.
    pub fn signed(&self, token: &str, kind: TokenKind, now: i64) -> Result<Claims, Rejected> {
        let (own, other) = match kind {
            TokenKind::Access => (&self.access, &self.refresh),
            TokenKind::Refresh => (&self.refresh, &self.access),
        };
        let claims = own
            .open(token)
            .or_else(|| other.open(token).filter(|claims| claims.token_type != kind))
            .ok_or(Rejected::Malformed)?;
        let longest = match claims.token_type {
            TokenKind::Access => self.access_lifetime,
            TokenKind::Refresh => self.refresh_lifetime,
        };
        let audience = match (&self.audience, &claims.aud) {
            (Some(name), Some(audience)) => audience.names(name),
            (None, None) => true,
            _ => false,
        };
        let sound = claims.iss == self.issuer
            && audience
            && claims.iat <= now.saturating_add(AHEAD)
            && claims.nbf.is_none_or(|nbf| nbf <= now)
            && claims.exp.saturating_sub(claims.iat) <= longest
            && claims.generation >= 0
            && !claims.jti.is_empty()
            && !claims.sid.is_empty();
        if sound {
            Ok(claims)
        } else {
            Err(Rejected::Malformed)
        }
    }

    /// The public keys that verify access tokens (RFC 7517 §5); empty with a shared secret.
    pub fn published(&self) -> JwkSet {
        JwkSet {
            keys: self.access.published.clone(),
        }
    }
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
        let header = Header {
            kid: Some(current.clone()),
            ..Header::new(jose)
        };
        Ring {
            header,
            signing,
            validation,
            algorithm: name,
            current,
            verifying: HashMap::new(),
            published: Vec::new(),
        }
    }

    fn shared(keys: impl Iterator<Item = Vec<u8>>) -> Self {
        let keys: Vec<_> = keys.map(|key| (key_id(&key), key)).collect();
        let (kid, key) = &keys[0];
        let mut ring = Ring::new(Algorithm::HS256, EncodingKey::from_secret(key), kid.clone());
        for (kid, key) in keys {
            ring.verifying.insert(kid, DecodingKey::from_secret(&key));
        }
        ring
    }

    fn public<'a>(
        algorithm: Algorithm,
        files: impl Iterator<Item = &'a std::path::PathBuf>,
    ) -> Result<Self, StartError> {
        let mut ring: Option<Ring> = None;
        for file in files {
            let signing = private_key(algorithm, file)?;
            let jose = Ring::new(algorithm, signing.clone(), String::new())
                .header
                .alg;
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

    fn sign(&self, claims: &Claims) -> String {
        jsonwebtoken::encode(&self.header, claims, &self.signing)
            .expect("the ring's key fits its algorithm and claims are plain JSON")
    }

    /// The claims of a token that a key of this ring signed.
    fn open(&self, token: &str) -> Option<Claims> {
        if token.len() > LONGEST {
            return None;
        }
        let mut parts = token.split('.');
        let (header, payload) = (parts.next()?, parts.next()?);
        let header: WireHeader = object(header)?;
        let plain = header.alg == self.algorithm
            && header.crit.is_none()
            && header.typ.is_none_or(|typ| typ == "JWT");
        if !plain || !starts_object(payload) {
            return None;
        }
        let kid = header.kid.as_deref().unwrap_or(&self.current);
        let key = self.verifying.get(kid)?;
        Some(
            jsonwebtoken::decode(token, key, &self.validation)
                .ok()?
                .claims,
        )
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

fn derive(secret: &Secret, purpose: &[u8]) -> Vec<u8> {
    struct Length;
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            32
        }
    }
    let mut key = vec![0; 32];
    hkdf::Salt::new(hkdf::HKDF_SHA256, b"doorward")
        .extract(secret.bytes())
        .expand(&[purpose], Length)
        .and_then(|okm| okm.fill(&mut key))
        .expect("32 bytes are within what HKDF-SHA256 gives (RFC 5869 §2.3)");
    key
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
