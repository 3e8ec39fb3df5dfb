//! The keys of an installation, and what its tokens must claim (RFC 8725, ASVS 9).

use aws_lc_rs::{hkdf, hmac};
use data_encoding::HEXLOWER;
use jsonwebtoken::jwk::JwkSet;

use super::ring::Ring;
use super::{Audience, Claims, Grant, TokenKind, TokenPair};
use crate::config::{Algorithm, Config, Secret};
use crate::error::{Rejected, StartError};

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
                let signing = config.signing_key.as_deref().ok_or_else(|| {
                    StartError("doorward.signing_key: expected a PEM file".into())
                })?;
                Ring::public(algorithm, signing, &config.signing_key_fallbacks)?
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
        getrandom::fill(&mut jti).expect("the operating system gives random bytes");
        let access = self.claims(grant, TokenKind::Access, now, access_exp, &jti);
        let name =
            hmac::sign(&self.names, format!("{}.{}", grant.sid, grant.generation).as_bytes());
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
            // Whatever else goes to the database as text: PostgreSQL takes no NUL there.
            && !claims.sid.is_empty()
            && claims.sid.bytes().all(|byte| byte.is_ascii_hexdigit());
        if sound { Ok(claims) } else { Err(Rejected::Malformed) }
    }

    /// The public keys that verify access tokens (RFC 7517 §5); empty with a shared secret.
    pub fn published(&self) -> JwkSet {
        JwkSet { keys: self.access.published.clone() }
    }
}

/// A key of 32 bytes for one purpose (RFC 5869).
pub(super) fn derive(secret: &Secret, purpose: &[u8]) -> Vec<u8> {
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
