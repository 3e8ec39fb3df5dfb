//! An installation on the database that this run is about, and commands run in it.

use std::io::Write;
use std::process::Stdio;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use crate::client::PASSWORD;
use crate::cluster::Cluster;
use crate::server::{Said, Setup};
use crate::sqlite::Sqlite;

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// Whether this run is about PostgreSQL: `TEST_DATABASE=postgres`.
pub fn on_postgres() -> bool {
    match std::env::var("TEST_DATABASE").as_deref() {
        Err(_) | Ok("sqlite") => false,
        Ok("postgres") => true,
        Ok(other) => panic!("TEST_DATABASE={other}: expected sqlite or postgres"),
    }
}

/// A directory, and an empty database.
pub struct Ground {
    pub setup: Setup,
    database: Option<String>,
}

impl Ground {
    pub fn new() -> Self {
        let setup = Setup::new();
        if !on_postgres() {
            return Ground { setup, database: None };
        }
        let start = || Cluster::start("commands").expect("PostgreSQL is asked for");
        let cluster = CLUSTER.get_or_init(start);
        let name = format!("commands_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        let setup = setup.with("DOORWARD_DATABASE_URL", cluster.database(&name));
        Ground { setup, database: Some(name) }
    }

    /// With the superuser `root`, whose password is [`PASSWORD`].
    pub fn with_superuser() -> Self {
        let ground = Ground::new();
        ground.well_typing(
            &["create-superuser", "--new", "--username", "root", "--email", "root@example.com"],
            PASSWORD,
        );
        ground
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.setup.run(arguments)
    }

    /// What a command prints that goes well and has nothing to remark.
    pub fn well(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        said.stdout
    }

    /// As [`Ground::well`], with a line on standard input.
    pub fn well_typing(&self, arguments: &[&str], line: &str) -> String {
        let said = typing(&self.setup, arguments, &format!("{line}\n"));
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        said.stdout
    }

    /// The JSON lines that a command prints.
    pub fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let printed = self.well(&[arguments, &["--json"]].concat());
        let parsed = printed.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        parsed.collect()
    }

    /// The one sentence of a command that fails.
    pub fn refused(&self, arguments: &[&str]) -> String {
        sentence(&self.run(arguments))
    }

    /// A second hand on the database.
    pub fn execute(&self, statement: &'static str) {
        match (&self.database, CLUSTER.get()) {
            (Some(name), Some(cluster)) => drop(cluster.query(name, statement)),
            _ => Sqlite::open(&self.file()).execute(statement),
        }
    }

    /// The one text that a statement answers.
    pub fn text(&self, statement: &'static str) -> String {
        match (&self.database, CLUSTER.get()) {
            (Some(name), Some(cluster)) => cluster.query(name, statement).trim().to_owned(),
            _ => Sqlite::open(&self.file()).text(statement),
        }
    }

    /// Where SQLite keeps it.
    pub fn file(&self) -> std::path::PathBuf {
        self.setup.directory.path().join("doorward.db")
    }
}

/// Runs a command with this on standard input.
pub fn typing(setup: &Setup, arguments: &[&str], input: &str) -> Said {
    let mut child =
        setup.command(arguments).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let mut stdin = child.stdin.take().expect("piped");
    // A command that refuses before it reads closes its end.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let ended = child.wait_with_output().expect("it ends");
    Said {
        code: ended.status.code(),
        stdout: String::from_utf8(ended.stdout).expect("text"),
        stderr: String::from_utf8(ended.stderr).expect("text"),
    }
}

/// What a command said that failed: nothing but one line on standard error.
pub fn sentence(said: &Said) -> String {
    assert_eq!(said.code, Some(1), "{said:?}");
    assert_eq!(said.stdout, "", "{said:?}");
    let lines: Vec<&str> = said.stderr.lines().collect();
    assert!(matches!(lines.as_slice(), [one] if one.starts_with("doorward: ")), "{said:?}");
    said.stderr.trim().to_owned()
}
