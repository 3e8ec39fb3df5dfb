//! Going back to a backup, and databases that are damaged.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::ground::{Ground, on_postgres, sentence};
use crate::sqlite::Sqlite;

/// The databases that were put aside.
fn aside(ground: &Ground) -> Vec<PathBuf> {
    let entries = fs::read_dir(ground.setup.directory.path()).expect("readable");
    let all = entries.flatten().map(|entry| entry.path());
    let kept = all.filter(|path| path.display().to_string().contains(".before-restore-"));
    kept.filter(|path| !path.display().to_string().ends_with("-wal")).collect()
}

fn count(ground: &Ground) -> usize {
    ground.well(&["users", "list", "--json"]).lines().count()
}

/// Writes nonsense over the page where this table begins.
fn damage(ground: &Ground, file: &str) {
    let path = ground.setup.directory.path().join(file);
    let root = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'sessions'";
    let page = Sqlite::open(&path).number(root);
    let mut file = fs::OpenOptions::new().write(true).open(&path).expect("own file");
    let place = u64::try_from(page - 1).expect("a page") * 4096;
    file.seek(SeekFrom::Start(place)).expect("it is that long");
    file.write_all(&[0xff; 4096]).expect("there is room");
}

#[test]
fn a_backup_takes_the_place_of_a_database_that_was_left_in_the_middle_of_things() {
    let ground = Ground::with_superuser();
    if on_postgres() {
        assert!(ground.refused(&["restore", "copy.db"]).contains("pg_restore"));
        return;
    }
    ground.well(&["backup", "copy.db"]);
    let server = ground.setup.start();
    for number in 0..30 {
        server.visitor().register(&format!("ada{number}"));
    }
    let told = ground.refused(&["restore", "copy.db"]);
    assert!(told.contains("has it open"), "{told}");
    assert_eq!(count(&ground), 31, "nothing has changed");
    server.kill();
    assert!(ground.setup.directory.path().join("doorward.db-wal").exists());

    let said = ground.run(&["restore", "copy.db"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stderr.contains("active again"), "{said:?}");
    assert!(!ground.setup.directory.path().join("doorward.db-wal").exists());
    assert_eq!(count(&ground), 1);
    let [former] = &aside(&ground)[..] else { panic!("{:?}", aside(&ground)) };
    let name = former.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(said.stderr.contains(&name), "{said:?}");
    assert_eq!(Sqlite::open(former).number("SELECT count(*) FROM users"), 31, "whole");
    let mut restored = Sqlite::open(&ground.file());
    assert_eq!(restored.text("PRAGMA integrity_check"), "ok");
    let server = ground.setup.start();
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);
}

#[test]
fn sessions_live_again_unless_all_are_ended() {
    if on_postgres() {
        return;
    }
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    let mut elsewhere = ada.clone();
    ground.well(&["backup", "copy.db"]);
    assert_eq!(ada.post("/logout", &[]).status, 303);
    assert!(!elsewhere.is_signed_in());
    let mut elsewhere = ada.clone();
    server.stop();
    ground.well(&["restore", "copy.db"]);
    let server = ground.setup.start();
    let mut bob = server.visitor();
    bob.register("bob");
    server.stop();
    let said = ground.run(&["restore", "--end-sessions", "copy.db"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stderr.contains("ended: 1."), "{said:?}");
    let _server = ground.setup.start();
    assert!(!elsewhere.is_signed_in());
    let ended = "SELECT count(*) FROM sessions WHERE ended_at IS NULL";
    assert_eq!(Sqlite::open(&ground.file()).number(ended), 0);
}

#[test]
fn what_is_no_sound_backup_is_refused_and_nothing_changes() {
    if on_postgres() {
        return;
    }
    let ground = Ground::with_superuser();
    let directory = ground.setup.directory.clone();
    ground.well(&["backup", "damaged.db"]);
    damage(&ground, "damaged.db");
    ground.well(&["backup", "newer.db"]);
    let mut newer = Sqlite::open(&directory.path().join("newer.db"));
    newer.execute("INSERT INTO doorward_migrations VALUES ('m9999_future', 1)");
    drop(newer);
    directory.write("text.db", "This is no database, but a text that is longer than a header is.");
    directory.write("empty.db", "");
    for (file, word) in [
        ("damaged.db", "damaged"),
        ("newer.db", "m9999_future"),
        ("text.db", "no database"),
        ("empty.db", "no database of Doorward"),
        ("nowhere.db", "no such file"),
        ("doorward.db", "itself"),
    ] {
        let told = ground.refused(&["restore", file]);
        assert!(told.contains(word), "{file}: {told}");
        assert_eq!(count(&ground), 1, "{file}");
    }
    assert_eq!(aside(&ground).len(), 0);
    let left = fs::read_dir(directory.path()).expect("readable").flatten();
    assert!(!left.into_iter().any(|entry| entry.path().display().to_string().contains(".part")));
}

#[test]
fn a_damaged_database_is_told_by_check_readiness_and_log_and_can_be_replaced() {
    if on_postgres() {
        return;
    }
    let ground = Ground::with_superuser();
    ground.well(&["backup", "copy.db"]);
    let server = ground.setup.start();
    assert_eq!(server.visitor().get("/health/ready").status, 200);
    server.stop();
    damage(&ground, "doorward.db");
    let check = ground.run(&["check"]);
    assert_eq!(check.code, Some(1), "{check:?}");
    assert!(
        check.stdout.contains("D006") && check.stdout.contains("doorward restore"),
        "{check:?}"
    );

    let server = ground.setup.start();
    assert!(server.has_said("database_damaged"), "{}", server.log());
    let begun = Instant::now();
    while server.visitor().get("/health/ready").status != 503 {
        assert!(begun.elapsed() < Duration::from_secs(5), "it counts as ready");
    }
    server.stop();
    ground.run(&["restore", "copy.db"]);
    assert_eq!(ground.well(&["check"]), "Nothing found.\n");
    let server = ground.setup.start();
    assert_eq!(server.visitor().get("/health/ready").status, 200);
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);

    let name = ground.file();
    drop(server);
    fs::write(&name, "not a database any more, for somebody wrote a text in its place, alas")
        .expect("own file");
    let check = ground.run(&["check"]);
    assert!(check.stdout.contains("D006"), "{check:?}");
    let told = sentence(&ground.run(&["users", "list"]));
    assert!(told.contains("no database"), "{told}");
    ground.run(&["restore", "copy.db"]);
    assert_eq!(count(&ground), 1);
}
