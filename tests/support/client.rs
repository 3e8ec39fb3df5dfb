//! A browser and a script, down to the bytes.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

pub const ACCESS: &str = "__Host-Http-doorward-access";
pub const REFRESH: &str = "__Host-Http-doorward-refresh";
/// A password that every rule accepts.
pub const PASSWORD: &str = "brass-Lantern-47";

/// The longest that a client waits for the next bytes.
const PATIENCE: Duration = Duration::from_secs(30);

/// One answer.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Response {
    /// Takes the first answer off `bytes`.
    pub fn take(bytes: &mut Vec<u8>) -> Option<Response> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned()))
            .collect();
        let length = headers
            .iter()
            .find(|(name, _)| name == "content-length")
            .and_then(|(_, value)| value.parse::<usize>().ok());
        let rest = bytes.split_off(end + 4);
        let length = length.unwrap_or(rest.len()).min(rest.len());
        let body = String::from_utf8_lossy(&rest[..length]).into_owned();
        *bytes = rest[length..].to_vec();
        Some(Response { status, headers, body })
    }

    /// The first header of this name, in lower case.
    pub fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).next()
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The value that the answer gives a cookie; empty when it clears it.
    pub fn cookie<'a>(&'a self, name: &str) -> Option<&'a str> {
        self.all("set-cookie").find_map(|cookie| {
            let (given, rest) = cookie.split_once('=')?;
            (given == name).then(|| rest.split(';').next().unwrap_or_default())
        })
    }
}

/// What came back for raw bytes until the server closed: every byte it said.
pub fn raw(port: u16, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = connect(port)?;
    // A server that has heard enough may close before it has taken everything.
    let _ = stream.write_all(request);
    let mut said = Vec::new();
    match stream.read_to_end(&mut said) {
        Err(error) if said.is_empty() => Err(error),
        _ => Ok(said),
    }
}

/// The one answer to raw bytes that ask for the connection to be closed.
pub fn exchange(port: u16, request: &[u8]) -> std::io::Result<Response> {
    let mut said = raw(port, request)?;
    Response::take(&mut said).ok_or_else(|| Error::new(ErrorKind::UnexpectedEof, "no answer"))
}

/// The first answer on a connection, as soon as its headers are there, or `None` when the server
/// closes without one.
pub fn first_answer(stream: &mut TcpStream) -> Option<Response> {
    let (mut said, mut chunk) = (Vec::new(), [0; 4096]);
    while !said.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut chunk) {
            Ok(count @ 1..) => said.extend_from_slice(&chunk[..count]),
            _ => break,
        }
    }
    Response::take(&mut said)
}

/// A connection with patience.
pub fn connect(port: u16) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Somebody with a cookie jar.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    pub port: u16,
    pub cookies: BTreeMap<String, String>,
    pub headers: Vec<(String, String)>,
}

impl Visitor {
    pub fn new(port: u16) -> Self {
        Visitor { port, ..Visitor::default() }
    }

    pub fn get(&mut self, path: &str) -> Response {
        self.try_send("GET", path, "", "").expect("an answer")
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.try_post(path, fields).expect("an answer")
    }

    pub fn try_post(&mut self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Response> {
        let kind = "application/x-www-form-urlencoded";
        self.try_send("POST", path, kind, &form(fields))
    }

    pub fn json(&mut self, path: &str, body: &str) -> Response {
        self.try_send("POST", path, "application/json", body).expect("an answer")
    }

    /// Registers `name` with [`PASSWORD`], which signs in.
    pub fn try_register(&mut self, name: &str) -> std::io::Result<Response> {
        let email = format!("{name}@example.com");
        self.try_post(
            "/register",
            &[
                ("username", name),
                ("email", &email),
                ("password", PASSWORD),
                ("password2", PASSWORD),
            ],
        )
    }

    pub fn register(&mut self, name: &str) {
        let answer = self.try_register(name).expect("an answer");
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    pub fn try_sign_in(&mut self, name: &str) -> std::io::Result<Response> {
        self.try_post("/login", &[("username", name), ("password", PASSWORD)])
    }

    /// The same browser after its access cookie has expired.
    pub fn forget_access(&mut self) -> &mut Self {
        self.cookies.remove(ACCESS);
        self
    }

    pub fn is_signed_in(&mut self) -> bool {
        self.get("/private").status == 200
    }

    /// The request as it goes out.
    pub fn bytes(&self, method: &str, path: &str, kind: &str, body: &str) -> Vec<u8> {
        let mut text = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n",
            self.port
        );
        if !self.cookies.is_empty() {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            text += &format!("Cookie: {}\r\n", pairs.join("; "));
        }
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\r\n");
        }
        if !kind.is_empty() {
            text += &format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        }
        format!("{text}\r\n{body}").into_bytes()
    }

    pub fn try_send(
        &mut self,
        method: &str,
        path: &str,
        kind: &str,
        body: &str,
    ) -> std::io::Result<Response> {
        let answer = exchange(self.port, &self.bytes(method, path, kind, body))?;
        for name in [ACCESS, REFRESH] {
            match answer.cookie(name) {
                Some("") => drop(self.cookies.remove(name)),
                Some(value) => drop(self.cookies.insert(name.into(), value.into())),
                None => {}
            }
        }
        Ok(answer)
    }

    /// Sends a request and does not read the answer; the connection is open as long as it is kept.
    pub fn send_only(&self, method: &str, path: &str) -> TcpStream {
        let mut stream = connect(self.port).expect("a connection");
        stream.write_all(&self.bytes(method, path, "", "")).expect("the server takes the request");
        stream
    }
}

/// Fields as a browser writes them (WHATWG URL §5.2).
pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
