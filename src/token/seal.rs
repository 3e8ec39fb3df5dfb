//! Text that leaves the server encrypted and comes back unaltered (ASVS 11.3.2).

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use data_encoding::BASE64URL_NOPAD;

use crate::config::{Config, Secret};
use crate::token::keys::{PLAIN, derive};

/// Encrypts by AES-256-GCM with a key derived from the secret; no token is signed with that key.
pub struct Seal(Vec<RandomizedNonceKey>);

impl Seal {
    /// The seal for `config`, with `secret` as the current secret; the fallbacks decrypt as well.
    pub fn new(config: &Config, secret: &Secret) -> Self {
        let secrets = std::iter::once(secret).chain(&config.secret_key_fallbacks);
        let keys = secrets.map(|secret| {
            RandomizedNonceKey::new(&AES_256_GCM, &derive(secret, PLAIN, b"doorward seal"))
                .expect("AES-256 takes 32 bytes")
        });
        Seal(keys.collect())
    }

    /// Encrypts a text for one purpose.
    pub fn close(&self, purpose: &[u8], mut text: Vec<u8>) -> String {
        let nonce = self.0[0]
            .seal_in_place_append_tag(Aad::from(purpose), &mut text)
            .expect("a form is far shorter than GCM's limit");
        let mut sealed = nonce.as_ref().to_vec();
        sealed.append(&mut text);
        BASE64URL_NOPAD.encode(&sealed)
    }

    /// Decrypts a text that was encrypted here for this purpose; `None` for any other or altered
    /// text.
    pub fn open(&self, purpose: &[u8], sealed: &str) -> Option<Vec<u8>> {
        let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
        self.0.iter().find_map(|key| {
            let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
            let mut text = text.to_vec();
            let length = key.open_in_place(nonce, Aad::from(purpose), &mut text).ok()?.len();
            text.truncate(length);
            Some(text)
        })
    }
}
