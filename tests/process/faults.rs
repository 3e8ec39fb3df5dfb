//! The SQLite database out of reach: locked by another process, or with no room to write.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::client::{REFRESH, Response, Visitor};
use crate::server::{Server, Setup};
use crate::sqlite::Sqlite;

/// The longest that an answer may take while the database is away (requirement 118).
const LONGEST: Duration = Duration::from_secs(6);

/// The answer of somebody who may come back later, with the cookies they have.
pub fn assert_later(answer: &Response, begun: Instant, what: &str) {
    assert_eq!(answer.status, 503, "{what}: {}", answer.body);
    let seconds = answer.header("retry-after").map(str::parse::<u32>);
    assert!(matches!(seconds, Some(Ok(1..=900))), "{what}: {seconds:?}");
    assert_eq!(answer.all("set-cookie").count(), 0, "{what}: cookies");
    assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{what}");
    assert!(begun.elapsed() < LONGEST, "{what}: {:?}", begun.elapsed());
    for word in ["sqlite", "locked", "SELECT", "INSERT", "postgres"] {
        assert!(!answer.body.contains(word), "{what} tells {word}");
    }
}

/// Somebody signed in, whose generation has been seen, so that a page needs no write.
fn settled(server: &Server, name: &str) -> Visitor {
    let mut visitor = server.visitor();
    visitor.register(name);
    assert!(visitor.is_signed_in());
    visitor
}

/// Waits until readiness has found out; an answer is kept for a second.
fn is_ready(server: &Server, status: u16) {
    let begun = Instant::now();
    while server.visitor().get("/health/ready").status != status {
        assert!(begun.elapsed() < LONGEST, "readiness is not {status}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn locked(server: &Server) -> Sqlite {
    let mut other = Sqlite::open(&server.directory.path().join("doorward.db"));
    other.execute("BEGIN EXCLUSIVE");
    other
}

#[test]
fn while_another_process_holds_the_database_writes_wait_and_then_say_later() {
    let server = Setup::new().start();
    let ada = settled(&server, "ada");
    let mut lock = locked(&server);
    std::thread::scope(|scope| {
        let (ada, server) = (&ada, &server);
        scope.spawn(move || {
            let begun = Instant::now();
            let answer = server.visitor().try_sign_in("ada").expect("an answer");
            assert_later(&answer, begun, "sign-in");
        });
        scope.spawn(move || {
            let begun = Instant::now();
            let answer = server.visitor().try_register("bob").expect("an answer");
            assert_later(&answer, begun, "registration");
        });
        scope.spawn(move || {
            let begun = Instant::now();
            assert_later(&ada.clone().post("/logout", &[]), begun, "sign-out");
        });
        scope.spawn(move || {
            let begun = Instant::now();
            let body = "{\"username\":\"ada\",\"password\":\"brass-Lantern-47\"}";
            let answer = server.visitor().json("/login", body);
            assert_later(&answer, begun, "token");
            assert_eq!(answer.header("content-type"), Some("application/json"));
        });
    });
    lock.execute("COMMIT");
    assert!(ada.clone().is_signed_in(), "the sign-out that failed did nothing");
    let mut bob = server.visitor();
    bob.register("bob");
    assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 303);
}

#[test]
fn while_another_process_holds_the_database_reads_go_on() {
    let server = Setup::new().start();
    let mut ada = settled(&server, "ada");
    let mut lock = locked(&server);
    let begun = Instant::now();
    for path in ["/", "/login", "/register", "/health/live"] {
        assert_eq!(server.visitor().get(path).status, 200, "{path}");
    }
    for _ in 0..20 {
        let page = ada.get("/private");
        assert_eq!(page.status, 200);
        assert_eq!(page.all("set-cookie").count(), 0);
    }
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    is_ready(&server, 503);
    lock.execute("COMMIT");
    is_ready(&server, 200);
}

#[test]
fn a_page_whose_note_cannot_be_written_is_served_all_the_same() {
    let server = Setup::new().start();
    let mut ada = server.visitor();
    ada.register("ada");
    let mut lock = locked(&server);
    let begun = Instant::now();
    assert!(ada.is_signed_in(), "the first page after signing in");
    assert!(begun.elapsed() < LONGEST, "{:?}", begun.elapsed());
    lock.execute("COMMIT");
    assert!(ada.is_signed_in());
}

#[test]
fn a_renewal_that_fails_spends_nothing() {
    let server = Setup::new().start();
    let mut ada = settled(&server, "ada");
    let before = ada.forget_access().cookies.clone();
    let mut lock = locked(&server);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let mut tab = ada.clone();
            scope.spawn(move || {
                let begun = Instant::now();
                assert_later(&tab.get("/private"), begun, "renewal");
            });
        }
    });
    assert_eq!(lock.number("SELECT generation FROM sessions"), 1);
    lock.execute("COMMIT");
    let renewed = ada.get("/private");
    assert_eq!(renewed.status, 200);
    assert_ne!(renewed.cookie(REFRESH), before.get(REFRESH).map(String::as_str));
    assert_eq!(lock.number("SELECT generation FROM sessions"), 2);
    assert!(ada.is_signed_in());
}

#[test]
fn many_writers_in_front_of_a_locked_database_starve_nobody_afterwards() {
    let server = Setup::new().start();
    let ada = settled(&server, "ada");
    let mut lock = locked(&server);
    std::thread::scope(|scope| {
        for number in 0..40 {
            let mut stranger = server.visitor();
            scope.spawn(move || {
                let begun = Instant::now();
                let answer = stranger.try_register(&format!("user{number}"));
                assert_later(&answer.expect("an answer"), begun, "one of many");
            });
        }
        let begun = Instant::now();
        assert!(ada.clone().is_signed_in(), "a reader among writers");
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    });
    lock.execute("COMMIT");
    let begun = Instant::now();
    server.visitor().register("late");
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

/// Limits the size that files of this process can grow to, which is what a full disk is to it.
fn limit_files(server: &Server, bytes: &str) -> bool {
    let done = Command::new("prlimit")
        .args(["--pid", &server.id().to_string()])
        .arg(format!("--fsize={bytes}:"))
        .status();
    done.is_ok_and(|status| status.success())
}

#[test]
fn a_full_disk_is_503_for_writers_and_nothing_for_readers_until_there_is_room() {
    // Without the trap the first write beyond the limit would end the process.
    let mut server = Setup::new().after_shell("trap '' XFSZ").start();
    let mut ada = settled(&server, "ada");
    if !limit_files(&server, "1") {
        eprintln!("left out: no prlimit on this machine");
        return;
    }
    let begun = Instant::now();
    let answer = server.visitor().try_register("bob").expect("an answer");
    assert_later(&answer, begun, "registration");
    let begun = Instant::now();
    let answer = server.visitor().try_sign_in("ada").expect("an answer");
    assert_later(&answer, begun, "sign-in");
    let begun = Instant::now();
    let mut tab = ada.clone();
    assert_later(&tab.forget_access().get("/private"), begun, "renewal");
    assert!(ada.is_signed_in(), "a reader");
    assert_eq!(server.visitor().get("/register").status, 200);
    is_ready(&server, 503);
    assert!(server.has_said("the disk is full"), "{}", server.log());
    assert!(server.is_running());
    assert!(limit_files(&server, "unlimited"));
    server.visitor().register("bob");
    is_ready(&server, 200);
    assert!(tab.is_signed_in(), "the renewal that failed spent nothing");
    let file = server.directory.path().join("doorward.db");
    let mut database = Sqlite::open(&file);
    assert_eq!(database.text("PRAGMA integrity_check"), "ok");
    let (_, log) = server.stop();
    assert!(!log.contains("panicked"), "{log}");
}

#[test]
fn nothing_is_acknowledged_that_goes_to_a_file_which_is_gone() {
    let server = Setup::new().start();
    let mut ada = settled(&server, "ada");
    let directory = server.directory.clone();
    let path = directory.path();
    let companions = ["doorward.db", "doorward.db-wal", "doorward.db-shm"];
    let rename = |from: &str, to: &str| {
        for name in companions {
            let _ = std::fs::rename(
                path.join(format!("{name}{from}")),
                path.join(format!("{name}{to}")),
            );
        }
    };
    rename("", ".gone");
    for round in 0..2 {
        let begun = Instant::now();
        let answer = server.visitor().try_register("bob").expect("an answer");
        assert_later(&answer, begun, &format!("registration {round}"));
        let begun = Instant::now();
        let answer = server.visitor().try_sign_in("ada").expect("an answer");
        assert_later(&answer, begun, &format!("sign-in {round}"));
        let begun = Instant::now();
        assert_later(&ada.clone().get("/private"), begun, &format!("a page {round}"));
        is_ready(&server, 503);
        assert_eq!(server.visitor().get("/login").status, 200);
    }
    rename(".gone", "");
    assert!(ada.is_signed_in(), "it is there again");
    server.visitor().register("bob");
    server.stop();
    let mut kept = Sqlite::open(&path.join("doorward.db"));
    assert_eq!(kept.number("SELECT count(*) FROM users"), 2);
}
