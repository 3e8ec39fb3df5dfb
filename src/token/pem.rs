//! Keys of the public-key algorithms, from PEM files (RFC 7468).

use std::fs;
use std::path::Path;

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER;
use jsonwebtoken::errors::Error;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use crate::error::StartError;

/// The smallest RSA modulus, in bits (RFC 7518 §3.3).
const SMALLEST_RSA: usize = 2048;

/// A key that verifies, and signs if the file held its private half.
pub(super) struct PemKey {
    /// The same for both halves of a key.
    pub(super) kid: String,
    pub(super) signing: Option<EncodingKey>,
    pub(super) verifying: DecodingKey,
    pub(super) published: Jwk,
}

impl PemKey {
    /// The first key in `file`, which the setting `key` names.
    ///
    /// # Errors
    /// A sentence that names the setting and the file: it cannot be read, or has no key for
    /// `algorithm`.
    pub(super) fn read(key: &str, algorithm: Algorithm, file: &Path) -> Result<Self, StartError> {
        let told = |why: String| StartError(format!("doorward.{key}: {}: {why}", file.display()));
        let pem = fs::read(file).map_err(|error| told(error.to_string()))?;
        let unfit = || {
            let or_public = match key {
                "signing_key" => "",
                _ => ", or its public half (\"BEGIN PUBLIC KEY\")",
            };
            told(format!(
                "expected {} for {algorithm:?} as PKCS #8 in PEM (\"BEGIN PRIVATE KEY\"){or_public}",
                wanted(algorithm)
            ))
        };
        let signing = match half(&pem) {
            Half::Public => None,
            Half::Private => Some(private(algorithm, &pem).map_err(|_| unfit())?),
        };
        let mut published = match &signing {
            Some(signing) => Jwk::from_encoding_key(signing, algorithm),
            None => public(algorithm, &pem)
                .and_then(|public| Jwk::from_decoding_key(&public, Some(algorithm))),
        }
        .map_err(|_| unfit())?;
        if !fits(&published) {
            return Err(unfit());
        }
        let verifying =
            DecodingKey::from_jwk(&published).map_err(|error| told(error.to_string()))?;
        let parameters = serde_json::to_vec(&published.algorithm);
        let kid = key_id(&parameters.map_err(|error| told(error.to_string()))?);
        published.common.key_id = Some(kid.clone());
        published.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(PemKey { kid, signing, verifying, published })
    }
}

enum Half {
    Private,
    Public,
}

/// Whether the first block of a PEM file says it is a private or a public key (RFC 7468 §2).
fn half(pem: &[u8]) -> Half {
    let text = String::from_utf8_lossy(pem);
    let label = text.split_once("-----BEGIN ").and_then(|(_, rest)| rest.split_once("-----"));
    match label {
        Some(("PUBLIC KEY" | "RSA PUBLIC KEY", _)) => Half::Public,
        _ => Half::Private,
    }
}

fn private(algorithm: Algorithm, pem: &[u8]) -> Result<EncodingKey, Error> {
    match algorithm {
        Algorithm::EdDSA => EncodingKey::from_ed_pem(pem),
        Algorithm::ES256 => EncodingKey::from_ec_pem(pem),
        _ => EncodingKey::from_rsa_pem(pem),
    }
}

fn public(algorithm: Algorithm, pem: &[u8]) -> Result<DecodingKey, Error> {
    match algorithm {
        Algorithm::EdDSA => DecodingKey::from_ed_pem(pem),
        Algorithm::ES256 => DecodingKey::from_ec_pem(pem),
        _ => DecodingKey::from_rsa_pem(pem),
    }
}

/// Whether a public key has the curve and size that its algorithm needs.
fn fits(key: &Jwk) -> bool {
    match &key.algorithm {
        AlgorithmParameters::EllipticCurve(point) => point.curve == EllipticCurve::P256,
        // Six bits a character.
        AlgorithmParameters::RSA(rsa) => rsa.n.len() * 6 >= SMALLEST_RSA,
        _ => true,
    }
}

fn wanted(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::EdDSA => "an Ed25519 key",
        Algorithm::ES256 => "a key on the curve P-256",
        _ => "an RSA key of 2048 bits or more",
    }
}

/// An id for a key that reveals nothing about it.
pub(super) fn key_id(key: &[u8]) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), b"doorward key id");
    HEXLOWER.encode(&tag.as_ref()[..8])
}
