//! Doorward's commands below the shop's own command line.

use std::path::{Path, PathBuf};

use clap::Parser;
use rocket::figment::Figment;

use crate::child::Child;
use crate::host::{PASSWORD, block_on};
use crate::process::{FORM, account, address, application, path, start};
use crate::tutorials::ask;

/// The shop's own commands, and Doorward's.
#[derive(Parser)]
enum Shop {
    /// Say what is on the shelves
    Stock,
    /// Look after the accounts
    #[command(subcommand)]
    Accounts(doorward::cli::Command),
}

/// What [`command`] starts: this test of this program, alone.
#[test]
#[ignore = "a command of the shop, which the other tests start as a process"]
fn the_shops_command() {
    let line = std::env::var("SHOP_COMMAND").expect("what to do");
    let figment = Figment::from(rocket::Config::figment()).merge(("doorward.bcrypt_cost", 4));
    match Shop::parse_from(line.split(' ')) {
        Shop::Stock => println!("tea"),
        Shop::Accounts(command) => {
            let code = block_on(command.run(application(figment)));
            println!("{code:?}");
        }
    }
}

fn command(directory: &Path, line: &str, variables: &[(&str, &str)]) -> String {
    let output = std::process::Command::new(std::env::current_exe().expect("this test's path"))
        .args(["commands::the_shops_command", "--exact", "--ignored", "--nocapture"])
        .current_dir(directory)
        .env_clear()
        .env("SHOP_COMMAND", format!("shop {line}"))
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

fn fresh(name: &str) -> PathBuf {
    let directory = format!("doorward-commands-{name}-{}", std::process::id());
    let directory = std::env::temp_dir().join(directory);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(directory.join("templates")).expect("a directory");
    directory
}

const NEW: &str =
    "accounts create-superuser --new --no-input --username root --email root@example.org";

fn done(told: &str) -> bool {
    told.contains("ExitCode(unix_exit_status(0))")
}

#[test]
fn commands_know_the_base_before_the_shop_has_ever_served() {
    let directory = fresh("new");
    let made = command(&directory, NEW, &[("DOORWARD_SUPERUSER_PASSWORD", PASSWORD)]);
    assert!(done(&made), "{made}");
    assert!(made.contains("http://localhost:8000/accounts/login"), "{made}");
    let link = command(&directory, "accounts reset-link root", &[]);
    assert!(done(&link), "{link}");
    assert!(address(&link).starts_with("http://localhost:8000/accounts/reset?code="), "{link}");
    let listed = command(&directory, "accounts users list --superuser", &[]);
    assert!(done(&listed) && listed.contains("root@example.org"), "{listed}");
    assert_eq!(command(&directory, "stock", &[]).matches("tea").count(), 1);
    let _ = std::fs::remove_dir_all(directory);
}

#[test]
fn links_that_commands_print_open_in_the_running_shop() {
    let shop: Child = start(&[]);
    ask(&shop, "POST /accounts/register", &[FORM], &account("ada"));
    let port = shop.port.to_string();
    let link = command(&shop.directory, "accounts reset-link ada", &[("ROCKET_PORT", &port)]);
    let page = ask(&shop, &format!("GET {}", path(address(&link))), &[], "");
    assert_eq!(page.status, 200, "{}", page.body);
    let gone = command(&shop.directory, "accounts users deactivate ada", &[]);
    assert!(done(&gone) && gone.contains("ada is now inactive"), "{gone}");
    let nobody = command(&shop.directory, "accounts reset-link nobody", &[]);
    assert!(!done(&nobody) && nobody.contains("there is no user"), "{nobody}");
}

#[test]
fn commands_make_no_database_and_use_the_one_that_the_hosts_code_names() {
    let directory = fresh("none");
    for line in ["accounts users list", "accounts audit", "accounts migrate status"] {
        let told = command(&directory, line, &[]);
        assert!(line.ends_with("status") == done(&told), "{told}");
        assert!(!directory.join("doorward.db").exists(), "{line}");
    }
    let other = format!("sqlite://{}", directory.join("shop.db").display());
    let variables = [("SHOP_DATABASE", other.as_str()), ("DOORWARD_SUPERUSER_PASSWORD", PASSWORD)];
    let made = command(&directory, NEW, &variables);
    assert!(done(&made), "{made}");
    assert!(directory.join("shop.db").exists() && !directory.join("doorward.db").exists());
    let checked = command(&directory, "accounts check", &variables);
    assert!(done(&checked) && checked.contains("Nothing found."), "{checked}");
    let _ = std::fs::remove_dir_all(directory);
}
