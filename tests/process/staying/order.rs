//! Heads as other programs write them.

use super::{cookie_line, cookies, signed_in};
use crate::client::exchange;
use crate::server::Setup;

#[test]
fn the_order_of_headers_and_the_ends_of_lines_make_no_difference() {
    let server = Setup::new().start();
    let ada = signed_in(&server);
    let cookie = cookie_line(&[b"lang=caf\xe9; ", cookies(&ada).as_bytes()]);
    let host = format!("Host: localhost:{}", server.port).into_bytes();
    let accept = b"Accept: text/html".to_vec();
    for target in ["/", "/private", "/private/", "/private?a=b"] {
        for lines in
            [[&cookie, &host, &accept], [&host, &cookie, &accept], [&accept, &host, &cookie]]
        {
            for end in [&b"\r\n"[..], b"\n"] {
                let mut head = format!("GET {target} HTTP/1.1").into_bytes();
                for line in lines.into_iter().map(Vec::as_slice).chain([&b"Connection: close"[..]])
                {
                    head.extend_from_slice(end);
                    head.extend_from_slice(line);
                }
                head.extend_from_slice(&end.repeat(2));
                let answer = exchange(server.port, &head).expect("an answer");
                let text = String::from_utf8_lossy(&head);
                assert!(answer.status == 200 && answer.body.contains("ada"), "{text}");
            }
        }
    }
}
