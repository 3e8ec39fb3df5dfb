//! What is under way when the server is told to end.

use std::io::Write;
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::client::{self, PASSWORD, Visitor, first_answer, form};
use crate::server::{Server, Setup};
use crate::sqlite::Sqlite;

#[test]
fn answers_under_way_are_given_and_nothing_new_is_taken() {
    // Six hashes take longer than Rocket's own patience.
    let setup = Setup::new()
        .with("DOORWARD_BCRYPT_COST", 13)
        .with("DOORWARD_THROTTLE", false)
        .with("DOORWARD_SHUTDOWN_GRACE", 60);
    let server = setup.start();
    let body = form(&[("username", "nobody"), ("password", "nothing")]);
    let request = server.visitor().bytes("POST", "/login", FORM, &body);
    let request = String::from_utf8(request).expect("text").replace("Connection: close\r\n", "");
    let mut waiting: Vec<TcpStream> = (0..6)
        .map(|_| {
            let mut one = client::connect(server.port).expect("a connection");
            one.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
            one.write_all(request.as_bytes()).expect("the request goes out");
            one
        })
        .collect();
    // Those were read before this one.
    assert_eq!(server.visitor().get("/health/live").status, 200);
    let mut idle = client::connect(server.port).expect("a connection");
    idle.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("taken");
    assert_eq!(first_answer(&mut idle).map(|answer| answer.status), Some(200));
    let _silent = client::connect(server.port).expect("a connection");
    let id = server.id().to_string();
    let told = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &id]).status();
    assert!(told.is_ok_and(|status| status.success()), "no kill -TERM");
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", server.port)).is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(30), "new connections are taken");
    }
    for one in &mut waiting {
        let answer = first_answer(one).expect("an answer");
        assert!([422, 503].contains(&answer.status), "{}", answer.status);
    }
    let (status, log) = server.stop();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(!log.contains("cut_off"), "{log}");
    assert!(begun.elapsed() < Duration::from_secs(60), "it waits for nothing");
}

const FORM: &str = "application/x-www-form-urlencoded";

const USERS: i64 = 30_000;

/// An installation with the superuser `root` and a crowd.
fn crowded() -> Setup {
    let setup = Setup::new()
        .with("DOORWARD_SUPERUSER_PASSWORD", PASSWORD)
        .with("DOORWARD_PUBLIC_URL", "http://localhost:1");
    assert_eq!(setup.run(&["migrate"]).code, Some(0));
    let root = ["create-superuser", "--no-input", "--username", "root"];
    let said = setup.run(&[&root[..], &["--email", "root@example.com"]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    database(&setup).execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) \
         INSERT INTO users (username, username_key, username_skeleton, email, email_key, \
         first_name, last_name, password, is_active, is_staff, is_superuser, date_joined, \
         last_login, version) SELECT 'user' || i, 'user' || i, 'user' || i, \
         'user' || i || '@example.org', 'user' || i || '@example.org', '', '', '!', TRUE, FALSE, \
         FALSE, 1750000000, NULL, 1 FROM n",
    );
    setup
}

fn database(setup: &Setup) -> Sqlite {
    Sqlite::open(&setup.directory.path().join("doorward.db"))
}

fn users(setup: &Setup) -> i64 {
    database(setup).number("SELECT count(*) FROM users")
}

/// Waits until fewer than so many are left.
fn wait_for(setup: &Setup, server: &Server, fewer: i64) -> i64 {
    let begun = Instant::now();
    loop {
        let left = users(setup);
        if left < fewer {
            return left;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{left} are left: {}", server.log());
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn page(root: &Visitor, server: &Server, address: &str) -> String {
    let mut root = Visitor { port: server.port, ..root.clone() };
    root.get(address).body
}

#[test]
fn what_is_done_to_many_goes_on_after_a_restart_and_after_a_death() {
    let setup = crowded();
    let server = setup.start();
    let mut root = server.visitor();
    root.headers.push(("Origin".into(), "http://localhost:1".into()));
    assert_eq!(root.try_sign_in("root").expect("an answer").status, 303);
    let fields = [("action", "delete"), ("scope", "all"), ("confirm", "yes")];
    let mut deleting = root.clone();
    let answer = std::thread::spawn(move || deleting.try_post("/admin/users", &fields));
    wait_for(&setup, &server, USERS);
    let (_, log) = server.stop();
    assert!(!log.contains("bulk_broken"), "{log}");
    let answer = answer.join().expect("no panic").expect("an answer");
    let address = answer.header("location").expect("where it is told").to_owned();
    let left = users(&setup);
    assert!(left > 1, "it was faster than the end");

    let server = setup.start();
    let told = page(&root, &server, &address);
    assert!(told.contains("users were deleted") && told.contains("it goes on by itself"), "{told}");
    let left = wait_for(&setup, &server, left);
    server.kill();
    let server = setup.start();
    assert!(left > 2, "it was faster than the kill");
    wait_for(&setup, &server, 2);
    let begun = Instant::now();
    let done = loop {
        let told = page(&root, &server, &address);
        if !told.contains("it goes on by itself") {
            break told;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "it does not end");
    };
    assert!(done.contains("30,000 users were deleted"), "{done}");
    let deleted = "SELECT count(*) FROM audit WHERE event = 'user_deleted'";
    assert_eq!(database(&setup).number(deleted), USERS);
    assert!(!page(&root, &server, "/admin/users?done=many&job=4711").contains("role=\"status\""));
}
