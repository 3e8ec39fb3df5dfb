//! What the log says, and what it never says (ASVS 16.2.5, 16.4.1).

use crate::client::{ACCESS, REFRESH, exchange};
use crate::server::{Server, Setup};

const CANARY: &str = "Canary-7f3a-of-a-secret";

/// Stops the server and checks its whole log for `secrets`.
fn assert_silent(server: Server, secrets: &[String]) -> String {
    let (status, log) = server.stop();
    assert_eq!(status.code(), Some(0));
    assert!(log.contains("/private"), "the log is not there: {log}");
    for secret in secrets {
        assert!(!secret.is_empty());
        assert!(!log.contains(secret.as_str()), "{secret} is in the log:\n{log}");
    }
    for word in ["$2b$", "bcrypt_sha256$", "eyJ", "Canary", "canary"] {
        assert!(!log.contains(word), "{word} is in the log:\n{log}");
    }
    log
}

#[test]
fn a_whole_visit_leaves_no_secret_in_the_log() {
    let server = Setup::new().start();
    let mut ada = server.visitor();
    ada.headers = vec![
        ("User-Agent".into(), format!("Mozilla/5.0 {CANARY}")),
        ("Referer".into(), format!("http://localhost/?{CANARY}")),
    ];
    let made = ada.post(
        &format!("/register?token={CANARY}"),
        &[
            ("username", "ada"),
            ("email", "ada@example.com"),
            ("password", CANARY),
            ("password2", CANARY),
            ("next", "/private?canary"),
        ],
    );
    assert_eq!(made.status, 303, "{}", made.body);
    let mut secrets: Vec<String> = ada.cookies.values().cloned().collect();
    assert_eq!(ada.get(&format!("/private?code={CANARY}")).status, 200);
    assert_eq!(ada.forget_access().get("/private").status, 200);
    secrets.extend(ada.cookies.values().cloned());
    assert_eq!(ada.get(&format!("/nothing?code={CANARY}")).status, 404);
    let stranger = |fields: &[(&str, &str)]| server.visitor().post("/login", fields).status;
    assert_eq!(stranger(&[("username", "ada"), ("password", "canary-but-wrong")]), 422);
    assert_eq!(stranger(&[("username", "nobody"), ("password", CANARY)]), 422);
    // People type their password into the field above it.
    assert_eq!(stranger(&[("username", CANARY), ("password", "x")]), 422);
    let body = format!("{{\"username\":\"ada\",\"password\":\"{CANARY}\"}}");
    let pair = server.visitor().json("/login", &body);
    assert_eq!(pair.status, 200, "{}", pair.body);
    let pair: Vec<String> =
        pair.body.split('"').filter(|part| part.starts_with("eyJ")).map(str::to_owned).collect();
    assert_eq!(pair.len(), 2);
    let mut script = server.visitor();
    script.headers = vec![("Authorization".into(), format!("Bearer {}", pair[1]))];
    script.get("/private");
    script.headers = vec![("Authorization".into(), format!("Bearer {CANARY}"))];
    script.get("/private");
    secrets.extend(pair);
    assert_eq!(ada.post("/logout", &[]).status, 303);
    assert_silent(server, &secrets);
}

#[test]
fn requests_that_fail_leave_no_secret_in_the_log_either() {
    let server = Setup::new().start();
    let mut visitor = server.visitor();
    for (kind, body) in [
        ("application/json", format!("{{\"password\":\"{CANARY}\"")),
        ("application/json", format!("[\"{CANARY}\"]")),
        ("application/json", format!("{{\"username\":{{\"{CANARY}\":1}}}}")),
        ("application/x-www-form-urlencoded", format!("password={CANARY}%ff")),
        ("application/x-www-form-urlencoded", CANARY.repeat(2_000)),
        ("multipart/form-data; boundary=x", format!("--x\r\n{CANARY}")),
        ("text/plain", CANARY.to_owned()),
        ("", String::new()),
    ] {
        for path in ["/login", "/register", "/logout", "/private"] {
            let path = format!("{path}?code={CANARY}");
            let answer = visitor.try_send("POST", &path, kind, &body).expect("an answer");
            assert!(answer.status < 500, "{path} {kind}");
        }
    }
    for (name, value) in
        [(ACCESS, CANARY), (REFRESH, CANARY), (ACCESS, "eyJhbGciOiJub25lIn0.eyJ1c2VyX2lkIjoiMSJ9.")]
    {
        visitor.cookies.insert(name.into(), value.into());
        assert_eq!(visitor.get("/private").status, 303);
    }
    visitor.cookies.clear();
    for header in [
        ("Authorization", format!("Basic {CANARY}")),
        ("Authorization", format!("Bearer {CANARY} {CANARY}")),
        ("X-Request-Id", format!("{CANARY} with spaces")),
        ("Cookie", format!("other={CANARY}")),
    ] {
        visitor.headers = vec![(header.0.into(), header.1)];
        visitor.get(&format!("/private?next={CANARY}"));
        visitor.post("/login", &[("username", CANARY), ("password", CANARY)]);
    }
    let request = format!("GET /private?{CANARY} HTTP/1.1\r\nConnection: close\r\n\r\n");
    exchange(server.port, request.as_bytes()).expect("an answer");
    assert_silent(server, &[]);
}

#[test]
fn what_people_send_cannot_make_lines_of_its_own() {
    let server = Setup::new().start();
    let forged = "a\r\n{\"event\":\"forged\"}\n\u{2028}\u{1b}[31mred";
    let mut visitor = server.visitor();
    visitor.post("/login", &[("username", forged), ("password", forged)]);
    visitor.post("/register", &[("username", forged), ("email", forged), ("next", forged)]);
    for path in [
        "/%0d%0aforged-line",
        "/private%0aforged-line",
        "/%1b%5b31mforged-line",
        "/%e2%80%a8forged-line",
        "/a%00forged-line",
    ] {
        visitor.get(path);
    }
    visitor.headers = vec![("X-Forwarded-For".into(), "\u{1b}[31mforged-line".into())];
    visitor.try_send("GET", "/private", "a/b\u{1b}forged-line", "").expect("an answer");
    visitor.try_send("POST", "/login", "a/\u{1b}[1mforged-line", "x").expect("an answer");
    let (_, log) = server.stop();
    assert!(log.contains("/login"), "{log}");
    assert!(!log.contains('\u{1b}'), "a terminal would obey: {log:?}");
    assert!(!log.contains('\u{2028}') && !log.contains('\0'), "{log:?}");
    for line in log.lines() {
        let own = !line.trim_start().starts_with("forged")
            && !line.trim_start().starts_with("{\"event\":\"forged\"");
        assert!(own, "a forged line: {line}");
    }
}

#[test]
fn every_answer_has_its_line_with_its_request_id() {
    let server = Setup::new().start();
    let mut ids = Vec::new();
    for path in ["/", "/login", "/nothing", "/private", "/static/doorward/style.css"] {
        let answer = server.visitor().get(path);
        ids.push(answer.header("x-request-id").expect("an id").to_owned());
    }
    let mut visitor = server.visitor();
    visitor.headers = vec![("X-Request-Id".into(), "from-the-proxy.1".into())];
    let answer = visitor.get("/login");
    let own = answer.header("x-request-id").expect("an id").to_owned();
    assert_ne!(own, "from-the-proxy.1");
    ids.push(own.clone());
    let (_, log) = server.stop();
    let both = log.lines().find(|line| line.contains(&own)).expect("its line");
    assert!(both.contains("from-the-proxy.1"), "{both}");
    for id in ids {
        let lines: Vec<&str> = log.lines().filter(|line| line.contains(&id)).collect();
        assert_eq!(lines.len(), 1, "{id}: {log}");
    }
}

/// Release builds write JSON, for machines.
#[cfg(not(debug_assertions))]
#[test]
fn in_release_every_line_of_the_log_is_json() {
    let server = Setup::new().start();
    server.visitor().get("/login");
    server.visitor().post("/login", &[("username", "a\nb"), ("password", "c\nd")]);
    let (_, log) = server.stop();
    let lines: Vec<&str> = log.lines().filter(|line| line.starts_with('{')).collect();
    assert!(lines.len() >= 2, "{log}");
    for line in lines {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(line);
        assert!(parsed.is_ok(), "{line}");
    }
}

#[test]
fn a_guard_that_lets_nobody_in_makes_no_line_of_its_own() {
    let server = Setup::new().start();
    assert_eq!(server.visitor().get("/private").status, 303);
    let (_, log) = server.stop();
    assert!(log.contains("/private"), "{log}");
    assert!(!log.contains("Request guard") && !log.contains("Outcome"), "{log}");
}
