//! Text that leaves the server and comes back unread and unaltered (ASVS 11.3.2).

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use data_encoding::BASE64URL_NOPAD;

use crate::config::{Config, Secret};
use crate::token::keys::{PLAIN, derive};

/// Seals by AES-256-GCM with a key derived from the secret, which no token is signed with.
pub struct Seal(Vec<RandomizedNonceKey>);

impl Seal {
    /// The seal for `config`, with `secret` as the current secret; what fallbacks sealed opens.
    pub fn new(config: &Config, secret: &Secret) -> Self {
        let secrets = std::iter::once(secret).chain(&config.secret_key_fallbacks);
        let keys = secrets.map(|secret| {
            RandomizedNonceKey::new(&AES_256_GCM, &derive(secret, PLAIN, b"doorward seal"))
                .expect("AES-256 takes 32 bytes")
        });
        Seal(keys.collect())
    }

    /// The text, sealed; it opens for the same purpose alone.
    pub fn close(&self, purpose: &[u8], mut text: Vec<u8>) -> String {
        let nonce = self.0[0]
            .seal_in_place_append_tag(Aad::from(purpose), &mut text)
            .expect("a form is far shorter than GCM's limit");
        let mut sealed = nonce.as_ref().to_vec();
        sealed.append(&mut text);
        BASE64URL_NOPAD.encode(&sealed)
    }

    /// What was sealed here for this purpose; `None` for anything else, altered in any bit.
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
