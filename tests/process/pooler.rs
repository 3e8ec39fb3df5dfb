//! PgBouncer between the server and PostgreSQL.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::cluster::{Cluster, unprivileged};
use crate::port::free_port;
use crate::server::Setup;

/// The program, and whether it keeps prepared statements in transaction mode.
fn program() -> Option<(&'static str, bool)> {
    let found = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/sbin/pgbouncer"];
    let Some(program) = found.into_iter().find(|path| Path::new(path).exists()) else {
        eprintln!("left out: no PgBouncer on this machine");
        return None;
    };
    let said = Command::new(program).arg("--version").output().expect("it runs");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let number = said.split_whitespace().nth(1).unwrap_or_default();
    let mut parts = number.split('.').map(|part| part.parse().unwrap_or(0));
    let version: (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    Some((program, version >= (1, 21)))
}

/// A pooler in front of a cluster; it ends with its owner.
struct Pooler {
    child: Child,
    port: u16,
}

impl Pooler {
    fn start(program: &str, cluster: &Cluster, name: &str, settings: &str) -> Pooler {
        let url = url::Url::parse(&cluster.url("x")).expect("a URL");
        let (behind, port) = (url.port().expect("a port"), free_port());
        let file = cluster.data().join(format!("{name}.ini"));
        let text = format!(
            "[databases]\n* = host=127.0.0.1 port={behind} user=postgres\n[pgbouncer]\n\
             listen_addr = 127.0.0.1\nlisten_port = {port}\nauth_type = any\n\
             unix_socket_dir =\n{settings}\n"
        );
        std::fs::write(&file, text).expect("a file");
        let mut command = unprivileged(Path::new(program));
        command.args(["-q"]).arg(&file).stdin(Stdio::null()).stdout(Stdio::null());
        let child = command.stderr(Stdio::null()).spawn().expect("it starts");
        let begun = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(10), "PgBouncer does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        Pooler { child, port }
    }

    fn setup(&self, database: &str) -> Setup {
        let url = format!("postgres://postgres@127.0.0.1:{}/{database}", self.port);
        Setup::new().with("DOORWARD_DATABASE_URL", url)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// Some visits at once, which all go well.
fn serves(setup: &Setup) {
    let server = setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let mut visitor = server.visitor();
            scope.spawn(move || {
                visitor.register(&format!("user{number}"));
                for _ in 0..5 {
                    assert!(visitor.is_signed_in() && visitor.forget_access().is_signed_in());
                }
            });
        }
    });
    assert_eq!(server.visitor().get("/health/ready").status, 200);
    assert_eq!(server.visitor().try_sign_in("ada").expect("an answer").status, 303);
    let said = setup.run(&["users", "list", "--json"]);
    assert_eq!((said.code, said.stdout.lines().count()), (Some(0), 9), "{said:?}");
    let (_, log) = server.stop();
    assert!(!log.contains("server_error"), "{log}");
}

#[test]
fn a_pooler_in_session_mode_changes_nothing() {
    let Some((program, _)) = program() else {
        return;
    };
    let Some(cluster) = Cluster::start("session") else {
        return;
    };
    cluster.database("pooled");
    let pooler =
        Pooler::start(program, &cluster, "session", "pool_mode = session\ndefault_pool_size = 40");
    serves(&pooler.setup("pooled"));
}

#[test]
fn a_pooler_in_transaction_mode_works_where_it_keeps_prepared_statements_and_else_is_told() {
    let Some((program, keeps)) = program() else {
        return;
    };
    let Some(cluster) = Cluster::start("transaction") else {
        return;
    };
    cluster.database("pooled");
    let mode = "pool_mode = transaction\ndefault_pool_size = 4";
    let pooler = Pooler::start(
        program,
        &cluster,
        "without",
        &format!("{mode}{}", if keeps { "\nmax_prepared_statements = 0" } else { "" }),
    );
    let setup = pooler.setup("pooled");
    for arguments in [&["serve"][..], &["migrate"], &["check"], &["serve"]] {
        let said = setup.run(arguments);
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
        let text = format!("{}{}", said.stdout, said.stderr);
        for word in ["session mode", "1.21", "max_prepared_statements"] {
            assert!(text.contains(word), "{arguments:?}: {text}");
        }
    }
    if !keeps {
        eprintln!("left out: transaction mode that works needs PgBouncer 1.21");
        return;
    }
    let settings = format!("{mode}\nmax_prepared_statements = 200");
    let pooler = Pooler::start(program, &cluster, "with", &settings);
    serves(&pooler.setup("pooled"));
    // The same again in the same database, beside the tables of the first.
    serves(&pooler.setup("pooled").with("DOORWARD_DATABASE_SCHEMA", "own"));
}
