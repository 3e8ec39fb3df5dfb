//! A PostgreSQL cluster of a test's own, which goes with its owner, however that one ends.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::port::free_port;

/// A cluster without passwords, on a port of its own.
pub struct Cluster {
    programs: PathBuf,
    place: PathBuf,
    port: u16,
    /// Lives as long as somebody holds the other end of its standard input.
    watchdog: Child,
}

impl Cluster {
    /// A running cluster, or `None` and a printed reason where there is no PostgreSQL.
    pub fn start(name: &str) -> Option<Cluster> {
        let cluster = Cluster::place_for(name)?;
        let mut make = cluster.own("initdb");
        make.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
        let made = make.arg("-D").arg(cluster.data()).output().expect("initdb runs");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        Some(cluster.started())
    }

    /// A place for the data of a cluster, or `None` and a printed reason.
    pub fn place_for(name: &str) -> Option<Cluster> {
        let Some(programs) = programs() else {
            eprintln!("left out: no PostgreSQL below /usr/lib/postgresql");
            return None;
        };
        let place = place(name);
        let watchdog = watch(&programs, &place);
        Some(Cluster { programs, place, port: 0, watchdog })
    }

    /// Running, at a port of its own.
    pub fn started(mut self) -> Cluster {
        // Somebody else may take the port between looking and starting.
        let started = (0..5).any(|_| {
            self.port = free_port();
            self.resume()
        });
        assert!(started, "PostgreSQL does not start; its log says why");
        self
    }

    /// Starts it at its port. Answers whether it could.
    pub fn resume(&self) -> bool {
        // Nothing needs to survive a power cut, and what was committed survives anything less.
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' \
             -c max_connections=300 -c fsync=off -c full_page_writes=off \
             -c shared_buffers=64MB -c autovacuum=off",
            self.port
        );
        let mut start = self.own("pg_ctl");
        start.args(["-w", "-s", "-o", &options, "-D"]).arg(self.data());
        succeeds(start.arg("-l").arg(self.place.join("log")).arg("start"))
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    pub fn data(&self) -> PathBuf {
        self.place.join("data")
    }

    /// One of PostgreSQL's programs.
    pub fn own(&self, program: &str) -> Command {
        unprivileged(&self.programs.join(program))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        let _ = self.watchdog.wait();
    }
}

/// Whether a program ends well; what it says is thrown away.
pub fn succeeds(command: &mut Command) -> bool {
    // A daemon that inherits a pipe would keep it open.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Stops the cluster and removes it as soon as its owner is gone.
fn watch(programs: &Path, place: &Path) -> Child {
    let script = "cat >/dev/null; \"$1\" -D \"$2/data\" -m immediate -s stop; rm -rf \"$2\"";
    unprivileged(Path::new("/bin/sh"))
        .args(["-c", script, "watchdog"])
        .arg(programs.join("pg_ctl"))
        .arg(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("a shell starts")
}

/// PostgreSQL refuses to run as root.
pub fn unprivileged(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0)
}

/// The programs of the newest PostgreSQL of this machine.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let found = versions.flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let programs = entry.path().join("bin");
        programs.join("initdb").exists().then_some((version, programs))
    });
    found.max().map(|(_, programs)| programs)
}

fn place(name: &str) -> PathBuf {
    let file = format!("doorward-postgres-{}-{name}", std::process::id());
    let place = std::env::temp_dir().join(file);
    let mut make = Command::new("install");
    make.args(["-d", "-m", "700"]);
    if is_root() {
        make.args(["-o", "postgres"]);
    }
    assert!(succeeds(make.arg(&place)), "{}", place.display());
    place
}
