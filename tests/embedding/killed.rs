//! A host that is killed in the middle of registrations: no account comes into being that its hooks
//! would have refused, and each one that does is told to them at least once.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use doorward::{Accounts, FieldErrors, Hooks, NewUser, Problem, Registration, User};
use rocket::post;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::host::{block_on, execute};
use crate::process::{account, start};

/// Visitors at once.
const HANDS: usize = 4;

/// The host's hooks, which write what they are told into a file.
pub struct Ledger(pub String);

#[rocket::async_trait]
impl Hooks for Ledger {
    async fn before_create_account(&self, new: &Registration<'_>) -> Result<(), FieldErrors> {
        match new.username.starts_with("banned") {
            true => Err(Registration::invalid("username", "Not you.")),
            false => Ok(()),
        }
    }

    async fn after_create_account(&self, user: &User, _: &Registration<'_>) {
        let file = OpenOptions::new().append(true).create(true).open(&self.0);
        writeln!(file.expect("a ledger"), "{}", user.username).expect("a line");
    }
}

#[post("/hire/<name>")]
pub async fn hire(accounts: Accounts, name: &str) -> Result<String, Problem> {
    let email = format!("{name}@example.org");
    let new = NewUser::new(name, &email).password(crate::host::PASSWORD);
    Ok(accounts.create(new).await?.username)
}

/// The number that a variable gives, or another one.
fn number(variable: &str, otherwise: usize) -> usize {
    let told = std::env::var(variable).ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The status of an answer; none when the server has died meanwhile.
fn status(port: u16, line: &str, kind: &str, body: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let head = format!("Host: localhost:{port}\r\nContent-Type: {kind}\r\nConnection: close");
    let request =
        format!("{line} HTTP/1.1\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}

/// Registers by page, API and library in turns, and every fifth time as somebody banned, until the
/// server no longer answers. Returns whose registration was answered.
fn work(name: &str, port: u16, acknowledged: &Sender<()>) -> Vec<String> {
    let mut made = Vec::new();
    for number in 0.. {
        let banned = number % 5 == 4;
        let name = format!("{}{name}n{number}", if banned { "banned" } else { "" });
        let form = "application/x-www-form-urlencoded";
        let password = crate::host::PASSWORD;
        let json = format!(
            r#"{{"username": "{name}", "email": "{name}@example.org", "password": "{password}"}}"#
        );
        let (asked, done, refused) = match number % 3 {
            0 => (status(port, "POST /accounts/register", form, &account(&name)), 303, 422),
            1 => {
                let line = "POST /accounts/api/register/";
                (status(port, line, "application/json", &json), 201, 400)
            }
            _ => (status(port, &format!("POST /hire/{name}"), form, ""), 200, 400),
        };
        let Some(status) = asked else { break };
        assert_eq!(status, if banned { refused } else { done }, "{name}");
        if !banned {
            made.push(name);
        }
        let _ = acknowledged.send(());
    }
    made
}

/// The first column of a query.
fn column(url: &str, sql: &str) -> Vec<String> {
    block_on(async {
        let database = sea_orm::Database::connect(url).await.expect("a connection");
        let rows = database.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
        let text = |row: &sea_orm::QueryResult| row.try_get_by_index(0).expect("text");
        let found = rows.expect("an answer").iter().map(text).collect();
        database.close().await.expect("an end");
        found
    })
}

fn lines(ledger: &Path) -> HashSet<String> {
    fs::read_to_string(ledger).unwrap_or_default().lines().map(str::to_owned).collect()
}

#[test]
fn whoever_comes_into_being_is_asked_about_first_and_told_of_then() {
    let scratch = std::env::temp_dir().join(format!("doorward-killed-{}", std::process::id()));
    fs::create_dir_all(&scratch).expect("a directory");
    let ledger = scratch.join("ledger");
    let url = format!("sqlite://{}", scratch.join("shop.db").display());
    let path = ledger.display().to_string();
    let variables = [
        ("SHOP_DATABASE", url.as_str()),
        ("SHOP_LEDGER", &path),
        ("DOORWARD_THROTTLE", "false"),
        ("ROCKET_LOG_LEVEL", "off"),
    ];
    let (deaths, each) = (number("TEST_KILLS", 3), number("TEST_REGISTRATIONS", 30));
    for death in 0..deaths {
        let shop = start(&variables);
        let (acknowledged, acknowledgements) = mpsc::channel();
        let port = shop.port;
        let hands: Vec<_> = (0..HANDS)
            .map(|hand| {
                let acknowledged = acknowledged.clone();
                thread::spawn(move || work(&format!("d{death}h{hand}"), port, &acknowledged))
            })
            .collect();
        // Each death comes at another moment of the work.
        for _ in 0..(each + death * 7 % 11) {
            let told = acknowledgements.recv_timeout(Duration::from_secs(60));
            told.expect("the shop goes on answering");
        }
        drop(shop);
        let made: Vec<String> =
            hands.into_iter().flat_map(|hand| hand.join().expect("a hand")).collect();
        let accounts: HashSet<String> =
            column(&url, "SELECT username FROM users").into_iter().collect();
        assert!(made.iter().all(|name| accounts.contains(name)), "an account is gone");
        assert!(accounts.iter().all(|name| !name.starts_with("banned")), "a hook was not asked");
        // What the dead one held is not waited for.
        execute(&url, "UPDATE deliveries SET due_at = 0");
    }
    let _shop = start(&variables);
    let end = Instant::now() + Duration::from_secs(120);
    let owed = || column(&url, "SELECT CAST(count(*) AS TEXT) FROM deliveries").concat();
    while owed() != "0" {
        assert!(Instant::now() < end, "{} are still owed", owed());
        thread::sleep(Duration::from_millis(100));
    }
    let (accounts, told) = (column(&url, "SELECT username FROM users"), lines(&ledger));
    let untold: Vec<_> = accounts.iter().filter(|name| !told.contains(*name)).collect();
    assert!(untold.is_empty(), "the hooks never heard of {untold:?}");
    println!("{deaths} deaths, {} accounts, all told", accounts.len());
    fs::remove_dir_all(&scratch).expect("own directory");
}
