//! A server as a process of its own, in a temporary directory, on a free port.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::port::free_port;

/// How long a server may take until it answers, in seconds; a busy machine is slow.
const PATIENCE: u64 = 60;

/// The cheapest hash that the build under test allows.
const COST: &str = if cfg!(debug_assertions) { "4" } else { "10" };

static STARTED: AtomicU32 = AtomicU32::new(0);

/// A running server; dropping it ends the process and removes its directory.
pub struct Child {
    process: std::process::Child,
    pub directory: PathBuf,
    pub port: u16,
    call: Call,
}

/// What is started, and how.
#[derive(Clone)]
struct Call {
    program: PathBuf,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
}

impl Child {
    /// Starts `program` with nothing in its environment but these variables, and waits until it
    /// has said at which port it listens.
    pub fn start(program: &Path, variables: &[(&str, &str)]) -> Child {
        Child::start_with(program, &[], variables)
    }

    /// The same with arguments.
    pub fn start_with(program: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Child {
        let texts = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let call = Call {
            program: program.to_owned(),
            arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
            variables: variables.iter().map(texts).collect(),
        };
        // Between finding a free port and listening there, somebody else may take it.
        let mut attempts = (0..5).map(|_| Child::spawn(&call, fresh_directory()));
        let child = attempts.find_map(Child::listening);
        child.expect("a port that stays free")
    }

    /// Ends it and starts it once more, in the same directory.
    #[allow(dead_code, reason = "not every test program restarts one")]
    pub fn restart(mut self) -> Child {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let again = Child::spawn(&self.call, std::mem::take(&mut self.directory));
        again.listening().expect("a port that stays free")
    }

    fn spawn(call: &Call, directory: PathBuf) -> Child {
        let port = free_port();
        let log = File::create(directory.join("log")).expect("a log file");
        let process = Command::new(&call.program)
            .args(&call.arguments)
            .current_dir(&directory)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("ROCKET_PORT", port.to_string())
            .env("ROCKET_CLI_COLORS", "false")
            .env("DOORWARD_BCRYPT_COST", COST)
            .envs(call.variables.iter().cloned())
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a second handle of the log"))
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", call.program.display()));
        Child { process, directory, port, call: call.clone() }
    }

    /// The server once it listens, or nothing when its port was taken.
    fn listening(mut self) -> Option<Child> {
        let end = Instant::now() + Duration::from_secs(PATIENCE);
        let port = format!(":{}", self.port);
        // Behind a proxy the banner tells the proxy's address.
        let listens = |log: String| log.contains(&port) || log.contains("\n  open ");
        while !listens(self.log()) {
            let ended = self.process.try_wait().expect("the state of a child");
            let log = self.log();
            if ended.is_some() && log.contains("in use") {
                return None;
            }
            let running = ended.is_none() && Instant::now() < end;
            assert!(running, "the server does not start:\n{log}");
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(self)
    }

    /// What the server has written so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.directory.join("log")).unwrap_or_default()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

fn fresh_directory() -> PathBuf {
    let number = STARTED.fetch_add(1, Ordering::Relaxed);
    let name = format!("doorward-child-{}-{number}", std::process::id());
    let directory = std::env::temp_dir().join(name);
    // Rocket's template fairing wants the directory, which may be empty.
    std::fs::create_dir_all(directory.join("templates")).expect("a temporary directory");
    directory
}
