//! PostgreSQL changing under a running server: read-only and back, another type of a column,
//! connections ended, another server.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::cluster::{Cluster, succeeds};
use crate::faults::assert_later;
use crate::server::{Server, Setup};

/// The longest that errors may go on when their cause is gone.
const RECOVERY: Duration = Duration::from_secs(2);

/// A server, and somebody whom it knows.
fn serving(url: &str) -> (Server, crate::client::Visitor) {
    let server =
        Setup::new().with("DOORWARD_DATABASE_URL", url).with("DOORWARD_THROTTLE", "false").start();
    let mut ada = server.visitor();
    ada.register("ada");
    assert!(ada.is_signed_in());
    (server, ada)
}

/// Waits until signing in succeeds.
fn recovers(server: &Server) {
    let begun = Instant::now();
    while server.visitor().try_sign_in("ada").expect("an answer").status != 303 {
        assert!(begun.elapsed() < RECOVERY, "no recovery");
    }
}

fn become_ready(server: &Server, status: u16) {
    let begun = Instant::now();
    while server.visitor().get("/health/ready").status != status {
        assert!(begun.elapsed() < Duration::from_secs(10), "not {status}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Visitors who open pages, renew and sign in, while `change` happens. Answers how many had to
/// come back later; nobody may see anything else, or lose a cookie.
fn under_load(server: &Server, change: impl FnOnce()) -> usize {
    let (going, later) = (AtomicBool::new(true), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for hand in 0..4 {
            let (going, later, mut ada) = (&going, &later, server.visitor());
            assert_eq!(ada.try_sign_in("ada").expect("an answer").status, 303);
            scope.spawn(move || {
                while going.load(Ordering::Relaxed) {
                    let (wanted, answer) = match hand {
                        0 => (200, ada.get("/private")),
                        1 => (200, ada.forget_access().get("/account")),
                        2 => (200, ada.get("/account/sessions")),
                        _ => (303, server.visitor().try_sign_in("ada").expect("an answer")),
                    };
                    match answer.status {
                        503 => drop(later.fetch_add(1, Ordering::Relaxed)),
                        status => assert_eq!(status, wanted, "{hand}: {}", answer.body),
                    }
                }
            });
        }
        std::thread::sleep(Duration::from_millis(300));
        change();
        going.store(false, Ordering::Relaxed);
    });
    later.load(Ordering::Relaxed)
}

const END_ALL: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()";

#[test]
fn a_database_that_turns_read_only_is_told_and_forgotten_with_its_cause() {
    let Some(cluster) = Cluster::start("readonly") else {
        return;
    };
    let (server, mut ada) = serving(&cluster.database("readonly"));
    become_ready(&server, 200);
    let mut tab = ada.clone();
    cluster.query("readonly", "ALTER DATABASE readonly SET default_transaction_read_only = on");
    cluster.query("readonly", END_ALL);
    become_ready(&server, 503);
    for _ in 0..20 {
        let begun = Instant::now();
        assert_later(&server.visitor().try_sign_in("ada").expect("an answer"), begun, "sign-in");
        assert!(ada.is_signed_in(), "a reader");
    }
    let begun = Instant::now();
    assert_later(&tab.forget_access().get("/private"), begun, "renewal");

    cluster.query("postgres", "ALTER DATABASE readonly RESET default_transaction_read_only");
    recovers(&server);
    for _ in 0..40 {
        assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 303);
    }
    become_ready(&server, 200);
    assert!(ada.is_signed_in() && tab.is_signed_in(), "nobody was signed out");
}

#[test]
fn a_column_of_another_type_costs_nobody_more_than_a_moment() {
    let Some(cluster) = Cluster::start("types") else {
        return;
    };
    let (server, mut ada) = serving(&cluster.database("types"));
    for change in [
        "ALTER TABLE users ALTER COLUMN email TYPE varchar(400)",
        "ALTER TABLE sessions ALTER COLUMN user_agent TYPE varchar(900)",
        "ALTER TABLE users ALTER COLUMN first_name TYPE varchar(300)",
    ] {
        let later = under_load(&server, || {
            cluster.query("types", change);
            recovers(&server);
            std::thread::sleep(Duration::from_millis(500));
        });
        assert!(later <= 16, "{change}: {later} had to come back");
        for _ in 0..20 {
            assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 303);
            assert!(ada.is_signed_in());
        }
        assert_eq!(server.visitor().get("/health/ready").status, 200);
    }
}

#[test]
fn connections_that_the_server_ends_are_opened_anew() {
    let Some(cluster) = Cluster::start("ended") else {
        return;
    };
    let (server, mut ada) = serving(&cluster.database("ended"));
    for _ in 0..5 {
        cluster.query("ended", END_ALL);
        assert!(ada.is_signed_in(), "who reads notices nothing");
        cluster.query("ended", END_ALL);
        assert_eq!(server.visitor().get("/login").status, 200);
        assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 303);
    }
    let later = under_load(&server, || {
        for _ in 0..5 {
            cluster.query("ended", END_ALL);
            recovers(&server);
        }
    });
    // Each end may meet a transaction of every connection.
    assert!(later <= 5 * 16, "{later}");
    assert!(ada.is_signed_in());
}

impl Cluster {
    /// A standby of this cluster.
    fn standby(&self, name: &str) -> Cluster {
        let standby = Cluster::place_for(name).expect("the programs are there");
        let mut copy = self.own("pg_basebackup");
        copy.args(["-R", "-c", "fast", "--no-sync", "-d", &self.url("postgres"), "-D"]);
        assert!(succeeds(copy.arg(standby.data())), "pg_basebackup");
        standby.started()
    }

    fn promote(&self) {
        let mut promote = self.own("pg_ctl");
        assert!(succeeds(promote.args(["-w", "-s", "promote", "-D"]).arg(self.data())));
    }
}

#[test]
fn of_several_servers_the_one_that_writes_is_used_also_when_it_is_another() {
    let Some(first) = Cluster::start("first") else {
        return;
    };
    first.database("accounts");
    let second = first.standby("second");
    let host = |cluster: &Cluster| {
        let url = cluster.url("accounts");
        url["postgres://postgres@".len()..].trim_end_matches("/accounts").to_owned()
    };
    let url = format!(
        "postgres://postgres@{},{}/accounts?target_session_attrs=read-write",
        host(&second),
        host(&first)
    );
    let (server, mut ada) = serving(&url);
    let mut tab = ada.clone();
    let begun = Instant::now();
    let count = "SELECT count(*) FROM users";
    while second.query("accounts", count) != first.query("accounts", count) {
        assert!(begun.elapsed() < Duration::from_secs(10), "the standby does not follow");
    }
    first.stop();
    let begun = Instant::now();
    assert_later(&ada.get("/private"), begun, "a page");
    second.promote();
    recovers(&server);
    assert!(ada.is_signed_in() && tab.forget_access().is_signed_in());
    become_ready(&server, 200);

    // A server that comes back as another is not taken for the one that writes.
    let alone = format!("{}?target_session_attrs=read-write", second.url("accounts"));
    second.query("accounts", "ALTER DATABASE accounts SET default_transaction_read_only = on");
    let said = Setup::new().with("DOORWARD_DATABASE_URL", alone).run(&["users", "list"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.stderr.contains("it can only be read"), "{said:?}");
}
