//! Python programs beside the server.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// What has to be importable.
const MODULES: &str = "import django, jwt, rest_framework_simplejwt, schemathesis";

/// The interpreter: the one that `TEST_PYTHON` names, or that `scripts/test` has made before.
/// Without one a sentence says what is left out.
pub fn interpreter() -> Option<&'static Path> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    let found = FOUND.get_or_init(|| {
        let asked = std::env::var_os("TEST_PYTHON").map(PathBuf::from);
        let made = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python");
        let python = asked.clone().unwrap_or_else(made);
        let checked = Command::new(&python).args(["-c", MODULES]).stderr(Stdio::null()).status();
        let usable = checked.is_ok_and(|status| status.success());
        assert!(usable || asked.is_none(), "TEST_PYTHON cannot `{MODULES}`");
        usable.then_some(python)
    });
    if found.is_none() {
        println!("left out: no Python with what tests/outside/requirements.txt names");
    }
    found.as_deref()
}

/// Where the Python of these tests is.
pub fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside")
}

/// A Python command that no proxy stands in the way of.
pub fn command(python: &Path) -> Command {
    let mut command = Command::new(python);
    command.env("NO_PROXY", "*").env("PYTHONPATH", place()).env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// A service in another language that is handed tokens, one at a time.
pub struct Service {
    process: Child,
    tokens: ChildStdin,
    verdicts: BufReader<ChildStdout>,
}

impl Service {
    /// Starts `script`, for which `code` is what the README tells to write.
    pub fn start(python: &Path, script: &str, code: &str) -> Service {
        let mut process = command(python)
            .arg(place().join(script))
            .env("TEST_CODE", code)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let tokens = process.stdin.take().expect("piped");
        let verdicts = BufReader::new(process.stdout.take().expect("piped"));
        Service { process, tokens, verdicts }
    }

    /// The id of the account that the token speaks for, or why it is refused.
    pub fn judge(&mut self, token: &str) -> Result<String, String> {
        writeln!(self.tokens, "{token}").expect("the service reads");
        let mut line = String::new();
        self.verdicts.read_line(&mut line).expect("the service answers");
        match line.trim_end().split_once(' ') {
            Some(("accepted", id)) => Ok(id.to_owned()),
            Some(("refused", why)) => Err(why.to_owned()),
            _ => panic!("a verdict was expected: {line:?}"),
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
