//! PostgreSQL away, and back.

use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::cluster::{Cluster, succeeds};
use crate::faults::assert_later;
use crate::server::Setup;

impl Cluster {
    /// Stops it as a crash does: connections break at once.
    pub fn stop(&self) {
        let mut stop = self.own("pg_ctl");
        stop.args(["-w", "-s", "-m", "immediate", "stop", "-D"]).arg(self.data());
        assert!(succeeds(&mut stop), "{stop:?}");
    }

    /// Sends a signal to all of its processes.
    fn signal(&self, signal: &str) {
        let pid = std::fs::read_to_string(self.data().join("postmaster.pid")).expect("it runs");
        let pid = pid.lines().next().unwrap_or_default().to_owned();
        let script = "kill -$1 $0 $(ps -o pid= --ppid $0)";
        assert!(succeeds(Command::new("sh").args(["-c", script, &pid, signal])));
    }

    /// The URL of a database of this name, which is made.
    pub fn database(&self, name: &str) -> String {
        let mut make = self.own("createdb");
        let made = succeeds(make.args(["--maintenance-db", &self.url("postgres"), name]));
        assert!(made, "{make:?}");
        self.url(name)
    }

    /// What a statement answers, as text.
    pub fn query(&self, database: &str, statement: &str) -> String {
        let mut ask = self.own("psql");
        let said = ask.args(["-Atqc", statement, &self.url(database)]).output();
        String::from_utf8_lossy(&said.expect("psql runs").stdout).trim().to_owned()
    }
}

#[test]
fn while_postgresql_is_away_cookies_stay_and_everything_works_when_it_is_back() {
    let Some(cluster) = Cluster::start("away") else {
        return;
    };
    let server = Setup::new().with("DOORWARD_DATABASE_URL", cluster.database("away")).start();
    let mut ada = server.visitor();
    ada.register("ada");
    assert!(ada.is_signed_in());
    let mut tab = ada.clone();
    tab.forget_access();
    assert_eq!(server.visitor().get("/health/ready").status, 200);

    cluster.stop();
    for path in ["/", "/login", "/register", "/health/live"] {
        let begun = Instant::now();
        assert_eq!(server.visitor().get(path).status, 200, "{path}");
        assert!(begun.elapsed() < Duration::from_secs(2), "{path}");
    }
    std::thread::scope(|scope| {
        for path in ["/", "/private", "/login", "/register", "/nothing"] {
            for visitor in [&ada, &tab] {
                let mut visitor = visitor.clone();
                scope.spawn(move || {
                    let before = visitor.cookies.clone();
                    let begun = Instant::now();
                    let answer = visitor.get(path);
                    if answer.status == 404 {
                        assert_eq!(path, "/nothing");
                        assert_eq!(answer.all("set-cookie").count(), 0);
                    } else {
                        assert_later(&answer, begun, path);
                    }
                    assert!(begun.elapsed() < Duration::from_secs(6), "{path}");
                    assert_eq!(visitor.cookies, before);
                });
            }
        }
        for path in ["/login", "/register"] {
            let mut stranger = server.visitor();
            scope.spawn(move || {
                let begun = Instant::now();
                let answer = match path {
                    "/login" => stranger.try_sign_in("ada"),
                    _ => stranger.try_register("bob"),
                };
                assert_later(&answer.expect("an answer"), begun, path);
            });
        }
        let mut leaver = ada.clone();
        scope.spawn(move || {
            let begun = Instant::now();
            assert_later(&leaver.post("/logout", &[]), begun, "sign-out");
        });
        let mut probe = server.visitor();
        scope.spawn(move || {
            // An answer is kept for a second.
            std::thread::sleep(Duration::from_secs(1));
            let begun = Instant::now();
            assert_later(&probe.get("/health/ready"), begun, "readiness");
        });
    });

    assert!(cluster.resume());
    let begun = Instant::now();
    while server.visitor().get("/health/ready").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(10), "no recovery");
    }
    assert!(ada.is_signed_in(), "by the access cookie");
    assert!(tab.is_signed_in(), "by the refresh cookie: nothing was spent");
    server.visitor().register("bob");
    assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 303);
    let (_, log) = server.stop();
    assert!(!log.contains("panicked") && !log.contains("event=\"panic\""), "{log}");
}

#[test]
fn connections_that_broke_unnoticed_cost_nobody_an_error() {
    let Some(cluster) = Cluster::start("broken") else {
        return;
    };
    let server = Setup::new().with("DOORWARD_DATABASE_URL", cluster.database("broken")).start();
    let mut ada = server.visitor();
    ada.register("ada");
    for _ in 0..3 {
        cluster.stop();
        assert!(cluster.resume());
        assert!(ada.is_signed_in(), "who reads notices nothing");
        let begun = Instant::now();
        while server.visitor().get("/health/ready").status != 200 {
            assert!(begun.elapsed() < Duration::from_secs(10), "no recovery");
        }
        assert!(ada.is_signed_in());
        assert!(ada.forget_access().is_signed_in());
    }
}

#[test]
fn the_log_tells_who_comes_and_goes_as_on_sqlite() {
    let Some(cluster) = Cluster::start("log") else {
        return;
    };
    let setups =
        [Setup::new(), Setup::new().with("DOORWARD_DATABASE_URL", cluster.database("log"))];
    for setup in setups {
        let server = setup.start();
        let mut ada = server.visitor();
        ada.register("ada");
        let rounds = 5;
        for _ in 0..rounds {
            let wrong = [("username", "ada"), ("password", "not this one at all")];
            assert_eq!(server.visitor().post("/login", &wrong).status, 422);
            assert_eq!(ada.post("/logout", &[]).status, 303);
            assert_eq!(ada.try_sign_in("ada").expect("an answer").status, 303);
        }
        let (_, log) = server.stop();
        let count = |event: &str| log.matches(&format!("event=\"{event}\"")).count();
        let expected = [
            ("registered", 1),
            ("sign_in_failed", rounds),
            ("signed_out", rounds),
            // Registering signs in.
            ("signed_in", rounds + 1),
        ];
        for (event, times) in expected {
            assert_eq!(count(event), times, "{event}: {log}");
        }
    }
}

#[test]
fn a_server_that_stands_still_under_traffic_keeps_nobody_waiting() {
    let Some(cluster) = Cluster::start("frozen") else {
        return;
    };
    let server = Setup::new().with("DOORWARD_DATABASE_URL", cluster.database("frozen")).start();
    let mut ada = server.visitor();
    ada.register("ada");
    assert!(ada.is_signed_in());
    let frozen = AtomicBool::new(true);
    let later = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for ask in 0..6 {
            let (mut ada, mut stranger) = (ada.clone(), server.visitor());
            let (frozen, later) = (&frozen, &later);
            scope.spawn(move || {
                while frozen.load(Ordering::Relaxed) {
                    let begun = Instant::now();
                    let answer = match ask {
                        0 | 1 => ada.get("/private"),
                        2 => ada.get("/account/sessions"),
                        3 => stranger.get("/health/ready"),
                        4 => stranger.try_sign_in("nobody").expect("an answer"),
                        _ => stranger.json("/api/token/refresh/", "{\"refresh\":\"x\"}"),
                    };
                    assert!(
                        begun.elapsed() < Duration::from_secs(6),
                        "{ask} {:?}",
                        begun.elapsed()
                    );
                    assert_eq!(answer.all("set-cookie").count(), 0, "{ask}");
                    if answer.status == 503 {
                        later.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        std::thread::sleep(Duration::from_millis(300));
        cluster.signal("STOP");
        std::thread::sleep(Duration::from_secs(8));
        cluster.signal("CONT");
        frozen.store(false, Ordering::Relaxed);
    });
    assert!(later.load(Ordering::Relaxed) > 4, "{later:?}");
    let begun = Instant::now();
    while server.visitor().get("/health/ready").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(10), "no recovery");
    }
    assert!(ada.is_signed_in());
    server.visitor().register("bob");
}
