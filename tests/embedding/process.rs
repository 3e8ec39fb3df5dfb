//! The shop as a process of its own: what it reads from its environment, and what it writes.

use std::path::{Path, PathBuf};
use std::process::Command;

use doorward::{CurrentUser, Doorward};
use rocket::figment::Figment;
use rocket::{Build, Rocket, get, routes};
use rocket_dyn_templates::Template;

use crate::child::Child;
use crate::host::{PASSWORD, execute};
use crate::killed::{self, Ledger};
use crate::tutorials::ask;

#[get("/orders?<code>")]
fn orders(user: Option<CurrentUser<'_>>, code: Option<&str>) -> String {
    let who = user.map_or_else(|| "nobody".to_owned(), |user| user.username.clone());
    format!("Orders of {who} with {}", code.unwrap_or("nothing"))
}

/// What [`start`] starts: this test of this program, alone.
#[test]
#[ignore = "the shop itself, which the other tests start as a process"]
fn the_shop() {
    let rocket = application(rocket::Config::figment().merge(("log_level", "normal")));
    rocket::execute(rocket.launch()).expect("the shop opens");
}

/// The shop, with its own database where `SHOP_DATABASE` names one, and hooks that keep a ledger
/// where `SHOP_LEDGER` names one.
pub fn application(figment: Figment) -> Rocket<Build> {
    let figment = match std::env::var("SHOP_DATABASE") {
        Ok(own) => figment.merge(("doorward.database_url", own)),
        Err(_) => figment,
    };
    let doorward = match std::env::var("SHOP_LEDGER") {
        Ok(file) => Doorward::at("/accounts").hooks(Ledger(file)),
        Err(_) => Doorward::at("/accounts"),
    };
    rocket::custom(figment)
        .attach(Template::custom(doorward::templates))
        .attach(doorward)
        .mount("/", routes![orders, killed::hire])
}

pub fn start(variables: &[(&str, &str)]) -> Child {
    let program = std::env::current_exe().expect("the path of this test");
    let arguments = ["process::the_shop", "--exact", "--ignored", "--nocapture"];
    Child::start_with(&program, &arguments, variables)
}

/// The program `doorward`, which Cargo has built beside this test.
fn doorward(directory: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_doorward")))
        .args(arguments)
        .current_dir(directory)
        .env_clear()
        .output()
        .expect("the program runs");
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&told).into_owned())
}

/// The address in a text that ends with a code.
pub fn address(text: &str) -> &str {
    let words = text.split_whitespace();
    words.into_iter().find(|word| word.contains("?code=")).unwrap_or_else(|| panic!("{text}"))
}

/// An address without scheme and host.
pub fn path(address: &str) -> &str {
    let rest = address.split_once("://").expect("a whole address").1;
    &rest[rest.find('/').expect("a path")..]
}

pub const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

pub fn account(name: &str) -> String {
    format!("username={name}&email={name}%40example.org&password={PASSWORD}&password2={PASSWORD}")
}

#[test]
fn the_log_tells_where_the_first_superuser_is_made_until_there_is_one() {
    let shop = start(&[]);
    let log = shop.log();
    let address = address(&log);
    assert!(address.contains("/accounts/setup?code="), "{address}");
    let page = ask(&shop, &format!("GET {}", path(address)), &[], "");
    assert_eq!(page.status, 200, "{}", page.body);
    let made = ask(&shop, &format!("POST {}", path(address)), &[FORM], &account("root"));
    assert_eq!(made.status, 303, "{}", made.body);
    let again = shop.restart();
    assert!(!again.log().contains("?code="), "{}", again.log());
}

#[test]
fn commands_print_addresses_below_the_shops_base() {
    let shop = start(&[]);
    let made = ask(&shop, "POST /accounts/register", &[FORM], &account("ada"));
    assert_eq!(made.status, 303, "{}", made.body);
    let (done, told) = doorward(&shop.directory, &["reset-link", "ada"]);
    assert!(done, "{told}");
    let address = address(&told);
    assert!(address.contains("/accounts/reset?code="), "{told}");
    let page = ask(&shop, &format!("GET {}", path(address)), &[], "");
    assert_eq!(page.status, 200, "{}", page.body);
    let (done, told) = doorward(
        &shop.directory,
        &["create-superuser", "--no-input", "--username", "root", "--email", "r@example.org"],
    );
    assert!(!done && told.contains("password"), "{told}");
}

#[test]
fn no_code_of_an_own_address_is_in_rockets_log() {
    let shop = start(&[]);
    ask(&shop, "POST /accounts/register", &[FORM], &account("ada"));
    let (_, told) = doorward(&shop.directory, &["reset-link", "ada"]);
    let address = path(address(&told));
    let code = address.split_once('=').expect("a code").1;
    for line in [format!("GET {address}"), format!("HEAD {address}"), format!("GET {address}&x=1")]
    {
        assert_eq!(ask(&shop, &line, &[], "").status, 200, "{line}");
    }
    let slash = address.replace("reset?", "reset/?");
    assert_eq!(ask(&shop, &format!("GET {slash}"), &[], "").status, 200);
    let encoded = address.replace("code=", "c%6fde=");
    assert_eq!(ask(&shop, &format!("GET {encoded}"), &[], "").status, 200);
    let refused = [("Sec-Fetch-Site", "cross-site"), FORM];
    assert_eq!(ask(&shop, &format!("POST {address}"), &refused, "password=x").status, 403);
    let form = "password=Velvet-Glacier-9035&password2=Velvet-Glacier-9035";
    assert_eq!(ask(&shop, &format!("POST {address}"), &[FORM], form).status, 303);
    assert_eq!(ask(&shop, &format!("GET {address}"), &[], "").status, 403);
    let hosts = ask(&shop, "GET /orders?code=of-the-shop", &[], "");
    assert_eq!(hosts.body, "Orders of nobody with of-the-shop");
    let log = shop.log();
    assert!(log.contains("GET /accounts/reset"), "Rocket's log is not there: {log}");
    assert!(!log.contains(code), "{code} is in the log:\n{log}");
}

#[test]
fn what_the_hosts_code_sets_comes_before_the_environment_and_that_before_the_file() {
    let scratch = std::env::temp_dir().join(format!("doorward-settings-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a directory");
    let file = |name: &str| scratch.join(name).display().to_string();
    let url = |name: &str| format!("sqlite://{}", file(name));
    let (code, environment) = (url("code.db"), url("environment.db"));
    let toml = file("Rocket.toml");
    let table = format!("[default.doorward]\ndatabase_url = \"{}\"\n", url("file.db"));
    std::fs::write(&toml, table).expect("a file");
    let there = |name: &str| std::path::Path::new(&file(name)).exists();

    let all = [
        ("ROCKET_CONFIG", toml.as_str()),
        ("DOORWARD_DATABASE_URL", environment.as_str()),
        ("SHOP_DATABASE", code.as_str()),
    ];
    let shop = start(&all);
    assert_eq!(ask(&shop, "POST /accounts/register", &[FORM], &account("ada")).status, 303);
    drop(shop);
    assert!(there("code.db") && !there("environment.db") && !there("file.db"));
    execute(&code, "DELETE FROM users WHERE username = 'ada'");
    drop(start(&all[..2]));
    assert!(there("environment.db") && !there("file.db"));
    drop(start(&all[..1]));
    assert!(there("file.db"));
    std::fs::remove_dir_all(&scratch).expect("own directory");
}
