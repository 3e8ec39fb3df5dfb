//! Checks of the certificate.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use rocket::figment::Figment;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme};

use crate::cli::check::Finding;
use crate::cli::tls::{self, Leaf};

const DAY: u64 = 86_400;
/// A certificate should be renewed when fewer days than this are left.
const SOON: u64 = 14;
/// How long the server may take to present its certificate.
const PATIENCE: Duration = Duration::from_secs(2);

/// Findings about the certificate and the key with which Rocket serves HTTPS, if it does.
pub fn certificate(figment: &Figment) -> Vec<Finding> {
    let Some(pair) = tls::pair(figment) else {
        return Vec::new();
    };
    let leaf = match pair.load() {
        Ok(leaf) => leaf,
        Err(error) => {
            let fix = "set ROCKET_TLS to a certificate chain and its key in PEM format; otherwise \
                       the server does not start";
            return vec![Finding::new("D011", error.0, fix)];
        }
    };
    let mut findings: Vec<Finding> = term(&leaf, UnixTime::now().as_secs())
        .map(|finding| {
            let fix = "replace the certificate and its key with valid ones, and restart the server";
            Finding::new("D012", finding, fix)
        })
        .into_iter()
        .collect();
    let address = figment.extract::<rocket::Config>().ok();
    let address = address.map(|config| (config.address, config.port));
    if address.and_then(served).is_some_and(|shown| shown != leaf.der) {
        findings.push(Finding::new(
            "D013",
            "the server presents a different TLS certificate from the one in the file",
            "restart the server: it reads the certificate only at startup",
        ));
    }
    findings
}

/// What is wrong with the validity of a certificate at this Unix time, if anything.
fn term(leaf: &Leaf, now: u64) -> Option<String> {
    let left = leaf.ends.saturating_sub(now) / DAY;
    if now < leaf.begins {
        Some("the TLS certificate is not valid yet: browsers reject it".into())
    } else if now > leaf.ends {
        Some("the TLS certificate has expired: browsers reject it".into())
    } else if left < SOON {
        let days = if left == 1 { "day" } else { "days" };
        Some(format!("the TLS certificate expires in {left} {days}"))
    } else {
        None
    }
}

/// The certificate that the server at this address presents, if any.
fn served((address, port): (IpAddr, u16)) -> Option<CertificateDer<'static>> {
    let address = match address {
        IpAddr::V4(any) if any.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(any) if any.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        own => own,
    };
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .ok()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Look(provider)))
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").ok()?;
    let mut client = ClientConnection::new(Arc::new(config), name).ok()?;
    let mut socket = TcpStream::connect_timeout(&SocketAddr::new(address, port), PATIENCE).ok()?;
    socket.set_read_timeout(Some(PATIENCE)).ok()?;
    while client.is_handshaking() {
        client.complete_io(&mut socket).ok()?;
    }
    client.peer_certificates()?.first().map(|shown| shown.clone().into_owned())
}

/// Accepts any certificate: it is only inspected, and no data is sent.
#[derive(Debug)]
struct Look(Arc<CryptoProvider>);

impl ServerCertVerifier for Look {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_found_before_it_expires() {
        let leaf = Leaf { der: vec![].into(), begins: 1_000, ends: 100 * DAY };
        for (now, said) in [
            (0, Some("not valid yet")),
            (1_000, None),
            (86 * DAY, None),
            (86 * DAY + 1, Some("expires in 13 days")),
            (99 * DAY, Some("expires in 1 day")),
            (100 * DAY, Some("expires in 0 days")),
            (100 * DAY + 1, Some("has expired")),
        ] {
            let found = term(&leaf, now);
            let fits = found
                .as_deref()
                .map_or(said.is_none(), |found| said.is_some_and(|said| found.contains(said)));
            assert!(fits, "{now}: {found:?}");
        }
    }
}
