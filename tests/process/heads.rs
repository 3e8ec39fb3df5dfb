//! How long the head of a redirect may be: no longer than proxies take.

use crate::client::{PASSWORD, Visitor, raw};
use crate::server::{Server, Setup};

/// The longest destination, in bytes, as it stands in the query of an address.
const LONGEST: usize = 2000;
/// What nginx takes by default, where a page of memory has 4 kB.
const HEAD: usize = 4096;

/// The head of the answer to a request that this line and these lines begin.
fn head(server: &Server, visitor: &Visitor, line: &str, body: &str) -> String {
    let cookies: Vec<String> =
        visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = format!(
        "{line} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n\
         Cookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        cookies.join("; "),
        body.len(),
        port = server.port,
    );
    let said = raw(server.port, request.as_bytes()).expect("an answer");
    let said = String::from_utf8_lossy(&said).into_owned();
    let (head, _) = said.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    assert!(head.len() + 4 <= HEAD, "{} bytes: {head}", head.len());
    head.to_owned()
}

fn location(head: &str) -> &str {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(name, _)| name.eq_ignore_ascii_case("location")).expect("a location").1
}

#[test]
fn a_destination_that_fits_is_kept_and_a_longer_one_is_none() {
    let server = Setup::new().start();
    server.visitor().register("ada");
    let nobody = Visitor::new(server.port);
    // In the query of an address, `?` and `=` take three bytes each.
    for (length, fits) in [(LONGEST, true), (LONGEST + 1, false), (5000, false)] {
        let begin = "/private?q=";
        let next = format!("{begin}{}", "a".repeat(length - begin.len() - 4));
        let asked = head(&server, &nobody, &format!("GET {next}"), "");
        let (path, query) = location(&asked).split_once('?').unwrap_or((location(&asked), ""));
        assert_eq!(path, "/login");
        assert_eq!(query.len(), if fits { "next=".len() + length } else { 0 });
        let body = format!("username=ada&password={PASSWORD}&next={}", next.replace('?', "%3F"));
        let done = head(&server, &nobody, "POST /login", &body.replace("?q=", "%3Fq%3D"));
        assert_eq!(location(&done), if fits { next.as_str() } else { "/private" });
    }
    // Spaces grow when they are escaped once more.
    let next = format!("/private?q={}", "%20".repeat(600));
    assert_eq!(location(&head(&server, &nobody, &format!("GET {next}"), "")), "/login");
}

#[test]
fn what_was_searched_for_among_users_fits_into_the_address_of_the_list() {
    let setup = Setup::new();
    let server = setup.start();
    let mut root = server.visitor();
    root.register("root");
    let said = setup.run(&["users", "promote", "--superuser", "root"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(root.try_sign_in("root").expect("an answer").status, 303);
    root.cookies.retain(|name, _| name.contains("refresh"));
    let search: String = "\u{1d54f}".repeat(200);
    let search: String = url::form_urlencoded::byte_serialize(search.as_bytes()).collect();
    let list = format!("/admin/users?search={search}&is_active=true&ordering=-date_joined");
    let body = "action=activate&scope=page&ids=1&confirm=yes";
    let done = head(&server, &root, &format!("POST {list}"), body);
    assert!(location(&done).contains("done=many"), "{done}");
    assert_eq!(done.matches("-refresh=").count(), 1, "it renews as well: {done}");
}
