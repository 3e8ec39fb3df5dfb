//! https by Rocket itself: the certificate that is served, the one on disk, and who drips over it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::client;
use crate::server::{Server, Setup};

/// For localhost, until 2126.
const CERT: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBkzCCATigAwIBAgIUPJDmAGJD1dmPuWkKpJQxngoVAgIwCgYIKoZIzj0EAwIw\n\
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDA3MTM1M1oYDzIxMjYxMTA2\n\
MDcxMzUzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n\
PQMBBwNCAASEZ5izltm+K6xo32zgnhfGOyy4pz++qzVlRzR2KaJIlXNecL77B3pA\n\
R6JklMYWa74hFJ+5bxluzS3BaJUG6++vo2YwZDAdBgNVHQ4EFgQUTttiSguBJx8s\n\
+KUFwcaLqmeqMskwHwYDVR0jBBgwFoAUTttiSguBJx8s+KUFwcaLqmeqMskwFAYD\n\
VR0RBA0wC4IJbG9jYWxob3N0MAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDSQAw\n\
RgIhAOYK66Oow2FkST30QndLTNb7NCSsgxW0sHV+qY9TaWhCAiEAiPRDWXkAVThB\n\
+Qq+gWklcYK6Tpc1HWrUmsYRTjz19Qk=\n\
-----END CERTIFICATE-----\n";
const KEY: &str = "\
-----BEGIN PRIVATE KEY-----\n\
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAN4L1SYZF3UIu/ZZ\n\
J+CX7CO3gyWjkc6Zwk9Oz52MnrqhRANCAASEZ5izltm+K6xo32zgnhfGOyy4pz++\n\
qzVlRzR2KaJIlXNecL77B3pAR6JklMYWa74hFJ+5bxluzS3BaJUG6++v\n\
-----END PRIVATE KEY-----\n";

/// Another pair like it.
const OTHER_CERT: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBkjCCATigAwIBAgIUbDHpLP0OS4L4R09i4KHrdvyxIdUwCgYIKoZIzj0EAwIw\n\
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDA3MTM1M1oYDzIxMjYxMTA2\n\
MDcxMzUzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n\
PQMBBwNCAATAgmJZHlSnXCFJP6jRo9o6bbdgoE2CetbkGaXkVySb0cMqcsa1tMEF\n\
NXNqkFbeHPBnpdh2G7l0yCs0BgyXG5IGo2YwZDAdBgNVHQ4EFgQUTrZCS+tKVU8x\n\
HPOCGf+H2bdhWOowHwYDVR0jBBgwFoAUTrZCS+tKVU8xHPOCGf+H2bdhWOowFAYD\n\
VR0RBA0wC4IJbG9jYWxob3N0MAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDSAAw\n\
RQIhAII5q+ZywSvgNPB9VcQPND4earViel6ExNhn7fK15XXuAiAoNVh59a5yjpPT\n\
OZGAyqsBP63lVzkDNISNH8HZU1awmQ==\n\
-----END CERTIFICATE-----\n";
const OTHER_KEY: &str = "\
-----BEGIN PRIVATE KEY-----\n\
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+4JKEEOo5M8LQlMC\n\
MhkV+bkvojAgWUc6Db+zUoKhbSKhRANCAATAgmJZHlSnXCFJP6jRo9o6bbdgoE2C\n\
etbkGaXkVySb0cMqcsa1tMEFNXNqkFbeHPBnpdh2G7l0yCs0BgyXG5IG\n\
-----END PRIVATE KEY-----\n";

/// Expired in 2021.
const OLD_CERT: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBWzCCAQKgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv\n\
c3QwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjAUMRIwEAYDVQQDDAls\n\
b2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQPuEWVum/1y95c8SrH\n\
5veD59hiFL6M/jIfnaJFpO52S9qUMf2bBVDeuf+EBSTv9DjYKzqJL+RthDP4F0vH\n\
/VoIo0UwQzAMBgNVHRMBAf8EAjAAMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAdBgNV\n\
HQ4EFgQUdn7kO9eNeHwJeR3CUc2voTjhokowCgYIKoZIzj0EAwIDRwAwRAIgM5it\n\
+bPH6lPSkvdPlOwh5g3CHyDeuzx/OBlwig5mvPUCIGS2c0a6oouZN9Y8JuCQciOd\n\
+ytSIVkMObT5rkCW4bB+\n\
-----END CERTIFICATE-----\n";
const OLD_KEY: &str = "\
-----BEGIN PRIVATE KEY-----\n\
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFMIUoHpdElcWt0FJ\n\
G9Icj8dGepQGkDs2tGSgd4sFFW6hRANCAAQPuEWVum/1y95c8SrH5veD59hiFL6M\n\
/jIfnaJFpO52S9qUMf2bBVDeuf+EBSTv9DjYKzqJL+RthDP4F0vH/VoI\n\
-----END PRIVATE KEY-----\n";

/// With the first pair in two files.
fn setup() -> Setup {
    let setup = Setup::new().with("ROCKET_TLS", "{certs=\"cert.pem\",key=\"key.pem\"}");
    put(&setup, CERT, KEY);
    setup
}

fn put(setup: &Setup, cert: &str, key: &str) {
    setup.directory.write("cert.pem", cert);
    setup.directory.write("key.pem", key);
}

/// A browser's end of a connection.
fn connect(server: &Server) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(CERT.as_bytes()).expect("PEM")).expect("a root");
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let client = ClientConnection::new(Arc::new(config), name).expect("a client");
    StreamOwned::new(client, client::connect(server.port).expect("a connection"))
}

fn ids(setup: &Setup) -> Vec<String> {
    let said = setup.run(&["check", "--json"]);
    let lines = said.stdout.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        finding["id"].as_str().expect("an id").to_owned()
    });
    lines.filter(|id| id.starts_with("D01")).collect()
}

#[test]
fn what_drips_over_tls_is_closed_like_anything_else() {
    let server = setup().start();
    let mut stream = connect(&server);
    stream.write_all(b"GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("taken");
    let mut said = [0; 16];
    stream.read_exact(&mut said).expect("an answer");
    assert!(said.starts_with(b"HTTP/1.1 200"), "{said:?}");
    let mut drip = connect(&server);
    let mut hello = client::connect(server.port).expect("a connection");
    hello.write_all(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").expect("taken");
    drip.write_all(b"GET /login HTTP/1.1\r\n").expect("taken");
    let begun = Instant::now();
    let pause = Some(Duration::from_secs(1));
    hello.set_read_timeout(pause).expect("a socket");
    drip.sock.set_read_timeout(pause).expect("a socket");
    let mut open = [true, true];
    while open != [false, false] {
        assert!(begun.elapsed() < Duration::from_secs(20), "{open:?}");
        // The wait for an answer paces the bytes.
        open[0] &= drip.write_all(b"a").is_ok() && !ended(&mut drip.sock);
        open[1] &= hello.write_all(b"a").is_ok() && !ended(&mut hello);
    }
}

/// Whether the other end has closed, as far as a second tells.
fn ended(socket: &mut TcpStream) -> bool {
    use std::io::ErrorKind::{TimedOut, WouldBlock};
    match socket.read(&mut [0; 4096]) {
        Ok(count) => count == 0,
        Err(error) => !matches!(error.kind(), WouldBlock | TimedOut),
    }
}

#[test]
fn a_certificate_that_changes_is_told_and_found() {
    let setup = setup();
    let server = setup.start();
    assert_eq!(ids(&setup), [""; 0]);
    put(&setup, OTHER_CERT, OTHER_KEY);
    assert!(server.has_said("certificate_changed"), "{}", server.log());
    assert!(server.log().contains("restart the server"), "{}", server.log());
    assert_eq!(ids(&setup), ["D013"]);
    drop(server);
    let _server = setup.start();
    assert_eq!(ids(&setup), [""; 0]);
}

#[test]
fn a_pair_that_cannot_be_used_is_found_and_stops_the_start() {
    let setup = setup();
    for (cert, key, id, word) in [
        (CERT, OTHER_KEY, "D011", "does not match the certificate"),
        (CERT, "nonsense", "D011", "key.pem"),
        ("nonsense", KEY, "D011", "cert.pem"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", KEY, "D011", "cert.pem"),
    ] {
        put(&setup, cert, key);
        assert_eq!(ids(&setup), [id], "{word}");
        let said = setup.run(&[]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.stderr.contains(word) && said.stderr.contains("tls"), "{}", said.stderr);
        assert!(!said.stderr.contains("another server"), "{}", said.stderr);
    }
    std::fs::remove_file(setup.directory.path().join("key.pem")).expect("own file");
    assert_eq!(ids(&setup), ["D011"]);
    assert!(setup.run(&[]).stderr.contains("key.pem"));
    put(&setup, OLD_CERT, OLD_KEY);
    assert_eq!(ids(&setup), ["D012"]);
    assert!(setup.run(&["check"]).stdout.contains("has expired"));
}
