//! The process under test, in a directory of its own.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::client::Visitor;
use crate::port::free_port;

/// The lowest cost of a hash that this build accepts.
const CHEAP: u32 = if cfg!(debug_assertions) { 4 } else { 10 };
/// How long a start or an end may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A directory that goes with its last owner.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Arc<Scratch> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("doorward-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a directory for temporary files");
        Arc::new(Scratch(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).expect("a directory");
        }
        fs::write(path, content).expect("a file");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a process that ended said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// How to start the command: where, and with what environment.
#[derive(Clone, Debug)]
pub struct Setup {
    pub directory: Arc<Scratch>,
    environment: Vec<(String, String)>,
    /// Started by a shell that runs this first.
    before: Option<&'static str>,
}

impl Setup {
    /// An empty directory, a free port, and hashes that cost next to nothing.
    pub fn new() -> Self {
        Setup::in_directory(Scratch::new())
    }

    pub fn in_directory(directory: Arc<Scratch>) -> Self {
        let setup = Setup { directory, environment: Vec::new(), before: None };
        setup.with("ROCKET_PORT", free_port()).with("DOORWARD_BCRYPT_COST", CHEAP)
    }

    /// With a variable; the last value of a name counts.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.environment.retain(|(given, _)| given != name);
        self.environment.push((name.into(), value.to_string()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.environment.retain(|(given, _)| given != name);
        self
    }

    /// Started by a shell that runs `script` before it becomes the server.
    pub fn after_shell(mut self, script: &'static str) -> Self {
        self.before = Some(script);
        self
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let binary = env!("CARGO_BIN_EXE_doorward");
        let mut command = match self.before {
            None => Command::new(binary),
            Some(script) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("{script}; exec \"$0\" \"$@\""), binary]);
                shell
            }
        };
        command
            .args(arguments)
            .current_dir(self.directory.path())
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command that ends by itself.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let mut child = self.command(arguments).spawn().expect("the binary runs");
        let mut stdout = child.stdout.take().expect("piped");
        let mut stderr = child.stderr.take().expect("piped");
        let (open, ended) = mpsc::channel();
        let also_open = open.clone();
        let out = thread::spawn(move || (read(&mut stdout), drop(open)).0);
        let err = thread::spawn(move || (read(&mut stderr), drop(also_open)).0);
        let status = wait(&mut child, &ended).unwrap_or_else(|| {
            let _ = child.kill();
            panic!("{arguments:?} has not ended after {PATIENCE:?}");
        });
        Said {
            code: status.code(),
            stdout: out.join().expect("reads"),
            stderr: err.join().expect("reads"),
        }
    }

    /// Starts the server and waits for its banner.
    pub fn start(&self) -> Server {
        let begun = Instant::now();
        let mut child = self.command(&[]).spawn().expect("the binary runs");
        let stdout = child.stdout.take().expect("piped");
        let stderr = child.stderr.take().expect("piped");
        let log = Arc::new(Mutex::new(String::new()));
        let (lines, banner) = mpsc::channel();
        let (open, ended) = mpsc::channel();
        let readers = vec![
            follow(stdout, log.clone(), lines, open.clone()),
            follow(stderr, log.clone(), mpsc::channel().0, open),
        ];
        let mut server = Server {
            port: self.port(),
            child,
            log,
            readers,
            ended: Mutex::new(ended),
            started_in: Duration::ZERO,
            directory: self.directory.clone(),
        };
        loop {
            match banner.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
                Ok(line) if line.trim_start().starts_with("secret ") => break,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => panic!("no banner: {}", server.log()),
                Err(RecvTimeoutError::Disconnected) => {
                    let _ = server.child.wait();
                    panic!("the server ended: {}", server.log());
                }
            }
        }
        server.started_in = begun.elapsed();
        server
    }

    fn port(&self) -> u16 {
        let given = self.environment.iter().find(|(name, _)| name == "ROCKET_PORT");
        given.and_then(|(_, port)| port.parse().ok()).unwrap_or(8000)
    }
}

/// A running server; it is killed when it goes out of scope.
#[derive(Debug)]
pub struct Server {
    pub port: u16,
    pub directory: Arc<Scratch>,
    /// From the start of the process to its banner.
    pub started_in: Duration,
    child: Child,
    log: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
    /// Disconnected when both of its streams are closed.
    ended: Mutex<mpsc::Receiver<()>>,
}

impl Server {
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.port)
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything it has said so far, on both streams.
    pub fn log(&self) -> String {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until it has said `text`, which may arrive here after the answer that it precedes.
    pub fn has_said(&self, text: &str) -> bool {
        let begun = Instant::now();
        while !self.log().contains(text) && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        self.log().contains(text)
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Tells it to end, as an init system does.
    pub fn stop(mut self) -> (ExitStatus, String) {
        let id = self.child.id().to_string();
        let told = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &id]).status();
        assert!(told.is_ok_and(|status| status.success()), "no kill -TERM");
        let ended = self.ended.get_mut().unwrap_or_else(PoisonError::into_inner);
        let status = wait(&mut self.child, ended).expect("SIGTERM ends the server");
        (status, self.finished())
    }

    /// Ends it at once, as a power cut does.
    pub fn kill(mut self) -> String {
        self.child.kill().expect("it was running");
        self.child.wait().expect("it ends");
        self.finished()
    }

    fn finished(&mut self) -> String {
        for reader in self.readers.drain(..) {
            reader.join().expect("reads");
        }
        self.log()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            eprintln!("--- the server's log ---\n{}", self.log());
        }
    }
}

fn read(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn follow(
    stream: impl Read + Send + 'static,
    log: Arc<Mutex<String>>,
    lines: mpsc::Sender<String>,
    open: mpsc::Sender<()>,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        while stream.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
            let text = String::from_utf8_lossy(&line).into_owned();
            line.clear();
            log.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text);
            let _ = lines.send(text);
        }
        drop(open);
    })
}

/// Waits until both streams of a process are closed, and then for its end; not for ever.
fn wait(child: &mut Child, ended: &mpsc::Receiver<()>) -> Option<ExitStatus> {
    match ended.recv_timeout(PATIENCE) {
        Err(RecvTimeoutError::Disconnected) => child.wait().ok(),
        _ => None,
    }
}
