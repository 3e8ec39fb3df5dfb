//! What must not sign anybody out: bytes beside our cookies, headers of proxies, settings that
//! change, a database of the version before.

mod order;

use aws_lc_rs::hkdf;
use jsonwebtoken::{EncodingKey, Header};
use serde_json::json;

use crate::client::{ACCESS, PASSWORD, REFRESH, Response, Visitor, exchange, form};
use crate::commands::ground::Ground;
use crate::server::{Server, Setup};

const FORM: &str = "application/x-www-form-urlencoded";
const SECRET: &str = "3b6Qm0sUuGqkq7s5u1mTtVnK2b9yJr4x";

fn signed_in(server: &Server) -> Visitor {
    let mut ada = server.visitor();
    ada.register("ada");
    ada
}

/// What follows a request's line: raw header lines, and the end of the head.
fn ask(port: u16, line: &str, headers: &[&[u8]], body: &str) -> Response {
    let mut bytes = format!("{line} HTTP/1.1\r\nHost: localhost:{port}\r\n").into_bytes();
    for header in headers {
        bytes.extend_from_slice(header);
        bytes.extend_from_slice(b"\r\n");
    }
    if !body.is_empty() {
        let length = body.len();
        bytes.extend_from_slice(
            format!("Content-Type: {FORM}\r\nContent-Length: {length}\r\n").as_bytes(),
        );
    }
    bytes.extend_from_slice(b"Connection: close\r\n\r\n");
    bytes.extend_from_slice(body.as_bytes());
    exchange(port, &bytes).expect("an answer")
}

fn cookies(visitor: &Visitor) -> String {
    let pairs = visitor.cookies.iter().map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("; ")
}

fn cookie_line(parts: &[&[u8]]) -> Vec<u8> {
    [b"Cookie: ".to_vec(), parts.concat()].concat()
}

#[test]
fn a_cookie_that_is_no_text_costs_nothing_but_itself() {
    let server = Setup::new().start();
    let ada = signed_in(&server);
    let own = cookies(&ada);
    for odd in [&b"lang=caf\xe9"[..], b"\xa0", b"\xff\xfe=\x80", b"a=\"\xe9;\xe9\"", b"=\xc3"] {
        let before = cookie_line(&[odd, b"; ", own.as_bytes()]);
        let behind = cookie_line(&[own.as_bytes(), b";", odd]);
        let (first, second) = own.split_once("; ").expect("two cookies");
        let between = cookie_line(&[first.as_bytes(), b"; ", odd, b"; ", second.as_bytes()]);
        for line in [before, behind, between] {
            let text = String::from_utf8_lossy(&line).into_owned();
            for path in ["/private", "/account", "/api/private/", "/", "/no-such-page"] {
                let answer = ask(server.port, &format!("GET {path}"), &[&line], "");
                let expected = if path == "/no-such-page" { 404 } else { 200 };
                assert_eq!(answer.status, expected, "{path} {text}");
                let told = path.starts_with("/api") || answer.body.contains("ada");
                assert!(told, "{path} {text}: {}", answer.body);
            }
            // Among other headers, as proxies and browsers order them.
            let lines: [&[u8]; 4] = [b"User-Agent: a", b"X-Odd: \xe9", &line, b"Accept: text/html"];
            assert_eq!(ask(server.port, "GET /private", &lines, "").status, 200, "{text}");
        }
    }
}

#[test]
fn an_odd_cookie_keeps_nobody_from_renewing_or_signing_out() {
    let server = Setup::new().start();
    let mut ada = signed_in(&server);
    ada.forget_access();
    let line = cookie_line(&[b"lang=caf\xe9; ", cookies(&ada).as_bytes()]);
    let renewed = ask(server.port, "GET /private", &[&line], "");
    assert_eq!(renewed.status, 200);
    assert!(renewed.cookie(ACCESS).is_some() && renewed.cookie(REFRESH).is_some());
    let out = ask(server.port, "POST /logout", &[&line], "");
    assert_eq!((out.status, out.cookie(ACCESS)), (303, Some("")));
    assert!(!ada.is_signed_in());
}

#[test]
fn bytes_that_are_no_text_let_nothing_pass() {
    let server = Setup::new().start();
    let ada = signed_in(&server);
    let line = cookie_line(&[cookies(&ada).as_bytes()]);
    for odd in [&b"Origin: http://ev\xefl.example"[..], b"Sec-Fetch-Site: cross\xe9"] {
        let answer = ask(server.port, "POST /logout", &[&line, odd], "");
        assert_eq!(answer.status, 403, "{}", String::from_utf8_lossy(odd));
    }
    // A stranger's bytes are not looked for in anybody's memory.
    let strangers = ask(server.port, "GET /private", &[b"Cookie: \xe9"], "");
    assert_eq!(strangers.status, 303);
}

#[test]
fn an_entity_tag_that_is_no_text_is_no_unconditional_write() {
    let server = Setup::new().start();
    let ada = signed_in(&server);
    let file = server.directory.path().join("doorward.db");
    let mut database = crate::sqlite::Sqlite::open(&file);
    database.execute("UPDATE users SET is_staff = 1, is_superuser = 1");
    let body = format!("{{\"username\":\"ada\",\"password\":\"{PASSWORD}\"}}");
    let tokens = server.visitor().json("/api/token/", &body);
    let tokens: serde_json::Value = serde_json::from_str(&tokens.body).expect("JSON");
    let bearer = format!("Authorization: Bearer {}", tokens["access"].as_str().expect("a token"));
    for (tag, status) in [(&b"If-Match: \"\xe9\""[..], 400), (b"If-Match: \"1\"", 200)] {
        let headers = [bearer.as_bytes(), tag];
        let answer = ask(server.port, "PATCH /api/users/1/", &headers, "first_name=Ada");
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    drop(ada);
}

#[test]
fn hops_that_are_no_text_do_not_hide_the_client() {
    let server = Setup::new().with("DOORWARD_TRUSTED_PROXIES", "[\"127.0.0.1\"]").start();
    let forwarded = b"X-Forwarded-For: \xe9vil, 203.0.113.7";
    let wrong = form(&[("username", "nobody"), ("password", "wrong")]);
    assert_eq!(ask(server.port, "POST /login", &[forwarded], &wrong).status, 422);
    assert!(server.has_said("203.0.113.7"), "{}", server.log());
}

#[test]
fn an_authorization_that_is_not_ours_is_as_if_absent() {
    let server = Setup::new().start();
    let ada = signed_in(&server);
    for header in [
        "Basic eDp5",
        "Negotiate YII=",
        "Digest username=\"x\"",
        "",
        "Bearer of.proxys.token",
        "Bearer",
        "Bearer a b",
    ] {
        let mut beside = ada.clone();
        beside.headers.push(("Authorization".into(), header.into()));
        beside.headers.push(("Accept".into(), "text/html".into()));
        assert_eq!(beside.get("/private").status, 200, "{header:?}");
        // The cross-origin rule holds as well.
        let mut elsewhere = beside.clone();
        elsewhere.headers.push(("Sec-Fetch-Site".into(), "cross-site".into()));
        assert_eq!(elsewhere.post("/logout", &[]).status, 403, "{header:?}");
        beside.forget_access();
        assert!(beside.get("/private").cookie(ACCESS).is_some(), "{header:?} renews");
        let mut stranger = Visitor { cookies: Default::default(), ..beside.clone() };
        let answer = stranger.try_sign_in("ada").expect("an answer");
        assert_eq!(answer.status, 303, "{header:?}");
        assert!(answer.cookie(ACCESS).is_some(), "{header:?}");
    }
    let mut basic = ada.clone();
    basic.headers.push(("Authorization".into(), "Basic eDp5".into()));
    assert_eq!(basic.get("/api/private/").status, 200);
    basic.cookies.clear();
    let answer = basic.get("/api/private/");
    assert_eq!(answer.status, 401);
    assert!(answer.body.contains("credentials were not provided"), "{}", answer.body);
}

#[test]
fn a_bearer_token_of_this_site_decides_and_a_sign_in_beside_it_says_so() {
    let server = Setup::new().start();
    let mut ada = signed_in(&server);
    let body = format!("{{\"username\":\"ada\",\"password\":\"{PASSWORD}\"}}");
    let tokens = ada.json("/api/token/", &body);
    let tokens: serde_json::Value = serde_json::from_str(&tokens.body).expect("JSON");
    let bearer = format!("Bearer {}", tokens["access"].as_str().expect("a token"));
    let mut beside = server.visitor();
    beside.headers.push(("Authorization".into(), bearer));
    beside.headers.push(("Accept".into(), "text/html".into()));
    assert_eq!(beside.get("/private").status, 200);
    let answer = beside.try_sign_in("ada").expect("an answer");
    assert_eq!(answer.status, 422);
    assert!(answer.cookie(ACCESS).is_none());
    assert!(answer.body.contains("Authorization header"), "{}", answer.body);
    assert!(answer.body.contains("value=\"ada\""), "{}", answer.body);
}

#[test]
fn a_setting_that_changes_signs_nobody_out() {
    let setup = Setup::new().with("DOORWARD_SECRET_KEY", SECRET);
    let server = setup.start();
    let mut ada = signed_in(&server);
    let mut change = |name: &str, value: &str| {
        let server = setup.clone().with(name, value).start();
        assert!(ada.is_signed_in(), "{name}={value}: {}", server.log());
        drop(server);
    };
    drop(server);
    change("DOORWARD_PUBLIC_URL", "http://localhost:9");
    change("DOORWARD_AUDIENCE", "apps");
    change("DOORWARD_ACCESS_TOKEN_LIFETIME", "5");
    change("DOORWARD_REFRESH_TOKEN_LIFETIME", "60");
    change("DOORWARD_SESSION_LIFETIME", "100");
    change("DOORWARD_REFRESH_GRACE", "0");
    change("DOORWARD_SECRET_KEY_FALLBACKS", "[\"kMZ0Jx3C8yW1aT5vRq7uPd2sLf4hNg6B\"]");
    let swapped = setup.clone().with("DOORWARD_SECRET_KEY", "kMZ0Jx3C8yW1aT5vRq7uPd2sLf4hNg6B");
    let server = swapped.with("DOORWARD_SECRET_KEY_FALLBACKS", format!("[\"{SECRET}\"]")).start();
    assert!(ada.is_signed_in(), "{}", server.log());
}

/// A refresh token as the first version signed it, whose key followed from the secret alone.
fn first_version_token(sid: &str, user_id: i64, generation: i64, port: u16) -> String {
    struct Length;
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            32
        }
    }
    let mut key = [0; 32];
    hkdf::Salt::new(hkdf::HKDF_SHA256, b"doorward")
        .extract(SECRET.as_bytes())
        .expand(&[b"doorward refresh token"], Length)
        .and_then(|okm| okm.fill(&mut key))
        .expect("32 bytes");
    let claims = json!({
        "token_type": "refresh", "exp": 4_000_000_000_i64, "iat": 1_700_000_000, "sid": sid,
        "jti": "0123456789abcdef0123456789abcdef", "user_id": user_id.to_string(),
        "gen": generation, "iss": format!("http://localhost:{port}"),
    });
    jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(&key))
        .expect("a token")
}

/// Makes the database what it was with the first version.
fn age(ground: &Ground) {
    for statement in [
        "DROP TABLE farewells",
        "DROP TABLE installation",
        "ALTER TABLE sessions ADD COLUMN confirmed_generation BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE sessions DROP COLUMN handed_at",
        "ALTER TABLE sessions DROP COLUMN kept_generation",
        "ALTER TABLE sessions DROP COLUMN marked_generation",
        "ALTER TABLE sessions DROP COLUMN marked_at",
        "DROP TABLE bulk_jobs",
        "DROP TABLE deliveries",
        "DROP TABLE user_permissions",
        "DROP TABLE user_groups",
        "DROP TABLE group_permissions",
        "DROP TABLE groups",
        "ALTER TABLE sessions DROP COLUMN successor",
        "ALTER TABLE users DROP COLUMN language",
        "ALTER TABLE users DROP COLUMN time_zone",
        "ALTER TABLE users DROP COLUMN theme",
        "ALTER TABLE users DROP COLUMN terms_accepted",
        "DELETE FROM doorward_migrations WHERE version > 'm0005'",
    ] {
        ground.execute(statement);
    }
}

#[test]
fn a_database_of_the_first_version_keeps_everybody_signed_in() {
    let mut ground = Ground::new();
    ground.setup = ground.setup.with("DOORWARD_SECRET_KEY", SECRET);
    let server = ground.setup.start();
    let port = server.port;
    let _ = signed_in(&server);
    drop(server);
    let sid = ground.text("SELECT id FROM sessions");
    let user_id: i64 = ground.text("SELECT CAST(id AS TEXT) FROM users").parse().expect("a number");
    age(&ground);
    ground.execute(
        "UPDATE sessions SET generation = 3, confirmed_generation = 3, created_at = created_at - 60",
    );

    let server = ground.setup.start();
    let token = |generation| first_version_token(&sid, user_id, generation, port);
    let holder = |generation| {
        let mut ada = server.visitor();
        ada.cookies.insert(REFRESH.into(), token(generation));
        ada
    };
    let mut ada = holder(3);
    assert!(ada.is_signed_in(), "{}", server.log());
    assert_ne!(ada.cookies[REFRESH], token(3), "it rotates");
    assert!(holder(3).is_signed_in(), "the answer to it was lost");
    assert!(holder(2).is_signed_in(), "the browser had not kept the last one");
    assert!(ada.is_signed_in());
    // No session of today has tokens of that derivation.
    let mut bob = server.visitor();
    bob.register("bob");
    let sid = ground.text("SELECT id FROM sessions WHERE user_id <> (SELECT min(id) FROM users)");
    let forged = first_version_token(&sid, user_id + 1, 1, port);
    let mut mallory = server.visitor();
    mallory.cookies.insert(REFRESH.into(), forged);
    assert!(!mallory.is_signed_in());
    assert!(bob.is_signed_in());
    assert!(!server.log().contains("token_reused"), "{}", server.log());
}
