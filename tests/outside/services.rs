//! Other services verify access tokens by themselves, with the README's own code.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use crate::client::PASSWORD;
use crate::pem::{ALGORITHMS, Pem};
use crate::port::free_port;
use crate::python::{Service, interpreter};
use crate::server::{Server, Setup};

const README: &str = include_str!("../../README.md");
/// What stands in the README for a site and for its secret.
const SITE: &str = "https://accounts.example.org";
const SECRET: &str = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";

/// Both programs, with the README's code for a public-key algorithm.
fn with_public_keys(algorithm: &str, origin: &str) -> Option<[Service; 2]> {
    services(["PyJWKClient(", "\"JWK_URL\":"], |code| {
        assert!(code.contains("\"EdDSA\""), "{code}");
        code.replace("\"EdDSA\"", &format!("{algorithm:?}")).replace(SITE, origin)
    })
}

/// Both programs, with the README's code for a shared secret.
fn with_shared_secret(secret: &str, origin: &str) -> Option<[Service; 2]> {
    services(["SECRET_KEY = \"…\"", "\"SIGNING_KEY\": \"…\""], |code| {
        code.replace('…', secret).replace(SITE, origin)
    })
}

fn services(marks: [&str; 2], filled: impl Fn(&str) -> String) -> Option<[Service; 2]> {
    let python = interpreter()?;
    let [by_hand, by_settings] = marks.map(|mark| filled(block(mark)));
    Some([
        Service::start(python, "with_pyjwt.py", &by_hand),
        Service::start(python, "with_simplejwt.py", &by_settings),
    ])
}

/// The one block of Python in the README that contains `mark`.
fn block(mark: &str) -> &'static str {
    let blocks = README.split("```python\n").skip(1);
    let code = blocks.map(|rest| rest.split("```").next().unwrap_or_default());
    let found: Vec<_> = code.filter(|code| code.contains(mark)).collect();
    assert_eq!(found.len(), 1, "blocks with {mark} in README.md");
    found[0]
}

/// A site whose issuer stays the same wherever and however often it is started.
fn site() -> (Setup, String) {
    let port = free_port();
    let origin = format!("http://localhost:{port}");
    (Setup::new().with("ROCKET_PORT", port).with("DOORWARD_PUBLIC_URL", &origin), origin)
}

/// Access and refresh token of a script.
fn tokens(server: &Server) -> (String, String) {
    let body = json!({ "username": "ada", "password": PASSWORD }).to_string();
    let answer = server.visitor().json("/api/token/", &body);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let token = |name: &str| body[name].as_str().expect("a token").to_owned();
    (token("access"), token("refresh"))
}

/// The token with one claim changed, under the signature it had.
fn altered(token: &str) -> String {
    let parts: Vec<&str> = token.split('.').collect();
    let claims = BASE64URL_NOPAD.decode(parts[1].as_bytes()).expect("base64url");
    let mut claims: Value = serde_json::from_slice(&claims).expect("JSON");
    claims["user_id"] = json!("2");
    let claims = BASE64URL_NOPAD.encode(claims.to_string().as_bytes());
    format!("{}.{claims}.{}", parts[0], parts[2])
}

/// The same claims without a signature (RFC 8725 §2.1).
fn unsigned(token: &str) -> String {
    let header = BASE64URL_NOPAD.encode(br#"{"typ":"JWT","alg":"none"}"#);
    let claims = token.split('.').nth(1).expect("three parts");
    format!("{header}.{claims}.")
}

fn accepted(services: &mut [Service], token: &str, what: &str) {
    for (number, service) in services.iter_mut().enumerate() {
        assert_eq!(service.judge(token), Ok("1".into()), "service {number}: {what}");
    }
}

fn refused(services: &mut [Service], token: &str, what: &str) {
    for (number, service) in services.iter_mut().enumerate() {
        assert!(service.judge(token).is_err(), "service {number} accepted {what}");
    }
}

/// Good tokens are accepted, and nothing that is like them.
fn judged(services: &mut [Service], site: &Server, other: &Server) {
    let (access, refresh) = tokens(site);
    accepted(services, &access, "an access token");
    refused(services, &refresh, "a refresh token");
    refused(services, &altered(&access), "an altered token");
    refused(services, &unsigned(&access), "an unsigned token");
    refused(services, "no.token.either", "no token");
    refused(services, &tokens(other).0, "a token of another issuer with the same key");
    accepted(services, &access, "the same access token again");
}

#[test]
fn services_with_the_shared_secret_verify_access_tokens() {
    let (setup, origin) = site();
    let Some(mut services) = with_shared_secret(SECRET, &origin) else {
        return;
    };
    let started = [setup, Setup::new()].map(|setup| {
        let server = setup.with("DOORWARD_SECRET_KEY", SECRET).start();
        server.visitor().register("ada");
        server
    });
    judged(&mut services, &started[0], &started[1]);
    let mut strangers = with_shared_secret(&SECRET.to_lowercase(), &origin).expect("as before");
    refused(&mut strangers, &tokens(&started[0]).0, "a token of another secret");
}

#[test]
fn services_with_the_published_keys_verify_access_tokens_across_a_rotation() {
    for algorithm in ALGORITHMS {
        let (setup, origin) = site();
        let Some(mut services) = with_public_keys(algorithm, &origin) else {
            return;
        };
        let (old, new) = (Pem::fresh(algorithm), Pem::fresh(algorithm));
        let [setup, elsewhere] = [setup, Setup::new()].map(|setup| {
            setup.directory.write("now.pem", &old.private);
            setup.with("DOORWARD_ALGORITHM", algorithm).with("DOORWARD_SIGNING_KEY", "now.pem")
        });
        setup.directory.write("old.pem", &old.public);
        setup.directory.write("new.pem", &new.public);
        let also = |file| setup.clone().with("DOORWARD_SIGNING_KEY_FALLBACKS", file);
        let (site, other) = (setup.start(), elsewhere.start());
        site.visitor().register("ada");
        other.visitor().register("ada");
        judged(&mut services, &site, &other);
        drop(site);

        let announced = also("[\"new.pem\"]").start();
        let mut services = with_public_keys(algorithm, &origin).expect("as before");
        judged(&mut services, &announced, &other);
        let early = tokens(&announced).0;
        drop(announced);

        setup.directory.write("now.pem", &new.private);
        let changed = also("[\"old.pem\"]").start();
        judged(&mut services, &changed, &other);
        accepted(&mut services, &early, "a token of the old key");
        let mut newcomers = with_public_keys(algorithm, &origin).expect("as before");
        judged(&mut newcomers, &changed, &other);
        accepted(&mut newcomers, &early, "a token of the old key");
        let late = tokens(&changed).0;
        drop(changed);

        let _site = setup.start();
        let mut newcomers = with_public_keys(algorithm, &origin).expect("as before");
        accepted(&mut newcomers, &late, "a token of the key that is left");
        refused(&mut newcomers, &early, "a token of a key that is gone");
    }
}
