//! Backups, those that are asked for and those before a migration; and databases of other versions.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::ground::{Ground, on_postgres, sentence};
use crate::sqlite::Sqlite;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

/// The backups that migrations have left.
fn left(ground: &Ground) -> Vec<PathBuf> {
    let entries = fs::read_dir(ground.setup.directory.path()).expect("readable");
    let backups = entries.flatten().map(|entry| entry.path());
    backups.filter(|path| path.display().to_string().contains(".before-")).collect()
}

/// Takes one step from the database, which can be made again by itself, whatever came after it.
fn age(ground: &Ground) {
    ground.execute("DROP TABLE releases");
    ground.execute("DELETE FROM doorward_migrations WHERE version = 'm0004_releases'");
}

/// Ends what goes on beside a test, also when the test fails.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_backup_under_writes_is_whole() {
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    if on_postgres() {
        assert!(ground.refused(&["backup", "copy.db"]).contains("pg_dump"));
        return;
    }
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut number = 0;
            while !over.load(Ordering::Relaxed) {
                number += 1;
                server.visitor().register(&format!("ada{number}"));
            }
        });
        let end = Ending(&over);
        for number in 1..=5 {
            let name = format!("copy{number}.db");
            let said = ground.run(&["backup", &name]);
            assert_eq!(said.code, Some(0), "{said:?}");
            assert!(said.stderr.contains("doorward.secret"), "the secret is not in it: {said:?}");
            let copy = ground.setup.directory.path().join(&name);
            assert_eq!(mode(&copy), 0o600);
            let mut copy = Sqlite::open(&copy);
            assert_eq!(copy.text("PRAGMA integrity_check"), "ok");
            assert_eq!(copy.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
            assert_eq!(copy.text("SELECT username FROM users WHERE id = 1"), "root");
        }
        drop(end);
        writing.join().expect("nobody is turned away meanwhile");
    });
    let mut root = server.visitor();
    root.try_sign_in("root").expect("an answer");
    let told = "Last backup</dt><dd id=\"last-backup\"><time";
    assert!(root.get("/admin").body.contains(told), "the overview tells of it");
    let before = fs::read(ground.setup.directory.path().join("copy1.db")).expect("readable");
    assert!(ground.refused(&["backup", "copy1.db"]).contains("already"));
    assert!(ground.refused(&["backup", "doorward.db"]).contains("already"));
    assert!(ground.refused(&["backup", "nowhere/copy.db"]).contains("nowhere/copy.db"));
    assert_eq!(fs::read(ground.setup.directory.path().join("copy1.db")).expect("it"), before);
    let parts = fs::read_dir(ground.setup.directory.path()).expect("readable").flatten();
    assert_eq!(
        parts.filter(|entry| entry.path().display().to_string().contains(".part")).count(),
        0
    );
}

#[test]
fn a_copy_is_a_database_that_serves() {
    if on_postgres() {
        return;
    }
    let ground = Ground::with_superuser();
    ground.well(&["backup", "copy.db"]);
    let setup = ground.setup.clone().with("DOORWARD_DATABASE_URL", "sqlite://copy.db");
    let server = setup.start();
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);
}

#[test]
fn a_migration_leaves_a_backup_beside_a_database_that_held_something() {
    let ground = Ground::with_superuser();
    assert_eq!(left(&ground), [""; 0].map(PathBuf::from), "a new database has nothing to lose");
    age(&ground);
    let told = ground.refused(&["users", "list"]);
    assert!(told.contains("m0004_releases") && told.contains("doorward migrate"), "{told}");
    assert!(ground.well(&["migrate", "status"]).contains("[ ] m0004_releases"));
    assert_eq!(left(&ground).len(), 0, "looking migrates nothing");

    let said = ground.run(&["migrate", "up"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(ground.well(&["users", "list", "--json"]).lines().count(), 1);
    if on_postgres() {
        return;
    }
    let [backup] = &left(&ground)[..] else { panic!("{:?}", left(&ground)) };
    let name = backup.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.starts_with(concat!("doorward.db.before-", env!("CARGO_PKG_VERSION"), "-20")));
    assert!(said.stderr.contains(&name), "{said:?}");
    assert_eq!(mode(backup), 0o600);
    let mut copy = Sqlite::open(backup);
    assert_eq!(copy.text("SELECT username FROM users"), "root");
    assert_eq!(copy.number("SELECT count(*) FROM sqlite_schema WHERE name = 'releases'"), 0);
    ground.well(&["migrate", "up"]);
    assert_eq!(left(&ground).len(), 1, "nothing to do needs no backup");
}

#[test]
fn the_server_backs_up_before_it_migrates_and_says_where() {
    let ground = Ground::with_superuser();
    age(&ground);
    let server = ground.setup.start();
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);
    if on_postgres() {
        return;
    }
    let [backup] = &left(&ground)[..] else { panic!("{:?}", left(&ground)) };
    let name = backup.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(server.has_said(&name), "{}", server.log());
}

#[test]
fn without_room_for_a_backup_nothing_is_migrated() {
    if on_postgres() {
        return;
    }
    let ground = Ground::with_superuser();
    age(&ground);
    ground.execute("CREATE TABLE filler AS SELECT zeroblob(4000000) AS filler");
    // A file may have 2000 blocks, which are half a kilobyte or a whole one.
    let small = ground.setup.clone().after_shell("ulimit -f 2000; trap '' XFSZ");
    let told = sentence(&small.run(&["migrate"]));
    assert!(told.contains("backup"), "{told}");
    assert_eq!(left(&ground).len(), 0);
    assert!(ground.well(&["migrate", "status"]).contains("[ ] m0004_releases"));
}

#[test]
fn steps_of_the_first_version_are_taken_over_and_those_of_another_application_stay() {
    let ground = Ground::with_superuser();
    let steps = ground.well(&["migrate", "status"]);
    ground.execute("ALTER TABLE doorward_migrations RENAME TO seaql_migrations");
    ground.execute("INSERT INTO seaql_migrations VALUES ('m0001_shelves', 1)");
    assert_eq!(ground.well(&["migrate", "status"]), steps, "looking takes nothing over");
    assert_eq!(ground.well(&["users", "list", "--json"]).lines().count(), 1);
    assert_eq!(ground.run(&["migrate", "up"]).code, Some(0));
    assert_eq!(ground.well(&["migrate", "status"]), steps);
    // What is left is the other application's, whatever it is called.
    ground.execute("INSERT INTO seaql_migrations SELECT 'm0002_shelves', applied_at FROM seaql_migrations WHERE version = 'm0001_shelves'");
    ground.execute("INSERT INTO seaql_migrations VALUES ('m0001_accounts', 1)");
    ground.well(&["migrate", "up"]);
    assert_eq!(ground.well(&["migrate", "status"]), steps);
    ground.execute("DELETE FROM seaql_migrations WHERE version = 'm0001_accounts'");
    let server = ground.setup.start();
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);
}

#[test]
fn a_program_older_than_the_database_refuses_and_names_both() {
    let ground = Ground::with_superuser();
    let steps = ground.json(&["migrate", "status"]);
    let last = steps.iter().filter_map(|step| step["step"].as_str()).max().expect("a step");
    ground.execute("INSERT INTO doorward_migrations VALUES ('m9999_future', 1)");
    ground.execute("INSERT INTO releases VALUES ('9.8.7', 'm9999_future', 1)");
    let own = env!("CARGO_PKG_VERSION");
    for arguments in [&["serve"][..], &["migrate"], &["users", "list"], &["flush-expired"]] {
        let told = sentence(&ground.run(arguments));
        for word in ["9.8.7", "m9999_future", own, last] {
            assert!(told.contains(word), "{arguments:?}: {word} is missing in {told}");
        }
    }
    let status = ground.run(&["migrate", "status"]);
    assert_eq!(status.code, Some(0), "{status:?}");
    assert!(status.stdout.contains("[?] m9999_future"), "{status:?}");
    let check = ground.run(&["check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.stdout.contains("D004") && check.stdout.contains("m9999_future"), "{check:?}");
    assert_eq!(left(&ground).len(), 0);
}
