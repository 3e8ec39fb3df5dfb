//! The first run, and the ones after it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::port::free_port;
use crate::server::{Scratch, Server, Setup};

fn mode(path: &std::path::Path) -> u32 {
    let metadata = fs::metadata(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    metadata.permissions().mode() & 0o777
}

#[test]
fn a_first_run_in_an_empty_directory_makes_what_it_needs() {
    let server = Setup::new().start();
    let directory = server.directory.path();
    assert_eq!(mode(&directory.join("doorward.secret")), 0o600);
    assert_eq!(mode(&directory.join("doorward.db")), 0o600);
    assert_eq!(mode(&directory.join("doorward.db-wal")), 0o600);
    assert_eq!(server.visitor().get("/").status, 200);
    assert_eq!(server.visitor().get("/static/doorward/style.css").status, 200);
}

#[test]
fn the_banner_says_address_database_and_place_of_the_secret_but_not_the_secret() {
    let server = Setup::new().start();
    let secret = fs::read_to_string(server.directory.path().join("doorward.secret"));
    let secret = secret.expect("the secret's file");
    let log = server.log();
    for word in [&format!("http://localhost:{}/", server.port), "doorward.db", "doorward.secret"] {
        assert!(log.contains(word), "{word} is missing in {log}");
    }
    assert_eq!(secret.trim().len(), 64);
    assert!(!log.contains(secret.trim()), "the secret is printed");
}

#[test]
fn a_configured_secret_is_neither_printed_nor_kept() {
    let secret = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";
    let server = Setup::new().with("DOORWARD_SECRET_KEY", secret).start();
    assert!(!server.log().contains(secret));
    assert!(!server.directory.path().join("doorward.secret").exists());
}

#[test]
fn the_secret_lies_beside_the_database_and_is_closed_to_others() {
    let elsewhere = Scratch::new();
    let database = elsewhere.path().join("accounts.db");
    let kept = elsewhere.path().join("doorward.secret");
    let secret = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";
    elsewhere.write("doorward.secret", secret);
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o644)).expect("own file");
    let url = format!("sqlite://{}", database.display());
    let server = Setup::new().with("DOORWARD_DATABASE_URL", url).start();
    assert_eq!(mode(&kept), 0o600);
    assert_eq!(mode(&database), 0o600);
    let text = fs::read_to_string(&kept).expect("the secret's file");
    assert_eq!(text.trim(), secret, "a secret that is there stays");
    let left = fs::read_dir(server.directory.path()).expect("readable");
    assert_eq!(left.count(), 0, "files beside the place that was asked for");
}

#[test]
fn a_draft_of_a_secret_that_a_death_left_goes_with_the_next_start() {
    let setup = Setup::new();
    for name in ["doorward.secret.draft-Ab12Cd", "doorward.secret.draft-new", "doorward.secret.1"] {
        setup.directory.write(name, "left");
    }
    let old = setup.directory.path().join("doorward.secret.draft-Ab12Cd");
    let file = fs::File::options().write(true).open(&old).expect("own file");
    let written = file.metadata().and_then(|about| about.modified()).expect("own file");
    let long_ago = written - Duration::from_secs(7_200);
    file.set_modified(long_ago).expect("own file");
    let _server = setup.start();
    assert!(!old.exists());
    for name in ["doorward.secret.draft-new", "doorward.secret.1"] {
        assert!(setup.directory.path().join(name).exists(), "{name} is somebody's");
    }
}

#[test]
fn sessions_survive_a_restart() {
    let setup = Setup::new();
    let server = setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    let (status, _) = server.stop();
    assert_eq!(status.code(), Some(0));
    let _server = setup.start();
    assert!(ada.clone().is_signed_in(), "by the access cookie");
    assert!(ada.forget_access().is_signed_in(), "by the refresh cookie");
}

#[test]
fn four_first_runs_at_once_agree_on_one_secret_and_one_database() {
    let directory = Scratch::new();
    let public = format!("http://localhost:{}", free_port());
    let setups =
        [0; 4].map(|_| Setup::in_directory(directory.clone()).with("DOORWARD_PUBLIC_URL", &public));
    let servers: Vec<_> = std::thread::scope(|scope| {
        let starting: Vec<_> =
            setups.iter().map(|setup| scope.spawn(move || setup.start())).collect();
        let started = starting.into_iter().map(|thread| thread.join());
        started.map(|server| server.expect("it starts")).collect()
    });
    let mut ada = servers[0].visitor();
    ada.register("ada");
    for server in &servers {
        ada.port = server.port;
        assert!(ada.is_signed_in(), "another secret or another database");
    }
    let kept: Vec<_> = fs::read_dir(directory.path())
        .expect("readable")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.contains("secret"))
        .collect();
    assert_eq!(kept, ["doorward.secret"], "drafts are left");
}

#[test]
fn sigterm_ends_the_server_with_code_0_even_while_connections_idle() {
    let server = Setup::new().start();
    assert_eq!(server.visitor().get("/").status, 200);
    let idle: Vec<_> =
        (0..20).map(|_| crate::client::connect(server.port).expect("a connection")).collect();
    let begun = Instant::now();
    let (status, log) = server.stop();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert!(!log.contains("panicked"), "{log}");
    drop(idle);
}

#[test]
fn a_clean_end_merges_the_log_of_the_database_into_its_file() {
    let server = Setup::new().start();
    server.visitor().register("ada");
    let directory = server.directory.clone();
    server.stop();
    assert!(!directory.path().join("doorward.db-wal").exists());
    let file = directory.path().join("doorward.db");
    let count = crate::sqlite::Sqlite::open(&file).number("SELECT count(*) FROM users");
    assert_eq!(count, 1);
}

#[test]
fn an_end_leaves_nothing_among_the_temporary_files() {
    let temporary = Scratch::new();
    let setup = Setup::new().with("TMPDIR", temporary.path().display());
    let server = setup.start();
    assert_eq!(server.visitor().get("/login").status, 200);
    server.stop();
    let left = fs::read_dir(temporary.path()).expect("readable");
    assert_eq!(left.count(), 0);
}

#[test]
fn nothing_but_the_directory_of_the_data_needs_to_be_writable() {
    let server = Setup::new().with("TMPDIR", "/nonexistent").start();
    let mut ada = server.visitor();
    ada.register("ada");
    assert!(ada.is_signed_in());
}

#[test]
fn a_port_that_the_system_chooses_is_the_one_that_is_told() {
    let mut server = Setup::new().with("ROCKET_PORT", 0).start();
    let log = server.log();
    let told = log.split("http://localhost:").nth(1).expect("an address");
    let port: String = told.chars().take_while(char::is_ascii_digit).collect();
    server.port = port.parse().expect("a port");
    assert_ne!(server.port, 0, "{log}");
    let mut ada = server.visitor();
    ada.register("ada");
    let body = format!("{{\"username\":\"ada\",\"password\":\"{}\"}}", crate::client::PASSWORD);
    let tokens = ada.json("/api/token/", &body);
    let token = tokens.body.split('"').find(|part| part.starts_with("ey")).expect("a token");
    let claims = token.split('.').nth(1).expect("claims");
    let claims = data_encoding::BASE64URL_NOPAD.decode(claims.as_bytes()).expect("claims");
    let issuer = format!("\"iss\":\"http://localhost:{port}\"");
    let claims = String::from_utf8_lossy(&claims).into_owned();
    assert!(claims.contains(&issuer), "{claims}");
}

#[test]
fn the_port_is_told_in_rocket_toml_too() {
    let port = free_port();
    let setup = Setup::new().with("ROCKET_PORT", port);
    let text = format!("[default]\nport = {port}\n[default.doorward]\nregistration = \"closed\"\n");
    setup.directory.write("Rocket.toml", text);
    let server = setup.without("ROCKET_PORT").start();
    let mut visitor = crate::client::Visitor::new(port);
    assert_eq!(visitor.try_register("ada").expect("an answer").status, 403);
    drop(server);
}

#[test]
fn an_answer_that_takes_too_long_does_not_make_an_end_a_failure() {
    // One hash takes seconds, and some wait for others.
    let setup = Setup::new()
        .with("DOORWARD_BCRYPT_COST", 16)
        .with("DOORWARD_THROTTLE", false)
        .with("DOORWARD_SHUTDOWN_GRACE", 1);
    let server = setup.start();
    let body = "username=nobody&password=nothing";
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: localhost:{}\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
        server.port,
        body.len()
    );
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let waiting: Vec<_> = (0..3 * cores)
        .map(|_| {
            let mut one = crate::client::connect(server.port).expect("a connection");
            one.write_all(head.as_bytes()).expect("the request goes out");
            one
        })
        .collect();
    assert_eq!(server.visitor().get("/").status, 200);
    let begun = Instant::now();
    let (status, log) = server.stop();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(!log.contains("cannot start"), "{log}");
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(10), "{took:?}");
    // On some machines all of them are answered in the time that there is.
    let answered = log.matches("path=\"/login\"").count() == waiting.len();
    assert!(answered || log.contains("cut_off"), "{log}");
}

fn hang_up(server: &Server) {
    let id = server.id().to_string();
    let told = Command::new("sh").args(["-c", "kill -HUP \"$0\"", &id]).status();
    assert!(told.is_ok_and(|status| status.success()), "no kill -HUP");
}

#[test]
fn a_hangup_ends_the_server_like_sigterm_unless_it_is_to_outlive_its_terminal() {
    let mut server = Setup::new().start();
    server.visitor().register("ada");
    let begun = Instant::now();
    hang_up(&server);
    while server.is_running() {
        assert!(begun.elapsed() < Duration::from_secs(15), "it goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
    let wal = server.directory.path().join("doorward.db-wal");
    assert!(!wal.exists(), "the database was left open");

    let mut server = Setup::new().after_shell("trap '' HUP").start();
    hang_up(&server);
    for _ in 0..20 {
        assert_eq!(server.visitor().get("/health/ready").status, 200);
    }
    assert!(server.is_running());
}
