//! Tokens signed with a private key, and what becomes of them when the key changes.

use aws_lc_rs::signature::ECDSA_P384_SHA384_FIXED_SIGNING;
use serde_json::Value;

use crate::client::{PASSWORD, Visitor};
use crate::pem::{ALGORITHMS, Pem, block};
use crate::refusals::assert_refused;
use crate::server::{Server, Setup};

/// The access token that a script is given.
fn access(server: &Server, name: &str) -> String {
    let answer = server
        .visitor()
        .json("/api/token/", &format!("{{\"username\":\"{name}\",\"password\":\"{PASSWORD}\"}}"));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    body["access"].as_str().expect("a token").to_owned()
}

fn opens(server: &Server, token: &str) -> u16 {
    let headers = vec![("Authorization".to_owned(), format!("Bearer {token}"))];
    Visitor { headers, ..server.visitor() }.get("/api/private/").status
}

/// The published keys, in their order.
fn published(server: &Server) -> Vec<Value> {
    let answer = server.visitor().get("/.well-known/jwks.json");
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    body["keys"].as_array().expect("a list").clone()
}

fn signing(algorithm: &str) -> Setup {
    Setup::new().with("DOORWARD_ALGORITHM", algorithm).with("DOORWARD_SIGNING_KEY", "now.pem")
}

#[test]
fn a_destroyed_private_key_leaves_its_public_half_to_verify() {
    for algorithm in ALGORITHMS {
        let (old, new) = (Pem::fresh(algorithm), Pem::fresh(algorithm));
        let setup = signing(algorithm);
        setup.directory.write("now.pem", &old.private);
        let server = setup.start();
        server.visitor().register("ada");
        let early = access(&server, "ada");
        let before = published(&server);
        assert_eq!(before.len(), 1, "{algorithm}: {before:?}");
        drop(server);

        setup.directory.write("now.pem", &new.private);
        setup.directory.write("old.pem", &old.public);
        let server = setup.clone().with("DOORWARD_SIGNING_KEY_FALLBACKS", "[\"old.pem\"]").start();
        assert_eq!(opens(&server, &early), 200, "{algorithm}: a token of the old key");
        let late = access(&server, "ada");
        assert_eq!(opens(&server, &late), 200, "{algorithm}: a token of the new key");
        let both = published(&server);
        assert_eq!(both.len(), 2, "{algorithm}: {both:?}");
        assert_eq!(both[1], before[0], "{algorithm}: the old key has another name now");
        assert_ne!(both[0]["kid"], both[1]["kid"], "{algorithm}");
        for key in &both {
            assert_eq!(key["alg"], algorithm);
            assert_eq!(key["use"], "sig");
            for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
                assert!(key.get(private).is_none(), "{algorithm}: {private} is published");
            }
        }
        drop(server);

        let server = setup.start();
        assert_eq!(opens(&server, &early), 401, "{algorithm}: the old key is gone");
        assert_eq!(opens(&server, &late), 200, "{algorithm}");
    }
}

#[test]
fn a_key_that_is_named_twice_is_published_once() {
    let key = Pem::fresh("ES256");
    let setup = signing("ES256").with("DOORWARD_SIGNING_KEY_FALLBACKS", "[\"a.pem\",\"b.pem\"]");
    setup.directory.write("now.pem", &key.private);
    setup.directory.write("a.pem", &key.public);
    setup.directory.write("b.pem", &key.private);
    assert_eq!(published(&setup.start()).len(), 1);
}

#[test]
fn a_public_key_cannot_sign_and_stops_the_start() {
    for algorithm in ALGORITHMS {
        let setup = signing(algorithm);
        setup.directory.write("now.pem", &Pem::fresh(algorithm).public);
        assert_refused(&setup.run(&[]), &["doorward.signing_key:", "now.pem", "public key"]);
    }
}

#[test]
fn a_file_that_is_no_key_for_the_algorithm_stops_the_start() {
    let other = Pem::on_curve(&ECDSA_P384_SHA384_FIXED_SIGNING);
    let ed = Pem::fresh("EdDSA");
    let none = [
        ("", "EdDSA"),
        ("not a key", "ES256"),
        (&block("PRIVATE KEY", b"not a key"), "RS256"),
        (&block("PUBLIC KEY", b"not a key"), "RS256"),
        (&block("CERTIFICATE", b"not a key"), "RS256"),
    ];
    let wrong = [
        (other.private.as_str(), "ES256"),
        (&other.public, "ES256"),
        (&ed.private, "ES256"),
        (&ed.public, "ES256"),
        (&ed.private, "RS256"),
        (&ed.public, "RS256"),
    ];
    for (text, algorithm) in none.into_iter().chain(wrong) {
        let setup = signing(algorithm);
        setup.directory.write("now.pem", Pem::fresh(algorithm).private);
        setup.directory.write("old.pem", text);
        let as_fallback = setup.clone().with("DOORWARD_SIGNING_KEY_FALLBACKS", "[\"old.pem\"]");
        let words = ["doorward.signing_key_fallbacks:", "old.pem", algorithm];
        assert_refused(&as_fallback.run(&[]), &words);
        let as_signing = setup.with("DOORWARD_SIGNING_KEY", "old.pem");
        assert_refused(&as_signing.run(&[]), &["doorward.signing_key:", "old.pem"]);
    }
}

#[test]
fn a_shared_secret_and_public_keys_do_not_mix() {
    let setup = Setup::new().with("DOORWARD_SIGNING_KEY_FALLBACKS", "[\"old.pem\"]");
    setup.directory.write("old.pem", Pem::fresh("EdDSA").public);
    assert_refused(&setup.run(&[]), &["DOORWARD_SIGNING_KEY_FALLBACKS", "algorithm"]);
}
