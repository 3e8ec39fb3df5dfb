//! Bytes that no browser sends.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use crate::client::{self, PASSWORD, Response, exchange, form};
use crate::server::{Server, Setup};

const FORM: &str = "application/x-www-form-urlencoded";

pub fn server() -> Server {
    Setup::new().start()
}

/// The answer to a request of these lines, which ends the connection.
pub fn ask(server: &Server, lines: &[&str], body: &str) -> Response {
    let text = format!("{}\r\nConnection: close\r\n\r\n{body}", lines.join("\r\n"));
    exchange(server.port, text.as_bytes()).unwrap_or_else(|error| panic!("{lines:?}: {error}"))
}

/// What every answer has, and what none has.
pub fn assert_sound(answer: &Response, what: &str) {
    assert!(answer.status < 500, "{what}: {}", answer.status);
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{what}: {answer:?}");
    }
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    let id = answer.header("x-request-id").unwrap_or_default();
    assert!((1..=64).contains(&id.len()), "{what}: no request id");
    assert_eq!(answer.header("server"), None, "{what}");
}

#[test]
fn exactly_one_valid_host_is_required() {
    let server = server();
    for hosts in [
        &[][..],
        &["Host: localhost", "Host: localhost"],
        &["Host: localhost", "Host: evil.example"],
        &["Host: "],
        &["Host: a b"],
        &["Host: localhost:port"],
        &["Host: localhost:99999"],
        &["Host: http://localhost"],
        &["Host: user@localhost"],
        &["Host: local/host"],
        &["Host: <script>"],
    ] {
        for path in ["/", "/login", "/static/doorward/style.css", "/nothing"] {
            let line = format!("GET {path} HTTP/1.1");
            let lines = [&[line.as_str()], hosts].concat();
            let answer = ask(&server, &lines, "");
            assert_eq!(answer.status, 400, "{lines:?}");
            assert_sound(&answer, &format!("{lines:?}"));
        }
    }
    for line in ["Host: 10.0.0.7:8000", "Host: a b", "Accept: */*"] {
        assert_eq!(ask(&server, &["GET /health/ready HTTP/1.1", line], "").status, 200, "{line}");
    }
    for host in ["localhost", "evil.example", "[::1]:80", "127.0.0.1:8000", "a.b.c."] {
        let answer = ask(&server, &["GET /login HTTP/1.1", &format!("Host: {host}")], "");
        assert_eq!(answer.status, 200, "{host}");
        assert!(!answer.body.contains("evil.example"), "{host}");
    }
}

#[test]
fn unusual_methods_are_answered_without_harm() {
    let server = server();
    for method in
        ["TRACE", "CONNECT", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW", "get", "G\u{e9}T"]
    {
        for path in ["/login", "/private", "/logout", "/static/doorward/style.css"] {
            let line = format!("{method} {path} HTTP/1.1");
            let answer = ask(&server, &[&line, "Host: localhost", "X-Canary: echo-me"], "");
            assert!((400..=501).contains(&answer.status), "{line}: {}", answer.status);
            assert_ne!(answer.status, 500, "{line}");
            assert!(!answer.body.contains("echo-me"), "{line} is echoed");
            if answer.status == 405 {
                assert_sound(&answer, &line);
                assert!(answer.header("allow").is_some(), "{line}: no Allow");
            }
        }
    }
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    let server = server();
    for path in ["/", "/login", "/private", "/static/doorward/style.css", "/nothing", "/logout"] {
        let head = format!("HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        let said = client::raw(server.port, head.as_bytes()).expect("an answer");
        let text = String::from_utf8_lossy(&said);
        let (_, body) = text.split_once("\r\n\r\n").expect("headers");
        assert_eq!(body, "", "HEAD {path} has a body");
        let head = Response::take(&mut said.clone()).expect("an answer");
        assert_sound(&head, path);
        let get = ask(&server, &[&format!("GET {path} HTTP/1.1"), "Host: localhost"], "");
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}

#[test]
fn http_1_0_is_answered_and_http_0_9_and_2_do_no_harm() {
    let server = server();
    for (expected, lines) in [
        (200, ["GET /", "GET /login?next=/private", "GET /health/live", "GET /health/ready"]),
        (405, ["OPTIONS /", "OPTIONS /login", "OPTIONS /health/live", "OPTIONS /health/ready"]),
    ] {
        for (line, headers) in lines.iter().flat_map(|line| {
            ["", "Host: localhost\r\n", "X: 1\r\nAccept: */*\r\n"].map(|headers| (line, headers))
        }) {
            let head = format!("{line} HTTP/1.0\r\n{headers}\r\n");
            let answer = exchange(server.port, head.as_bytes()).expect("an answer");
            assert_eq!(answer.status, expected, "{head:?}");
            assert_sound(&answer, &head);
        }
    }
    for bytes in [
        &b"GET /login\r\n\r\n"[..],
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    ] {
        let mut stream = client::connect(server.port).expect("a connection");
        stream.write_all(bytes).expect("taken");
        // The server may have closed it already.
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said);
        let status = Response::take(&mut said).map(|answer| answer.status);
        assert!(status.is_none_or(|status| status < 500), "{bytes:?}: {status:?}");
    }
    assert_eq!(server.visitor().get("/").status, 200);
}

#[test]
fn a_body_in_chunks_is_read_like_any_other() {
    let server = server();
    let chunked = |parts: &[&str]| -> String {
        let mut text = String::new();
        for part in parts {
            text += &format!("{:x}\r\n{part}\r\n", part.len());
        }
        text + "0\r\n\r\n"
    };
    let body = form(&[
        ("username", "ada"),
        ("email", "ada@example.com"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ]);
    let (first, second) = body.split_at(10);
    let lines = [
        "POST /register HTTP/1.1",
        "Host: localhost",
        "Transfer-Encoding: chunked",
        "Content-Type: application/x-www-form-urlencoded",
    ];
    let answer = ask(&server, &lines, &chunked(&[first, second]));
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_sound(&answer, "chunked");
    let long = "a".repeat(40_000);
    let answer = ask(&server, &lines, &chunked(&[&long]));
    assert_eq!(answer.status, 413);
    assert_sound(&answer, "chunked and long");
}

#[test]
fn two_lengths_for_one_body_are_not_guessed_at() {
    let server = server();
    let smuggled = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for headers in [
        &["Content-Length: 4", "Transfer-Encoding: chunked"][..],
        &["Content-Length: 4", "Content-Length: 60"],
        &["Content-Length: -1"],
        &["Content-Length: 4, 5"],
        &["Transfer-Encoding: chunked, identity"],
        &["Transfer-Encoding: xchunked"],
    ] {
        let lines = [&["POST /login HTTP/1.1", "Host: localhost"], headers].concat();
        let text = format!("{}\r\nContent-Type: {FORM}\r\n\r\n{smuggled}", lines.join("\r\n"));
        let mut stream = client::connect(server.port).expect("a connection");
        let _ = stream.write_all(text.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said);
        let mut statuses = Vec::new();
        while let Some(answer) = Response::take(&mut said) {
            statuses.push(answer.status);
        }
        assert!(statuses.iter().all(|status| *status < 500), "{headers:?}: {statuses:?}");
        assert!(statuses.len() <= 2, "{headers:?}: {statuses:?}");
    }
    let (_, log) = server.stop();
    assert!(!log.contains("/smuggled"), "{log}");
}

#[test]
fn requests_in_one_connection_are_answered_in_their_order() {
    let server = server();
    let mut text = String::new();
    for path in ["/health/live", "/nothing", "/login", "/private"] {
        text += &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    text += "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let mut said = client::raw(server.port, text.as_bytes()).expect("answers");
    let statuses: Vec<u16> =
        std::iter::from_fn(|| Response::take(&mut said)).map(|answer| answer.status).collect();
    assert_eq!(statuses, [200, 404, 200, 303, 200]);
}

#[test]
fn headers_beyond_measure_are_refused_or_borne() {
    let server = server();
    let many: Vec<String> = (0..95).map(|n| format!("X-H{n}: {}", "v".repeat(1_250))).collect();
    let crowd: Vec<String> = (0..500).map(|n| format!("X-H{n}: v")).collect();
    for (what, headers) in [
        ("one of 120 KB", vec![format!("X-Long: {}", "v".repeat(120_000))]),
        ("95 of 1.2 KB", many),
        ("500 headers", crowd),
        ("cookies of 30 KB", vec![format!("Cookie: a={}", "c".repeat(30_000))]),
        ("500 cookies", vec![format!("Cookie: {}", "a=b; ".repeat(500))]),
        ("our cookie of 30 KB", vec![format!("Cookie: {}={}", client::ACCESS, "e".repeat(30_000))]),
        ("a cookie without end", vec![format!("Cookie: {}=\"%00%ff;;;==", client::REFRESH)]),
        ("a bearer of 30 KB", vec![format!("Authorization: Bearer {}", "e.".repeat(15_000))]),
        ("a long request id", vec![format!("X-Request-Id: {}", "i".repeat(1_000))]),
        ("Latin-1", vec!["User-Agent: caf\u{e9}".into(), "Accept: \u{e9}".into()]),
        ("folding", vec!["X-Fold: a\r\n b".into()]),
        ("a space before the colon", vec!["Content-Length : 5".into()]),
        ("a proxy's words", vec!["X-Forwarded-For: ,,,;drop".into(), "X-Real-IP: 9".into()]),
    ] {
        for path in ["/", "/private", "/login"] {
            let text = format!(
                "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}\r\n\r\n",
                headers.join("\r\n")
            );
            let answer = exchange(server.port, text.as_bytes());
            let answer = answer.unwrap_or_else(|error| panic!("{what}: {error}"));
            assert!(answer.status < 500, "{what}: {}", answer.status);
            assert_eq!(answer.all("set-cookie").count(), 0, "{what}");
            if answer.status < 400 {
                assert_sound(&answer, what);
            }
        }
    }
}

#[test]
fn a_cookie_that_was_not_signed_here_counts_for_nothing_beside_one_that_was() {
    let server = server();
    let mut ada = server.visitor();
    ada.register("ada");
    let (access, refresh) = (&ada.cookies[client::ACCESS], &ada.cookies[client::REFRESH]);
    for (name, genuine) in [(client::ACCESS, access), (client::REFRESH, refresh)] {
        for other in ["", "foreign", "a.b.c", &access.replace('.', "-"), &genuine[..40]] {
            for cookies in [
                format!("Cookie: {name}={genuine}; {name}={other}"),
                format!("Cookie: {name}={other}; {name}={genuine}"),
                format!("Cookie: a=b;{name}={other};; {name}={genuine};{name}={other}; ="),
                format!("Cookie: {name}={other}\r\nCookie: {name}={genuine}"),
                format!("Cookie: {name}={genuine}\r\nCookie: {name}={other}"),
            ] {
                let answer =
                    ask(&server, &["GET /private HTTP/1.1", "Host: localhost", &cookies], "");
                assert_eq!(answer.status, 200, "{cookies}");
            }
        }
    }
}

#[test]
fn healthy_visitors_do_not_wait_for_idle_connections() {
    let server = server();
    let idle: Vec<_> = (0..200)
        .map(|number| {
            let mut stream = client::connect(server.port).expect("a connection");
            let part = ["", "GET", "GET / HTTP/1.1\r\nHost: local"][number % 3];
            stream.write_all(part.as_bytes()).expect("taken");
            stream
        })
        .collect();
    let begun = Instant::now();
    assert_eq!(server.visitor().get("/health/ready").status, 200);
    assert_eq!(server.visitor().get("/login").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    drop(idle);
}
