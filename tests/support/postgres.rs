//! A PostgreSQL cluster of the test process's own: made when first asked for, gone with the process.

use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait;

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

struct Cluster {
    port: u16,
    /// Lives as long as this process holds the other end of its standard input.
    _watchdog: Child,
}

/// The URL of an empty database that nobody else uses.
pub async fn fresh_database() -> String {
    let cluster = CLUSTER.get_or_init(Cluster::start);
    let name = format!("world_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let admin =
        sea_orm::Database::connect(cluster.url("postgres")).await.expect("the cluster answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("the name is new");
    admin.close().await.expect("nothing is under way");
    cluster.url(&name)
}

impl Cluster {
    fn start() -> Cluster {
        let programs = programs();
        let place = place();
        let data = place.join("data");
        let watchdog = watch(&programs, &place);
        let made = own(&programs.join("initdb"))
            .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"])
            .args(["--no-sync", "-D"])
            .arg(&data)
            .output()
            .expect("initdb runs");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        // Somebody else may take the port between looking and starting.
        let port = (0..5)
            .map(|_| free_port())
            .find(|port| serve(&programs, &place, *port))
            .expect("PostgreSQL starts; its log says why not");
        Cluster { port, _watchdog: watchdog }
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

fn serve(programs: &Path, place: &Path, port: u16) -> bool {
    let options = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' \
         -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
         -c shared_buffers=64MB -c autovacuum=off"
    );
    own(&programs.join("pg_ctl"))
        .args(["-w", "-s", "-o", &options, "-D"])
        .arg(place.join("data"))
        .arg("-l")
        .arg(place.join("log"))
        .arg("start")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Stops the cluster and removes it as soon as this process ends, however it ends.
fn watch(programs: &Path, place: &Path) -> Child {
    let script = "cat >/dev/null; \"$1\" -D \"$2/data\" -m immediate -s stop; rm -rf \"$2\"";
    own(Path::new("/bin/sh"))
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
fn own(program: &Path) -> Command {
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

/// The newest PostgreSQL of this machine.
fn programs() -> PathBuf {
    let found = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs.join("initdb").exists().then_some((version, programs))
        })
        .max();
    found.map(|(_, programs)| programs).expect("PostgreSQL is installed below /usr/lib/postgresql")
}

fn place() -> PathBuf {
    let place = std::env::temp_dir().join(format!("doorward-postgres-{}", std::process::id()));
    let mut command = Command::new("install");
    command.args(["-d", "-m", "700"]);
    if is_root() {
        command.args(["-o", "postgres"]);
    }
    let made = command.arg(&place).status();
    assert!(made.is_ok_and(|status| status.success()), "{}", place.display());
    place
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}
