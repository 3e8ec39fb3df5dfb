//! Bodies that come late, in masses, or in knots.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use crate::client::{self, PASSWORD, Response, Visitor, exchange, form};
use crate::server::Setup;

const FORM: &str = "application/x-www-form-urlencoded";

fn post(path: &str, kind: &str, length: usize) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    )
}

#[test]
fn a_body_that_stops_coming_is_answered_408_or_cut_off_within_15_seconds() {
    let server = Setup::new().start();
    let port = server.port;
    std::thread::scope(|scope| {
        for (path, kind, start) in [
            ("/login", FORM, "username=ada&password=brass"),
            ("/login", FORM, "a"),
            ("/register", FORM, "_method=put&username=ada"),
            ("/login", "application/json", "{\"username\":\"ada\","),
            ("/register", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: fo"),
            ("/logout", FORM, "next=%2F&more=than20bytes"),
            ("/login", "text/plain", "nothing that anybody reads"),
            ("/nothing", FORM, "nothing that anybody reads"),
        ] {
            scope.spawn(move || {
                let begun = Instant::now();
                let mut stream = client::connect(port).expect("a connection");
                let request = post(path, kind, 5_000) + start;
                stream.write_all(request.as_bytes()).expect("taken");
                let status = client::first_answer(&mut stream).map(|answer| answer.status);
                let waited = begun.elapsed();
                assert!(waited < Duration::from_secs(15), "{path} {kind}: {waited:?}");
                let fitting = status.is_none_or(|status| status < 500);
                assert!(fitting, "{path} {kind}: {status:?}");
            });
        }
        for _ in 0..20 {
            let begun = Instant::now();
            assert_eq!(Visitor::new(port).get("/login").status, 200);
            assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        }
    });
}

#[test]
fn a_body_that_trickles_does_not_outlast_the_limit() {
    let server = Setup::new().start();
    let mut stream = client::connect(server.port).expect("a connection");
    let limit = Some(Duration::from_millis(500));
    stream.set_read_timeout(limit).expect("a socket");
    let request = post("/login", FORM, 5_000) + "username=ada&password=";
    stream.write_all(request.as_bytes()).expect("taken");
    let begun = Instant::now();
    let mut said = [0; 64];
    loop {
        // The wait for an answer paces the bytes.
        match stream.read(&mut said) {
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) => {}
            _ => break,
        }
        assert!(begun.elapsed() < Duration::from_secs(15), "still listening");
        if stream.write_all(b"a").is_err() {
            break;
        }
    }
}

#[test]
fn a_body_that_breaks_off_changes_nothing() {
    let server = Setup::new().start();
    let body = form(&[
        ("username", "ada"),
        ("email", "ada@example.com"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ]);
    let mut stream = client::connect(server.port).expect("a connection");
    let request = post("/register", FORM, body.len() + 20) + &body;
    stream.write_all(request.as_bytes()).expect("taken");
    stream.shutdown(std::net::Shutdown::Write).expect("open");
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    let status = Response::take(&mut said).map(|answer| answer.status);
    assert!(status.is_none_or(|status| (400..500).contains(&status)), "{status:?}");
    assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 422);
}

#[test]
fn a_megabyte_is_413_and_the_client_gets_to_read_it() {
    let server = Setup::new().start();
    let megabyte = "a".repeat(1_048_576);
    for (path, kind, begin) in [
        ("/login", FORM, "username="),
        ("/register", FORM, "password="),
        ("/login", "application/json", "\""),
        ("/register", "multipart/form-data; boundary=x", "--x\r\n"),
    ] {
        let begun = Instant::now();
        let body = format!("{begin}{megabyte}");
        let request = post(path, kind, body.len()) + &body;
        let answer = exchange(server.port, request.as_bytes());
        let answer = answer.unwrap_or_else(|error| panic!("{path} {kind}: {error}"));
        assert_eq!(answer.status, 413, "{path} {kind}");
        assert!(answer.header("x-request-id").is_some(), "{path} {kind}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}

#[test]
fn bodies_to_places_that_read_none_do_no_harm() {
    let server = Setup::new().start();
    let body = "a".repeat(1_048_576);
    for path in ["/logout", "/nothing", "/private", "/static/doorward/style.css", "/health/live"] {
        let request = post(path, FORM, body.len()) + &body;
        if let Ok(answer) = exchange(server.port, request.as_bytes()) {
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
    }
    assert_eq!(server.visitor().get("/").status, 200);
}

#[test]
fn json_in_knots_is_400() {
    let server = Setup::new().start();
    for body in [
        "[".repeat(10_000),
        "{\"a\":".repeat(10_000),
        "[".repeat(10_000) + &"]".repeat(10_000),
        format!("{{\"username\":{}1{}}}", "[".repeat(9_000), "]".repeat(9_000)),
        "{\"username\":\"a\"".into(),
        "{\"username\":\"\\ud800\",\"password\":\"x\"}".into(),
        "{\"username\":1e999,\"password\":\"x\"}".into(),
        "\u{feff}{}".into(),
        "{'a':1}".into(),
        "[]".into(),
        "null".into(),
        "{\"username\":{},\"password\":[]}".into(),
    ] {
        let begun = Instant::now();
        for path in ["/login", "/register"] {
            let answer = server.visitor().json(path, &body);
            let start: String = body.chars().take(40).collect();
            assert_eq!(answer.status, 400, "{path} {start}");
            assert_eq!(answer.header("content-type"), Some("application/json"));
        }
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    }
}

#[test]
fn bodies_of_broken_forms_are_4xx() {
    let server = Setup::new().start();
    let many = "a=b&".repeat(5_000);
    let multipart = "multipart/form-data; boundary=x";
    for (kind, body) in [
        (FORM, "%"),
        (FORM, "username=%zz&password=%ff%fe"),
        (FORM, "username=%00&password=%00%00%00%00%00%00%00%00"),
        (FORM, "=&=&=&&&&"),
        (FORM, many.as_str()),
        (FORM, "_method=delete&username=ada"),
        (FORM, "_method=get"),
        ("application/x-www-form-urlencoded; charset=utf-16", "username=a"),
        ("multipart/form-data", "--x"),
        (multipart, "--x"),
        (multipart, "--x\r\n\r\n--x--"),
        (
            multipart,
            "--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n\u{0}\r\n--x--",
        ),
        ("text/plain", "{\"username\":\"ada\"}"),
        ("application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
        ("not a type", "a=b"),
        ("", ""),
        ("application/json; charset=\u{e9}", "{}"),
    ] {
        for path in ["/login", "/register"] {
            let request = post(path, kind, body.len()) + body;
            let answer = exchange(server.port, request.as_bytes()).expect("an answer");
            let fitting = (400..500).contains(&answer.status);
            assert!(fitting, "{path} {kind} {body:.40}: {}", answer.status);
            assert!(!answer.body.contains("root:"));
            assert_eq!(answer.all("set-cookie").count(), 0, "{path} {kind}");
        }
    }
}
