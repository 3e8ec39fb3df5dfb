//! A PostgreSQL cluster that a test may stop and start.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::server::free_port;

/// One cluster with one database per name asked for; it goes with its owner.
pub struct Cluster {
    programs: PathBuf,
    place: PathBuf,
    port: u16,
}

impl Cluster {
    /// A running cluster, or `None` and a printed reason where there is no PostgreSQL.
    pub fn start(name: &str) -> Option<Cluster> {
        let Some(programs) = programs() else {
            eprintln!("left out: no PostgreSQL below /usr/lib/postgresql");
            return None;
        };
        let file = format!("doorward-cluster-{}-{name}", std::process::id());
        let place = std::env::temp_dir().join(file);
        let mut install = Command::new("install");
        install.args(["-d", "-m", "700"]);
        if is_root() {
            install.args(["-o", "postgres"]);
        }
        succeed(install.arg(&place));
        let port = free_port();
        let cluster = Cluster { programs, place, port };
        succeed(
            cluster
                .own("initdb")
                .args(["-U", "postgres", "-A", "trust", "-E", "UTF8"])
                .args(["--no-locale", "--no-sync", "-D"])
                .arg(cluster.data()),
        );
        cluster.resume();
        Some(cluster)
    }

    fn data(&self) -> PathBuf {
        self.place.join("data")
    }

    /// Starts it, at the port it has always had.
    pub fn resume(&self) {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' \
             -c max_connections=100 -c fsync=off",
            self.port
        );
        succeed(
            self.own("pg_ctl")
                .args(["-w", "-s", "-o", &options, "-D"])
                .arg(self.data())
                .arg("-l")
                .arg(self.place.join("log"))
                .arg("start"),
        );
    }

    /// Stops it as a crash does: connections break at once.
    pub fn stop(&self) {
        let mut stop = self.own("pg_ctl");
        succeed(stop.args(["-w", "-s", "-m", "immediate", "stop", "-D"]).arg(self.data()));
    }

    /// The URL of a database of this name, which is made.
    pub fn database(&self, name: &str) -> String {
        let port = self.port.to_string();
        succeed(self.own("createdb").args([
            "-h",
            "127.0.0.1",
            "-U",
            "postgres",
            "-p",
            &port,
            name,
        ]));
        format!("postgres://postgres@127.0.0.1:{port}/{name}")
    }

    /// What a statement answers, as text.
    pub fn query(&self, database: &str, statement: &str) -> String {
        let port = self.port.to_string();
        let said = self
            .own("psql")
            .args(["-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-Atqc", statement, database])
            .output()
            .expect("psql runs");
        String::from_utf8_lossy(&said.stdout).trim().to_owned()
    }

    /// PostgreSQL refuses to run as root.
    fn own(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir("/").stdin(Stdio::null());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.own("pg_ctl");
        stop.args(["-s", "-m", "immediate", "stop", "-D"]).arg(self.data());
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
        let _ = std::fs::remove_dir_all(&self.place);
    }
}

fn succeed(command: &mut Command) {
    // A daemon that inherits a pipe would keep it open.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let done = command.status();
    assert!(done.is_ok_and(|status| status.success()), "{command:?} failed");
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0)
}

/// The programs of the newest PostgreSQL of this machine.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(Path::new("/usr/lib/postgresql")).ok()?;
    let found = versions.flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let programs = entry.path().join("bin");
        let whole = programs.join("initdb").exists();
        whole.then_some((version, programs))
    });
    found.max().map(|(_, programs)| programs)
}
