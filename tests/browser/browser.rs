//! Chromium and its driver: started for one journey, and gone after it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::{Child as Process, Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rocket::futures::FutureExt;
use rocket::serde::json::{Value, json};

use crate::child::Child;
use crate::visit::Visit;

static STARTED: AtomicU32 = AtomicU32::new(0);

/// Whether the browser runs the scripts of pages.
#[derive(Clone, Copy, PartialEq)]
pub enum Scripts {
    On,
    Off,
}

/// Leads a browser through a walk before a fresh server with these settings. The walk fails, too,
/// when the browser's console complained on the way.
pub async fn journey(settings: &[(&str, &str)], scripts: Scripts, walk: impl AsyncFnOnce(&Visit)) {
    let start = || doorward(settings);
    travel(start, scripts, 1, async |visits| walk(&visits[0]).await).await;
}

/// Leads a browser through the gallery.
pub async fn stroll(walk: impl AsyncFnOnce(&Visit)) {
    travel(gallery, Scripts::On, 1, async |visits| walk(&visits[0]).await).await;
}

/// Leads two browsers, each with a profile of its own, through a walk before the same server.
pub async fn journey_of_two(
    settings: &[(&str, &str)],
    scripts: Scripts,
    walk: impl AsyncFnOnce(&Visit, &Visit),
) {
    let start = || doorward(settings);
    travel(start, scripts, 2, async |visits| walk(&visits[0], &visits[1]).await).await;
}

fn doorward(settings: &[(&str, &str)]) -> Child {
    Child::start(Path::new(env!("CARGO_BIN_EXE_doorward")), settings)
}

/// The gallery as `cargo test` has built it, beside this test. Its files are in the directory of the
/// process, and go with it.
fn gallery() -> Child {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.ancestors().nth(2).expect("target/<profile>/deps/<test>");
    let program = profile.join("examples/gallery");
    assert!(program.exists(), "first: cargo build --example gallery");
    Child::start(&program, &[("TMPDIR", ".")])
}

async fn travel(
    start: impl FnOnce() -> Child,
    scripts: Scripts,
    browsers: usize,
    walk: impl AsyncFnOnce(&[Visit]),
) {
    let (Some(driver), Some(chromium)) = (find("chromedriver"), find("chromium")) else {
        println!("left out: chromedriver and chromium are not installed");
        return;
    };
    let server = Rc::new(start());
    let drivers: Vec<Driver> = (0..browsers).map(|_| Driver::start(&driver)).collect();
    let mut visits = Vec::new();
    for driver in &drivers {
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(driver.capabilities(&chromium, scripts))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("a browser session");
        visits.push(Visit::new(page, server.clone()));
    }
    let walked = AssertUnwindSafe(async {
        walk(&visits).await;
        for visit in &visits {
            let complaints = visit.complaints().await;
            assert!(complaints.is_empty(), "the console says: {complaints:#?}");
        }
    })
    .catch_unwind()
    .await;
    if walked.is_err() {
        for visit in &visits {
            let address = visit.page.current_url().await;
            let text = visit.page.source().await.unwrap_or_default();
            println!("at {address:?}:\n{text}");
        }
        println!("the server's log:\n{}", server.log());
    }
    // Without this the browsers would outlive their drivers.
    let mut closed = Vec::new();
    for visit in visits {
        closed.push(visit.page.close().await);
    }
    if let Err(panic) = walked {
        std::panic::resume_unwind(panic);
    }
    closed.into_iter().for_each(|closed| closed.expect("the browser closes"));
}

/// A browser that may die and come back with the profile it left, before a server that goes on.
pub struct Mortal {
    pub server: Rc<Child>,
    driver: Driver,
    chromium: PathBuf,
}

impl Mortal {
    /// `None` where there is no browser.
    pub fn new(settings: &[(&str, &str)]) -> Option<Mortal> {
        let (Some(driver), Some(chromium)) = (find("chromedriver"), find("chromium")) else {
            println!("left out: chromedriver and chromium are not installed");
            return None;
        };
        let server = Rc::new(doorward(settings));
        Some(Mortal { server, driver: Driver::start(&driver), chromium })
    }

    /// Starts the browser with its profile.
    pub async fn start(&self) -> Visit {
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(self.driver.capabilities(&self.chromium, Scripts::On))
            .connect(&format!("http://127.0.0.1:{}", self.driver.port))
            .await
            .expect("a browser session");
        Visit::new(page, self.server.clone())
    }

    /// Kills it as a power cut does, before it has written what it wants to keep.
    pub async fn kill(&self, visit: Visit) {
        let profile = self.driver.profile.display().to_string();
        let processes = std::fs::read_dir("/proc").expect("a list of processes").flatten();
        let pids: Vec<String> = processes
            .filter(|process| {
                let command = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
                String::from_utf8_lossy(&command).contains(&profile)
            })
            .map(|process| process.file_name().to_string_lossy().into_owned())
            .collect();
        assert!(!pids.is_empty(), "no browser runs");
        // Some end by themselves when others are gone.
        let _ = Command::new("sh").args(["-c", "kill -KILL \"$@\"", "sh"]).args(&pids).status();
        // The driver is told of a session whose browser is gone.
        let _ = visit.page.close().await;
        for lock in ["SingletonLock", "SingletonSocket", "SingletonCookie"] {
            let _ = std::fs::remove_file(self.driver.profile.join(lock));
        }
    }
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|directory| directory.join(program))
        .find(|file| file.is_file())
}

struct Driver {
    process: Process,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    /// Starts chromedriver on a port of its own choice, which it prints.
    fn start(program: &Path) -> Driver {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("doorward-chromium-{}-{number}", std::process::id());
        let profile = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&profile).expect("a directory for the browser");
        let mut process = Command::new(program)
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let output = process.stdout.take().expect("its output");
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.trim_end_matches('.').split_once("successfully on port ")?.1.parse().ok()
        });
        let port = port.expect("chromedriver says its port");
        // It blocks when nobody reads on.
        std::thread::spawn(move || lines.for_each(drop));
        Driver { process, port, profile }
    }

    fn capabilities(
        &self,
        chromium: &Path,
        scripts: Scripts,
    ) -> rocket::serde::json::serde_json::Map<String, Value> {
        let blocked = if scripts == Scripts::Off { 2 } else { 1 };
        let wanted = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "binary": chromium,
                "prefs": { "profile.managed_default_content_settings.javascript": blocked },
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--lang=en",
                    format!("--user-data-dir={}", self.profile.display()),
                ],
            },
        });
        match wanted {
            Value::Object(wanted) => wanted,
            _ => unreachable!("the literal above is an object"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// What chromedriver can do beyond the WebDriver standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.expect("a session is open");
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A command of the DevTools protocol, such as `Emulation.setEmulatedMedia`.
pub async fn devtools(page: &Client, command: &str, parameters: Value) -> Value {
    let body = json!({ "cmd": command, "params": parameters });
    let path = "goog/cdp/execute";
    let done = page.issue_cmd(Extension { path, body }).await;
    done.unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// The console's lines since the last call.
pub async fn console(page: &Client) -> Value {
    let body = json!({ "type": "browser" });
    let path = "se/log";
    let read = page.issue_cmd(Extension { path, body }).await;
    read.expect("the browser's log")
}
