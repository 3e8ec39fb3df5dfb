//! Connections that are kept open: dripping, silent, idle.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::client::{self, first_answer};
use crate::server::Setup;

/// A client and what it says first, and then in each second.
struct Client {
    what: &'static str,
    stream: TcpStream,
    drip: &'static [u8],
    closed: bool,
}

fn open(port: u16, what: &'static str, start: &str, drip: &'static [u8]) -> Client {
    let mut stream = client::connect(port).expect("a connection");
    stream.write_all(start.as_bytes()).expect("taken");
    stream.set_nonblocking(true).expect("a socket");
    Client { what, stream, drip, closed: false }
}

fn is_closed(stream: &mut TcpStream) -> bool {
    loop {
        match stream.read(&mut [0; 4096]) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => return error.kind() != std::io::ErrorKind::WouldBlock,
        }
    }
}

/// A request on a connection that stays open, and its answer.
fn ask(stream: &mut TcpStream) -> Option<u16> {
    stream.write_all(b"GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n").ok()?;
    first_answer(stream).map(|answer| answer.status)
}

#[test]
fn drips_and_silence_are_closed_within_20_seconds_and_what_idles_is_not() {
    let server = Setup::new().start();
    let mut idle: Vec<_> =
        (0..4).map(|_| client::connect(server.port).expect("a connection")).collect();
    for stream in &mut idle {
        assert_eq!(ask(stream), Some(200));
        // What is left of the answer.
        stream.set_nonblocking(true).expect("a socket");
        while stream.read(&mut [0; 4096]).is_ok_and(|count| count > 0) {}
    }
    let body = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\r\n";
    let whole = "GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut clients: Vec<Client> = (0..100)
        .flat_map(|_| {
            [
                open(server.port, "silence", "", b""),
                open(server.port, "half a head", "GET / HTTP/1.1\r\nHo", b""),
                open(server.port, "a dripping head", "GET / HTTP/1.1\r\nX: ", b"a"),
                open(server.port, "a dripping body", body, b"a"),
                open(server.port, "a drip after an answer", whole, b"G"),
            ]
        })
        .collect();
    let begun = Instant::now();
    while clients.iter().any(|client| !client.closed) {
        let left: Vec<_> = clients.iter().filter(|one| !one.closed).map(|one| one.what).collect();
        assert!(begun.elapsed() < Duration::from_secs(20), "open: {left:?}");
        assert_eq!(server.visitor().get("/login").status, 200);
        std::thread::sleep(Duration::from_secs(1));
        for client in clients.iter_mut().filter(|client| !client.closed) {
            let refused = !client.drip.is_empty() && client.stream.write_all(client.drip).is_err();
            client.closed = refused || is_closed(&mut client.stream);
        }
    }
    assert!(begun.elapsed() > Duration::from_secs(10), "{:?}", begun.elapsed());
    for stream in &mut idle {
        stream.set_nonblocking(false).expect("a socket");
        assert_eq!(ask(stream), Some(200), "an idle connection was closed");
    }
}

/// Thousands of half requests, each of which keeps its buffers, are not kept for as long as one.
#[test]
fn in_a_crowd_of_half_requests_those_that_wait_longest_are_closed_first() {
    let server = Setup::new().start();
    let hashing = 33 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let half = || open(server.port, "half a head", "GET / HTTP/1.1\r\nHo", b"");
    let mut first: Vec<_> = (0..100).map(|_| half()).collect();
    std::thread::sleep(Duration::from_millis(1_500));
    let mut later: Vec<_> = (0..100 + hashing).map(|_| half()).collect();
    let begun = Instant::now();
    let mut open = [100, 100 + hashing];
    while open[0] > 50 {
        assert!(begun.elapsed() < Duration::from_secs(20), "none is closed");
        std::thread::sleep(Duration::from_millis(50));
        open = [&mut later, &mut first].map(|clients| {
            clients.iter_mut().for_each(|client| client.closed |= is_closed(&mut client.stream));
            clients.iter().filter(|client| !client.closed).count()
        });
        open.reverse();
    }
    assert_eq!(open, [50, 100 + hashing], "closed though others had waited longer");
    assert_eq!(server.visitor().get("/login").status, 200);
}

#[test]
fn a_connection_may_idle_as_long_as_is_set_and_not_longer() {
    let server = Setup::new().with("DOORWARD_KEEP_ALIVE_IDLE", 3).start();
    let mut stream = client::connect(server.port).expect("a connection");
    assert_eq!(ask(&mut stream), Some(200));
    let begun = Instant::now();
    let _ = stream.read_to_end(&mut Vec::new());
    let idled = begun.elapsed();
    assert!((3..15).contains(&idled.as_secs()), "{idled:?}");
}

#[test]
fn descriptors_that_run_out_are_a_line_in_the_log() {
    let server = Setup::new().after_shell("ulimit -n 200").start();
    let many: Vec<_> =
        (0..180).map(|_| client::connect(server.port).expect("a connection")).collect();
    assert!(server.has_said("descriptors_scarce"), "{}", server.log());
    drop(many);
    assert_eq!(server.visitor().get("/login").status, 200);
}
