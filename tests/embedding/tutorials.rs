//! The example application, called as the four tutorials' clients call theirs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use rocket::serde::json::{Value, json};

use crate::child::Child;
use crate::host::PASSWORD;

/// A secret that the operator chose, so that other services can verify tokens with it.
const SECRET: &str = "x7Qm2vKf9LpR4tYc8WzN1bHs6JdGaEuo";

/// The example as `cargo test` has built it, beside this test.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.ancestors().nth(2);
    let program = profile.expect("target/<profile>/deps/<test>").join("examples/tutorials");
    assert!(program.exists(), "first: cargo build --example tutorials");
    program
}

pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    fn json(&self) -> Value {
        rocket::serde::json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.body))
    }
}

/// One request on a connection of its own, written by hand as the simplest client would.
pub fn ask(server: &Child, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = format!("{line} HTTP/1.1\r\nHost: localhost:{}\r\n", server.port);
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = body.len();
    request.push_str(&format!("Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"));
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("a connection");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    Answer {
        status: head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status"),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

const JSON: (&str, &str) = ("Content-Type", "application/json");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const PAGE: (&str, &str) = ("Accept", "text/html");

fn start() -> Child {
    Child::start(&program(), &[("DOORWARD_SECRET_KEY", SECRET)])
}

fn register(server: &Child, name: &str) -> Value {
    let account = json!({
        "username": name,
        "email": format!("{name}@example.org"),
        "password": PASSWORD,
    });
    let made = ask(server, "POST /register/", &[JSON], &account.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    assert!(!made.body.contains(PASSWORD));
    made.json()
}

fn tokens(server: &Child, name: &str) -> (String, String) {
    let login = json!({ "username": name, "password": PASSWORD }).to_string();
    let given = ask(server, "POST /login/", &[JSON], &login);
    assert_eq!(given.status, 200, "{}", given.body);
    let token = |kind: &str| given.json()[kind].as_str().expect("a token").to_owned();
    (token("access"), token("refresh"))
}

#[test]
fn scripts_register_take_a_token_and_open_the_three_views() {
    let server = start();
    assert_eq!(register(&server, "ada")["username"], "ada");
    let (access, refresh) = tokens(&server, "ada");
    for scheme in ["Bearer", "JWT"] {
        let bearer = format!("{scheme} {access}");
        for (path, message) in [
            ("/private/", "Access Granted!"),
            ("/profile/", "Hello, ada"),
            ("/protected/", "This is a protected view!"),
        ] {
            let headers = [("Authorization", bearer.as_str())];
            let answer = ask(&server, &format!("GET {path}"), &headers, "");
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            assert_eq!(answer.json(), json!({ "message": message }), "{path}");
        }
    }
    for path in ["/private/", "/profile/", "/protected/"] {
        let line = format!("GET {path}");
        let nobody = ask(&server, &line, &[("Accept", "application/json")], "");
        let missing = json!({ "detail": "Authentication credentials were not provided." });
        assert_eq!((nobody.status, nobody.json()), (401, missing), "{path}");
        for wrong in ["abc", refresh.as_str()] {
            let bearer = format!("Bearer {wrong}");
            let answer = ask(&server, &line, &[("Authorization", &bearer)], "");
            assert_eq!(answer.status, 401, "{path}");
            assert_eq!(answer.json()["code"], "token_not_valid", "{path}");
        }
    }
}

#[test]
fn wrong_input_is_answered_as_the_tutorials_say() {
    let server = start();
    register(&server, "ada");
    let again = json!({ "username": "ada", "email": "other@example.org", "password": PASSWORD });
    let taken = ask(&server, "POST /register/", &[JSON], &again.to_string());
    let message = json!({ "username": ["A user with that username already exists."] });
    assert_eq!((taken.status, taken.json()), (400, message));

    let wrong = json!({ "username": "ada", "password": "nope" }).to_string();
    let refused = ask(&server, "POST /login/", &[JSON], &wrong);
    let message = json!({ "detail": "No active account found with the given credentials" });
    assert_eq!((refused.status, refused.json()), (401, message));

    let empty = ask(&server, "POST /login/", &[JSON], "{}").json();
    for field in ["username", "password"] {
        assert_eq!(empty[field], json!(["This field is required."]));
    }
}

#[test]
fn another_service_verifies_the_access_token_with_the_shared_key() {
    use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};

    let server = start();
    let id = register(&server, "ada")["id"].to_string();
    let (access, refresh) = tokens(&server, "ada");
    let by = |key: &str, token: &str| {
        let key = DecodingKey::from_secret(key.as_bytes());
        decode::<Value>(token, &key, &Validation::new(Algorithm::HS256)).map(|token| token.claims)
    };
    let claims = by(SECRET, &access).expect("a token that the shared key verifies");
    assert_eq!(claims["user_id"], json!(id));
    assert_eq!(claims["token_type"], "access");
    assert!(by("another-key-of-thirty-two-bytes!", &access).is_err());
    assert!(by(SECRET, &refresh).is_err(), "the shared key reads refresh tokens");
}

#[test]
fn a_browser_goes_the_same_way_with_forms_and_cookies() {
    let server = start();
    let sent = ask(&server, "GET /profile/", &[PAGE], "");
    assert_eq!(sent.status, 303);
    assert!(sent.head.to_lowercase().contains("location: /login?next=/profile/"), "{}", sent.head);

    let form = format!(
        "username=ada&email=ada%40example.org&password={PASSWORD}&password2={PASSWORD}&next=%2Fprofile%2F"
    );
    let made = ask(&server, "POST /register", &[FORM, PAGE], &form);
    assert_eq!(made.status, 303, "{}", made.body);
    let cookies: Vec<&str> = made
        .head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
        .filter_map(|(_, cookie)| cookie.split(';').next())
        .collect();
    assert_eq!(cookies.len(), 2, "{}", made.head);
    let cookies = cookies.join("; ");
    let profile = ask(&server, "GET /profile/", &[PAGE, ("Cookie", &cookies)], "");
    assert_eq!(profile.json(), json!({ "message": "Hello, ada" }));
    let hello = ask(&server, "GET /hello", &[("Cookie", &cookies)], "");
    assert_eq!(hello.body, "Hello again, ada!\n");
    assert_eq!(ask(&server, "GET /hello", &[], "").body, "Hello, stranger!\n");
}
