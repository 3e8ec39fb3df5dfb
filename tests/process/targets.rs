//! Paths that lead nowhere.

use crate::client::{Visitor, exchange};
use crate::wire::{ask, assert_sound, server};

#[test]
fn nothing_but_the_built_in_files_is_below_static() {
    let server = server();
    for path in [
        "/static/../doorward.db",
        "/static/..%2fdoorward.secret",
        "/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/static/%2e%2e/doorward.secret",
        "/static/%2e%2e%2fdoorward.secret",
        "/static/%252e%252e%252fdoorward.secret",
        "/static/..%5cdoorward.secret",
        "/static/..\\doorward.secret",
        "/static//doorward.secret",
        "/static//etc/passwd",
        "/static///etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/doorward/../../doorward.secret",
        "/static/doorward/style.css/../../../doorward.secret",
        "/static/.env",
        "/static/.git/config",
        "/static/doorward",
        "/static/doorward/",
        "/static/doorward/style.css%00.html",
        "/static/doorward/STYLE.CSS",
        "/static/c:%5cwindows%5cwin.ini",
        "/static",
        "/static/",
        "/doorward.secret",
        "/..%2fdoorward.secret",
        "//doorward.secret",
    ] {
        let answer = ask(&server, &[&format!("GET {path} HTTP/1.1"), "Host: localhost"], "");
        assert!(matches!(answer.status, 404 | 400), "{path}: {}", answer.status);
        assert_sound(&answer, path);
        assert!(!answer.body.contains("root:"), "{path}");
    }
}

#[test]
fn broken_targets_are_refused() {
    let server = server();
    for target in [
        "/%",
        "/%zz",
        "/%0",
        "/%00",
        "/%0d%0aSet-Cookie:%20a=b",
        "/%ff%fe",
        "/login?next=%00",
        "/login?next=%ff",
        "/login?next=%zz",
        "/login?%00=%00",
        "/register?next=%0d%0aX:%201",
        "/private?%ff",
        "*",
        "http://evil.example/login",
        "http://localhost/login",
        "/a//b///c",
        "/login?next=/a&next=/b",
        "/login?format=%ff",
        "/login#part",
        "/login;a=b",
        "/\u{e9}",
        "/private/%2e%2e/login",
        "/.doorward/refused",
        "/login?next=%2Flogin%3Fnext%3D%252F",
    ] {
        for method in ["GET", "POST", "HEAD"] {
            let line = format!("{method} {target} HTTP/1.1");
            let answer = ask(&server, &[&line, "Host: localhost"], "");
            assert!(answer.status < 500, "{line}: {}", answer.status);
            assert!(answer.header("set-cookie").is_none(), "{line}");
            assert!(answer.header("x").is_none(), "{line}");
            let place = answer.header("location").unwrap_or("/");
            assert!(place.starts_with('/') && !place.starts_with("//"), "{line}: {place}");
            if answer.header("content-length") != Some("0") {
                assert_sound(&answer, &line);
            }
        }
    }
    for target in [&b"/\x00"[..], b"/a\x01b", b"/a\x7fb", b"/\xff", b"/a\tb", b"/a b"] {
        let request =
            [b"GET ", target, b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"];
        if let Ok(answer) = exchange(server.port, &request.concat()) {
            assert!((400..500).contains(&answer.status), "{target:?}: {}", answer.status);
        }
    }
    let mut visitor = Visitor::new(server.port);
    assert_eq!(visitor.get("/").status, 200);
}
