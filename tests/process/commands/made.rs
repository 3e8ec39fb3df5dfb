//! What is made, and what is missing: a database, and the secret that belongs to it.

use std::fs;

use super::ground::{Ground, on_postgres, sentence, typing};
use crate::client::PASSWORD;
use crate::cluster::Cluster;
use crate::port::free_port;
use crate::refusals::assert_refused;
use crate::server::Setup;

const SECRET: &str = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";
const OTHER: &str = "b3f1c2a49d8e7f60517263849aabbccddf0e1d2c3b4a59687";
const ROOT: [&str; 5] = ["create-superuser", "--username", "root", "--email", "root@example.com"];

/// Whole, as everybody on the machine would call it.
fn path(ground: &Ground, name: &str) -> String {
    ground.setup.directory.path().join(name).display().to_string()
}

/// What people are told that the database is.
fn name(ground: &Ground) -> String {
    if on_postgres() { "PostgreSQL, ".into() } else { path(ground, "doorward.db") }
}

#[test]
fn a_start_says_what_it_has_made_and_where() {
    let ground = Ground::new();
    let (_, log) = ground.setup.start().stop();
    let warned = |event: &str, file: &str| {
        log.lines().any(|line| line.contains("WARN") && line.contains(event) && line.contains(file))
    };
    assert!(warned("database_made", &name(&ground)), "{log}");
    assert!(warned("secret_made", &path(&ground, "doorward.secret")), "{log}");
    let (_, log) = ground.setup.start().stop();
    assert!(!log.contains("WARN"), "{log}");
    let banner = log.lines().find(|line| line.trim_start().starts_with("database "));
    assert!(banner.is_some_and(|line| line.contains(&name(&ground))), "{log}");
}

#[test]
fn migrating_says_what_it_has_made_and_where() {
    let ground = Ground::new();
    let said = ground.run(&["migrate"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stderr.starts_with("warning: ") && said.stderr.contains(&name(&ground)));
    assert!(said.stdout.contains(&name(&ground)), "{said:?}");
    let again = ground.run(&["migrate"]);
    assert_eq!((again.code, again.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_superuser_is_made_in_another_directory_only_when_that_is_meant() {
    let ground = Ground::new();
    let told = sentence(&typing(&ground.setup, &ROOT, &format!("{PASSWORD}\n")));
    assert!(told.contains("--new") && told.contains(&name(&ground)), "{told}");
    let left = fs::read_dir(ground.setup.directory.path()).expect("readable");
    assert_eq!(left.count(), 0);
    let new = [&ROOT[..], &["--new"]].concat();
    let said = typing(&ground.setup, &new, &format!("{PASSWORD}\n"));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stderr.starts_with("warning: ") && said.stderr.contains(&name(&ground)));
    // Where there is one, the word changes nothing.
    let ada = ["create-superuser", "--new", "--username", "ada", "--email", "ada@example.com"];
    let said = typing(&ground.setup, &ada, &format!("{PASSWORD}\n"));
    assert_eq!((said.code, said.stderr.as_str()), (Some(0), ""));
}

#[test]
fn whoever_finds_no_database_is_told_where_it_was_looked_for() {
    if on_postgres() {
        return;
    }
    let ground = Ground::new();
    for arguments in [&["users", "list"][..], &["backup", "copy.db"], &["flush-expired"]] {
        let told = ground.refused(arguments);
        assert!(told.contains(&name(&ground)), "{told}");
    }
    ground.well(&["migrate"]);
    let said = ground.run(&["backup", "copy.db"]);
    assert!(said.stdout.contains(&path(&ground, "copy.db")), "{said:?}");
    assert!(said.stdout.contains(&name(&ground)), "{said:?}");
    assert!(said.stderr.contains(&path(&ground, "doorward.secret")), "{said:?}");
}

#[test]
fn a_secret_that_is_missing_stops_the_start_and_signs_nobody_out() {
    let ground = Ground::new();
    let server = ground.setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    server.stop();
    let (file, away) = (path(&ground, "doorward.secret"), path(&ground, "away"));
    fs::rename(&file, &away).expect("own file");
    assert_refused(&ground.run(&[]), &["doorward.secret_key", "DOORWARD_SECRET_KEY", &file]);
    let said = ground.run(&["check"]);
    assert!(said.stdout.contains("D005") && said.stdout.contains(&file), "{said:?}");
    assert!(!fs::exists(&file).expect("readable"), "another secret was made");
    ground.well(&["users", "list"]);
    fs::rename(&away, &file).expect("own file");
    let _server = ground.setup.start();
    assert!(ada.is_signed_in() && ada.forget_access().is_signed_in());
}

#[test]
fn a_configured_secret_starts_and_says_when_it_is_another_one() {
    let ground = Ground::new();
    let log = |setup: &Setup| setup.start().stop().1;
    let with = |secret| ground.setup.clone().with("DOORWARD_SECRET_KEY", secret);
    assert!(!log(&with(SECRET)).contains("secret_changed"));
    assert!(!log(&with(SECRET)).contains("secret_changed"));
    let told = log(&with(OTHER));
    assert!(told.contains("WARN") && told.contains("secret_changed"), "{told}");
    assert!(!told.contains(OTHER) && !told.contains(SECRET));
    assert!(!log(&with(OTHER)).contains("secret_changed"), "it is told once");
    let turned = with(SECRET).with("DOORWARD_SECRET_KEY_FALLBACKS", format!("[\"{OTHER}\"]"));
    assert!(!log(&turned).contains("secret_changed"), "nobody has to sign in again");
    ground.setup.directory.write("doorward.secret", OTHER);
    assert!(log(&ground.setup).contains("secret_changed"), "one from a file is as good");
}

#[test]
fn a_database_of_the_first_version_learns_its_secret_and_gets_no_other() {
    let ground = Ground::new();
    let server = ground.setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    server.stop();
    ground.execute("DELETE FROM installation WHERE name = 'secret'");
    let (file, away) = (path(&ground, "doorward.secret"), path(&ground, "away"));
    fs::rename(&file, &away).expect("own file");
    assert_refused(&ground.run(&[]), &["DOORWARD_SECRET_KEY", &file]);
    fs::rename(&away, &file).expect("own file");
    let server = ground.setup.start();
    assert!(ada.is_signed_in());
    server.stop();
    ground.execute("DELETE FROM sessions");
    fs::remove_file(&file).expect("own file");
    assert_refused(&ground.run(&[]), &["DOORWARD_SECRET_KEY", &file]);
}

#[test]
fn nodes_with_directories_of_their_own_cannot_make_two_secrets() {
    let Some(cluster) = Cluster::start("secrets") else { return };
    let url = cluster.database("secrets");
    let public = format!("http://localhost:{}", free_port());
    let setups = [0; 3].map(|_| {
        Setup::new().with("DOORWARD_DATABASE_URL", &url).with("DOORWARD_PUBLIC_URL", &public)
    });
    let made = |setup: &Setup| setup.directory.path().join("doorward.secret").exists();
    std::thread::scope(|scope| {
        let starts = setups.each_ref().map(|setup| {
            scope.spawn(move || {
                let mut child = setup.command(&[]).spawn().expect("the binary runs");
                // Those that are refused end by themselves; the other one is ended.
                while child.try_wait().expect("a child").is_none() && !made(setup) {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
                let _ = child.kill();
                child.wait_with_output().expect("it has ended")
            })
        });
        let told = starts.map(|start| {
            let output = start.join().expect("it ran");
            String::from_utf8_lossy(&output.stderr).into_owned()
        });
        let refused = told.iter().filter(|told| told.contains("DOORWARD_SECRET_KEY")).count();
        assert_eq!(refused, 2, "{told:?}");
    });
    assert_eq!(setups.iter().filter(|setup| made(setup)).count(), 1);
}
