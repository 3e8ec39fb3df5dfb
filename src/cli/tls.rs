//! The certificate and the key with which Rocket serves HTTPS, read from their files.

use std::path::PathBuf;
use std::time::Duration;

use rocket::config::TlsConfig;
use rocket::figment::Figment;
use rustls::client::verify_server_cert_signed_by_trust_anchor;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::sign::CertifiedKey;
use rustls::{CertificateError, Error, InconsistentKeys, RootCertStore};

use crate::error::StartError;

/// Where the certificate chain and the key are.
#[derive(Clone)]
pub struct Pair {
    certs: Place,
    key: Place,
}

#[derive(Clone)]
enum Place {
    File(PathBuf),
    /// In the configuration itself.
    Given(Vec<u8>),
}

/// The contents: the chain and the key, in PEM. Never printed.
#[derive(PartialEq, Eq)]
pub struct Content {
    certs: Vec<u8>,
    key: Vec<u8>,
}

/// The server's own certificate.
pub struct Leaf {
    pub der: CertificateDer<'static>,
    /// Unix seconds.
    pub begins: u64,
    /// Unix seconds.
    pub ends: u64,
}

/// The certificate and key of this configuration, if Rocket is to serve HTTPS.
pub fn pair(figment: &Figment) -> Option<Pair> {
    let tls: TlsConfig = figment.extract_inner("tls").ok()?;
    let place = |file: Option<PathBuf>, given: Option<&[u8]>| match file {
        Some(file) => Place::File(file),
        None => Place::Given(given.unwrap_or_default().to_vec()),
    };
    Some(Pair {
        certs: place(tls.certs().left(), tls.certs().right()),
        key: place(tls.key().left(), tls.key().right()),
    })
}

impl Place {
    fn read(&self) -> Result<Vec<u8>, StartError> {
        match self {
            Place::File(path) => std::fs::read(path).map_err(|error| self.told(&error.to_string())),
            Place::Given(bytes) => Ok(bytes.clone()),
        }
    }

    fn told(&self, what: &str) -> StartError {
        let place = match self {
            Place::File(path) => path.display().to_string(),
            Place::Given(_) => "in the configuration".to_owned(),
        };
        StartError(format!("tls (ROCKET_TLS): {place}: {what}"))
    }
}

impl Pair {
    /// The current contents.
    ///
    /// # Errors
    /// One sentence that names the unreadable file.
    pub fn read(&self) -> Result<Content, StartError> {
        Ok(Content { certs: self.certs.read()?, key: self.key.read()? })
    }

    /// Reads and parses both as the server does.
    ///
    /// # Errors
    /// One sentence that names the file that cannot be read or used, or does not match the other.
    pub fn load(&self) -> Result<Leaf, StartError> {
        let content = self.read()?;
        let chain = CertificateDer::pem_slice_iter(&content.certs)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| self.certs.told(&format!("no PEM certificates: {error}")))?;
        let Some(der) = chain.first().cloned() else {
            return Err(self.certs.told("it contains no certificate"));
        };
        let key = PrivateKeyDer::from_pem_slice(&content.key)
            .map_err(|error| self.key.told(&format!("no PEM private key: {error}")))?;
        let (begins, ends) = validity(&der)
            .ok_or_else(|| self.certs.told("the first certificate in it cannot be read"))?;
        match CertifiedKey::from_der(chain, key, &ring::default_provider()) {
            Ok(_) => Ok(Leaf { der, begins, ends }),
            Err(Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) => {
                Err(self.key.told("the key does not match the certificate"))
            }
            Err(error) => Err(self.key.told(&error.to_string())),
        }
    }
}

/// The validity of a certificate, in Unix seconds: taken from the verifier's errors for 1970 and
/// for a time thousands of years ahead.
fn validity(der: &CertificateDer<'_>) -> Option<(u64, u64)> {
    let certificate = ParsedCertificate::try_from(der).ok()?;
    let objection = |seconds: u64| {
        let then = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let algorithms = ring::default_provider().signature_verification_algorithms.all;
        let nobody = RootCertStore::empty();
        verify_server_cert_signed_by_trust_anchor(&certificate, &nobody, &[], then, algorithms)
    };
    let Err(Error::InvalidCertificate(CertificateError::NotValidYetContext { not_before, .. })) =
        objection(0)
    else {
        return None;
    };
    match objection(1 << 40) {
        Err(Error::InvalidCertificate(CertificateError::ExpiredContext { not_after, .. })) => {
            Some((not_before.as_secs(), not_after.as_secs()))
        }
        _ => None,
    }
}
