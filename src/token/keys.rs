//! The keys of an installation, and the claims that its tokens must have (RFC 8725, ASVS 9).

use std::fmt;

use aws_lc_rs::{hkdf, hmac};
use data_encoding::HEXLOWER;
use jsonwebtoken::jwk::JwkSet;

use crate::config::{Algorithm, Config, Secret};
use crate::error::{Rejected, StartError};
use crate::token::ring::Ring;
use crate::token::{Audience, Claims, Grant, TokenKind, TokenPair};

/// How far the clock of another machine may run ahead, in seconds.
const AHEAD: i64 = 60;

/// Signs and verifies the tokens of this installation. Access tokens are signed with the secret
/// itself (or a private key), so that other services can verify them. Refresh tokens are signed
/// with a key derived from the secret and from random bytes in the database, so that neither those
/// services nor a reader of the database can forge them.
pub struct Keys {
    access: Ring,
    refresh: Ring,
    /// For refresh tokens of the first version, whose keys were derived from the secret alone.
    first: Ring,
    since: i64,
    /// Derives the `jti` of a refresh token from session and generation.
    names: hmac::Key,
    issuer: String,
    audience: Option<String>,
    access_lifetime: i64,
}

/// The random bytes in the database from which the key for refresh tokens is derived.
pub struct Salt {
    bytes: Vec<u8>,
    /// When it was created, in Unix seconds.
    since: i64,
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

impl Salt {
    /// 32 random bytes; `now` in Unix seconds.
    pub fn generate(now: i64) -> Self {
        let mut bytes = vec![0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Salt { bytes, since: now }
    }

    /// As it is stored.
    pub fn text(&self) -> String {
        format!("{} {}", HEXLOWER.encode(&self.bytes), self.since)
    }

    /// Parses the stored form; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let (bytes, since) = text.split_once(' ')?;
        let bytes = HEXLOWER.decode(bytes.as_bytes()).ok().filter(|bytes| bytes.len() == 32)?;
        Some(Salt { bytes, since: since.parse().ok()? })
    }
}

impl Keys {
    /// The keys for `config`, with `secret` as the current secret.
    ///
    /// # Errors
    /// A sentence that names the PEM file that cannot be used.
    pub fn new(config: &Config, secret: &Secret, salt: &Salt) -> Result<Self, StartError> {
        let secrets = || std::iter::once(secret).chain(&config.secret_key_fallbacks);
        let refresh = |salt: &[u8]| {
            let derived = |secret| derive(secret, salt, b"doorward refresh token");
            Ring::shared(secrets().map(derived).collect())
        };
        let access = match config.algorithm {
            Algorithm::HS256 => {
                Ring::shared(secrets().map(|secret| secret.bytes().to_vec()).collect())
            }
            algorithm => {
                let signing = config.signing_key.as_deref().ok_or_else(|| {
                    StartError("doorward.signing_key: expected a PEM file".into())
                })?;
                Ring::public(algorithm, signing, &config.signing_key_fallbacks)?
            }
        };
        Ok(Keys {
            access,
            refresh: refresh(&salt.bytes),
            first: refresh(PLAIN),
            since: salt.since,
            names: hmac::Key::new(
                hmac::HMAC_SHA256,
                &derive(secret, &salt.bytes, b"doorward refresh jti"),
            ),
            issuer: config.public_url.origin().to_owned(),
            audience: config.audience.clone(),
            access_lifetime: config.access_token_lifetime,
        })
    }

    /// Both tokens of a generation: always the identical refresh token, and a new access token.
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
            sid: grant.sid.clone(),
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
            first_version: false,
        }
    }

    /// The claims of a token of `kind` that was signed here and is valid at `now` (Unix seconds).
    ///
    /// # Errors
    /// `Malformed` for a token that was not signed here or whose claims break a rule (ASVS 9.1,
    /// 9.2), `WrongKind` for a valid token of the other kind, `Expired` after `exp`, without
    /// leeway.
    pub fn verify(&self, token: &str, kind: TokenKind, now: i64) -> Result<Claims, Rejected> {
        let claims = self.verify_signature(token, kind, now)?;
        if claims.exp <= now {
            return Err(Rejected::Expired);
        }
        if claims.token_type != kind {
            return Err(Rejected::WrongKind);
        }
        Ok(claims)
    }

    /// As [`Keys::verify`], but accepts expired tokens and the other kind. A refresh token needs
    /// nothing but a valid signature, because the row of its session decides: another `public_url`,
    /// audience or lifetime, or a wrong clock, signs nobody out.
    ///
    /// # Errors
    /// `Malformed`.
    pub fn verify_signature(
        &self,
        token: &str,
        kind: TokenKind,
        now: i64,
    ) -> Result<Claims, Rejected> {
        let access = || self.access.open(token);
        let refresh = || {
            let first = || {
                let claims = self.first.open(token)?;
                Some(Claims { first_version: true, ..claims })
            };
            self.refresh.open(token).or_else(first)
        };
        let claims = match kind {
            TokenKind::Access => access().or_else(|| refresh().filter(is_refresh)),
            TokenKind::Refresh => {
                refresh().or_else(|| access().filter(|claims| !is_refresh(claims)))
            }
        };
        let claims = claims.ok_or(Rejected::Malformed)?;
        let sound = claims.generation >= 0
            && !claims.jti.is_empty()
            // It goes to the database as text, and PostgreSQL stores no NUL.
            && !claims.sid.is_empty()
            && claims.sid.bytes().all(|byte| byte.is_ascii_hexdigit())
            && (is_refresh(&claims) || self.holds(&claims, now));
        if sound { Ok(claims) } else { Err(Rejected::Malformed) }
    }

    /// Whether the claims of an access token are those of this installation.
    fn holds(&self, claims: &Claims, now: i64) -> bool {
        let audience = match (&self.audience, &claims.aud) {
            (Some(name), Some(audience)) => audience.names(name),
            (None, None) => true,
            _ => false,
        };
        audience
            && self.is_own(claims)
            && claims.iat <= now.saturating_add(AHEAD)
            && claims.nbf.is_none_or(|nbf| nbf <= now)
            && claims.exp.saturating_sub(claims.iat) <= self.access_lifetime
    }

    /// Whether a token names this site as its issuer.
    pub fn is_own(&self, claims: &Claims) -> bool {
        claims.iss == self.issuer
    }

    /// Sessions that began before this, in Unix seconds, may have refresh tokens signed with the
    /// first version's key.
    pub fn since(&self) -> i64 {
        self.since
    }

    /// The public keys that verify access tokens (RFC 7517 §5); empty with a shared secret.
    pub fn published(&self) -> JwkSet {
        JwkSet { keys: self.access.published.clone() }
    }
}

fn is_refresh(claims: &Claims) -> bool {
    claims.token_type == TokenKind::Refresh
}

/// The salt of keys that are derived from the secret alone.
pub(super) const PLAIN: &[u8] = b"doorward";

/// A 32-byte key for one purpose (RFC 5869).
pub(super) fn derive(secret: &Secret, salt: &[u8], purpose: &[u8]) -> Vec<u8> {
    struct Length;
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            32
        }
    }
    let mut key = vec![0; 32];
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret.bytes())
        .expand(&[purpose], Length)
        .and_then(|okm| okm.fill(&mut key))
        .expect("32 bytes are within what HKDF-SHA256 gives (RFC 5869 §2.3)");
    key
}
