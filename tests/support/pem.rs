//! Fresh keys of the public-key algorithms, as PEM.

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{self, KeySize};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair,
};
use data_encoding::BASE64;

/// The algorithms that have a public key.
pub const ALGORITHMS: [&str; 3] = ["EdDSA", "ES256", "RS256"];

/// Both halves of a key.
pub struct Pem {
    pub private: String,
    pub public: String,
}

impl Pem {
    /// A key that nobody has had before.
    pub fn fresh(algorithm: &str) -> Pem {
        match algorithm {
            "EdDSA" => {
                let key = Ed25519KeyPair::generate().expect("a key");
                let private = AsDer::<aws_lc_rs::encoding::Pkcs8V1Der<'_>>::as_der(&key);
                Pem::of(private.expect("a key").as_ref(), key.public_key())
            }
            "ES256" => Pem::on_curve(&ECDSA_P256_SHA256_FIXED_SIGNING),
            "RS256" => Pem::rsa(KeySize::Rsa2048),
            other => panic!("{other} has no public key"),
        }
    }

    pub fn on_curve(curve: &'static EcdsaSigningAlgorithm) -> Pem {
        let key = EcdsaKeyPair::generate(curve).expect("a key");
        Pem::of(key.to_pkcs8v1().expect("a key").as_ref(), key.public_key())
    }

    fn rsa(size: KeySize) -> Pem {
        let key = rsa::KeyPair::generate(size).expect("a key");
        Pem::of(key.as_der().expect("a key").as_ref(), key.public_key())
    }

    fn of<'a, P>(private: &[u8], public: &P) -> Pem
    where
        P: AsDer<aws_lc_rs::encoding::PublicKeyX509Der<'a>>,
    {
        let public = public.as_der().expect("a key");
        Pem { private: block("PRIVATE KEY", private), public: block("PUBLIC KEY", public.as_ref()) }
    }
}

/// One block (RFC 7468 §2).
pub fn block(label: &str, bytes: &[u8]) -> String {
    let text = BASE64.encode(bytes);
    let lines: Vec<&str> =
        (0..text.len()).step_by(64).map(|start| &text[start..text.len().min(start + 64)]).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
