//! Sudden death: whatever was acknowledged is there afterwards, and nobody is signed out by it.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::client::Visitor;
use crate::server::Setup;
use crate::sqlite::Sqlite;

/// Writers at once.
const HANDS: usize = 4;

/// How often the server dies: 5 times, or what TEST_KILLS says.
fn deaths() -> usize {
    let told = std::env::var("TEST_KILLS").ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(5)
}

/// What one hand was told, and what it is still waiting to be told.
#[derive(Default)]
struct Ledger {
    /// Accounts whose registration was answered.
    registered: Vec<String>,
    /// Browsers that are signed in.
    open: Vec<Visitor>,
    /// Browsers whose sign-out was answered.
    closed: Vec<Visitor>,
    /// Browsers whose sign-out had no answer: either is right.
    unknown: Vec<Visitor>,
}

/// Registers, renews, signs in and signs out until the server no longer answers.
fn work(name: String, port: u16, acknowledged: &Sender<()>) -> Ledger {
    let mut ledger = Ledger::default();
    for number in 0.. {
        let name = format!("{name}x{number}");
        let mut browser = Visitor::new(port);
        match browser.try_register(&name) {
            Ok(answer) => assert_eq!(answer.status, 303, "{}", answer.body),
            Err(_) => break,
        }
        ledger.registered.push(name.clone());
        let _ = acknowledged.send(());
        let mut alive = true;
        for _ in 0..3 {
            // A renewal whose answer is lost leaves the browser with the cookie it had.
            match browser.forget_access().try_send("GET", "/private", "", "") {
                Ok(answer) => assert_eq!(answer.status, 200, "{}", answer.body),
                Err(_) => alive = false,
            }
            let _ = acknowledged.send(());
        }
        let mut second = Visitor::new(port);
        if let Ok(answer) = second.try_sign_in(&name) {
            assert_eq!(answer.status, 303, "{}", answer.body);
            let _ = acknowledged.send(());
            let before = second.clone();
            match second.try_post("/logout", &[]) {
                Ok(answer) => {
                    assert_eq!(answer.status, 303);
                    ledger.closed.push(before);
                    let _ = acknowledged.send(());
                }
                Err(_) => ledger.unknown.push(before),
            }
        }
        ledger.open.push(browser);
        if !alive {
            break;
        }
    }
    ledger
}

#[test]
fn every_acknowledged_effect_outlives_kill_9() {
    let setup = Setup::new().with("DOORWARD_THROTTLE", false);
    let mut everybody = Vec::new();
    let mut slowest = Duration::ZERO;
    let mut seen = BTreeMap::new();
    for death in 0..deaths() {
        let server = setup.start();
        slowest = slowest.max(server.started_in);
        let (acknowledged, acknowledgements) = mpsc::channel();
        let port = server.port;
        let hands: Vec<_> = (0..HANDS)
            .map(|hand| {
                let acknowledged = acknowledged.clone();
                thread::spawn(move || work(format!("d{death}h{hand}"), port, &acknowledged))
            })
            .collect();
        // Each death comes at another moment of the work.
        for _ in 0..(7 + death * 5 % 60) {
            let told = acknowledgements.recv_timeout(Duration::from_secs(30));
            told.expect("the server goes on answering");
        }
        server.kill();
        let ledgers: Vec<Ledger> =
            hands.into_iter().map(|hand| hand.join().expect("a hand")).collect();

        let file = setup.directory.path().join("doorward.db");
        assert_eq!(Sqlite::open(&file).text("PRAGMA integrity_check"), "ok");
        let begun = Instant::now();
        let server = setup.start();
        assert_eq!(server.visitor().get("/login").status, 200);
        slowest = slowest.max(begun.elapsed());
        for ledger in ledgers {
            for name in &ledger.registered {
                let answer = server.visitor().try_sign_in(name).expect("an answer");
                assert_eq!(answer.status, 303, "{name} was registered");
                *seen.entry("registrations").or_insert(0) += 1;
            }
            for mut browser in ledger.open {
                assert!(browser.clone().forget_access().is_signed_in(), "signed out");
                // Cookies that the answer could have brought before the death work as well.
                assert!(browser.is_signed_in(), "signed out by the death");
                everybody.push(browser);
                *seen.entry("sessions").or_insert(0) += 1;
            }
            for mut browser in ledger.closed {
                assert!(!browser.clone().forget_access().is_signed_in(), "back again");
                assert!(!browser.is_signed_in(), "a sign-out was forgotten");
                *seen.entry("sign-outs").or_insert(0) += 1;
            }
            for mut browser in ledger.unknown {
                let status = browser.get("/private").status;
                assert!(matches!(status, 200 | 303), "{status}");
            }
        }
        server.kill();
    }
    let server = setup.start();
    for mut browser in everybody {
        assert!(browser.is_signed_in(), "an earlier session is gone");
    }
    drop(server);
    println!("{} deaths, kept {seen:?}, slowest restart {slowest:?}", deaths());
    assert!(slowest < Duration::from_secs(5), "restart took {slowest:?}");
    assert!(seen.values().sum::<i32>() > 0, "nothing was acknowledged");
}

#[test]
fn a_renewal_that_was_committed_but_never_answered_is_answered_after_the_restart() {
    // No grace in time: the token is good because its successor has never been seen.
    let setup = Setup::new().with("DOORWARD_REFRESH_GRACE", 0);
    let server = setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    ada.forget_access();
    let file = setup.directory.path().join("doorward.db");
    let mut database = Sqlite::open(&file);
    let lost = ada.send_only("GET", "/private");
    let begun = Instant::now();
    while database.number("SELECT generation FROM sessions") < 2 {
        assert!(begun.elapsed() < Duration::from_secs(10), "no renewal");
    }
    server.kill();
    drop(lost);
    let _server = setup.start();
    let answer = ada.get("/private");
    assert_eq!(answer.status, 200, "signed out by a lost answer");
    assert_eq!(database.number("SELECT generation FROM sessions"), 2);
    assert!(ada.forget_access().is_signed_in());
}

#[test]
fn a_spent_token_is_still_theft_after_a_restart() {
    let setup = Setup::new().with("DOORWARD_REFRESH_GRACE", 0);
    let server = setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    let mut thief = ada.clone();
    assert!(ada.forget_access().is_signed_in(), "renews");
    assert!(ada.is_signed_in(), "and shows what it was given");
    server.kill();
    let _server = setup.start();
    assert!(!thief.forget_access().is_signed_in(), "the copy works");
    assert!(!ada.is_signed_in(), "the session has to end");
}
